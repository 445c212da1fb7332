"""The Jinja environment of a rubric's pages."""

import re
from collections.abc import Callable
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from advisor.cli.rubric_pages.counts import rubric_counts
from advisor.cli.rubric_pages.relations import Relations, gates_at
from advisor.plain_text import counted
from advisor.rubric.model import Rubric
from advisor.rubric.profile import profile_values
from advisor.shipped import shipped

_BLANK_LINES = re.compile(r"\n{3,}")


def environment(escape: Callable[[str], str]) -> Environment:
    """Return an environment that passes all text a template shows through `escape`, once.

    What is escaped is Markup. Blank lines are gathered by `rendered`, so templates need not care.
    """
    made = Environment(
        loader=FileSystemLoader(shipped("templates") / "rubric"),
        autoescape=True,  # Jinja then keeps Markup apart; the escape is ours
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=lambda value: Markup(escape(value)) if type(value) is str else value,  # noqa: S704
    )
    made.filters |= {"counted": counted, "number": "{:g}".format}
    made.globals |= {"joined": _joined, "gates_at": gates_at, "profile_values": profile_values}
    return made


def rendered(made: Environment, template: str, rubric: Rubric, **more: Any) -> str:
    """Return a template filled with a rubric, its relations, and `more`."""
    page = made.get_template(template).render(
        rubric=rubric, relations=Relations(rubric), counts=rubric_counts(rubric), **more
    )
    return _BLANK_LINES.sub("\n\n", page).strip() + "\n"


def _joined(*parts: object) -> str:
    """Return what there is of `parts` with commas."""
    return ", ".join(str(part) for part in parts if part)
