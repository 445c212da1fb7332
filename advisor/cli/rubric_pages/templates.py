"""The Jinja environment of a rubric's pages."""

import re
from collections.abc import Callable
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from advisor.cli.rubric_pages.conditions import concerned
from advisor.cli.rubric_pages.counts import rubric_counts
from advisor.cli.rubric_pages.relations import Relations, gates_at
from advisor.plain_text import counted
from advisor.rubric.implied import with_implied, written_criteria, written_features
from advisor.rubric.model import ProfileField, Rubric
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
    made.globals |= {
        "concerned": concerned,
        "gates_at": gates_at,
        "joined": _joined,
        "no_answer": _no_answer,
        "profile_values": profile_values,
        "written_criteria": written_criteria,
        "written_features": written_features,
    }
    return made


def rendered(made: Environment, template: str, rubric: Rubric, **more: Any) -> str:
    """Return a template filled with a rubric, its relations, and `more`."""
    whole = with_implied(rubric)
    page = made.get_template(template).render(
        rubric=whole, relations=Relations(whole), counts=rubric_counts(whole), **more
    )
    return _BLANK_LINES.sub("\n\n", page).strip() + "\n"


def _no_answer(field: ProfileField) -> str:
    """Return what no answer counts as; nothing where it leaves all in."""
    if field.default is not None:
        return str(field.default).lower()
    return "1" if field.type == "number" else ""


def _joined(*parts: object) -> str:
    """Return what there is of `parts` with commas."""
    return ", ".join(str(part) for part in parts if part)
