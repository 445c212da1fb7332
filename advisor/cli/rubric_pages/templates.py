"""The Jinja environment of a rubric's pages."""

import re
from collections.abc import Callable
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from advisor.cli.rubric_pages.counts import rubric_counts
from advisor.cli.rubric_pages.relations import Relations, gates_at
from advisor.rubric.implied_criteria import with_implied, written_criteria, written_features
from advisor.rubric.model import Feature, Level, ProfileField, Rubric
from advisor.rubric.profile import profile_values
from advisor.shipped import shipped
from advisor.translation import sentence
from advisor.words.applies_when import concerned, say_conditions
from advisor.words.rubric_page import rubric_sentences, rubric_words, say_feature_kind

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
    made.filters["number"] = "{:g}".format
    made.globals |= {
        "_": _labels(escape),
        "concerned": concerned,
        "conditions": say_conditions,
        "gates_at": gates_at,
        "joined": _joined,
        "kind_of": _kind_of,
        "no_answer": _no_answer,
        "profile_values": profile_values,
        "words": _words(),
        "written_criteria": written_criteria,
        "written_features": written_features,
    }
    return made


def _labels(escape: Callable[[str], str]) -> Callable[..., Markup]:
    """Return what gives a label of a page with its values, of which only those need an escape."""

    def label(text: str, **values: object) -> Markup:
        said = {
            name: value if isinstance(value, Markup) else escape(str(value))
            for name, value in values.items()
        }
        return Markup(sentence(text, **said))  # noqa: S704

    return label


def _words() -> dict[str, Markup | Callable[..., str]]:
    """Return what is said alike of every rubric, by the name that a template has for it."""
    return {name: Markup(text) for name, text in rubric_sentences().items()} | rubric_words()  # noqa: S704


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


def _kind_of(feature: Feature, level: Level, relations: Relations) -> str:
    """Return what a feature is to its level, of which side where there are more, and its set."""
    sides, sets = relations.titles["sides"], relations.titles["sets"]
    side = sides[relations.side_of(feature)] if len(sides) > 1 else ""
    kind = say_feature_kind(feature.role, ground=level.level == 0)
    return _joined(kind, side, sets[feature.set] if feature.set else "")
