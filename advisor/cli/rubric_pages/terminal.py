"""Rubrics and their elements as text for a terminal."""

from collections.abc import Iterable
from functools import cache

from jinja2 import Environment
from markupsafe import Markup

from advisor.cli.output import cell, columns, faint, heading, labelled, wrapped
from advisor.cli.rubric_pages.templates import environment, rendered
from advisor.document.checked import Frozen
from advisor.plain_text import plain
from advisor.rubric.model import Rubric


def rubric_text(chosen: Rubric) -> str:
    """Return what the whole rubric holds: levels, features and practices."""
    return _text("rubric", chosen)


def element_text(chosen: Rubric, kind: str, element: Frozen) -> str:
    """Return all that the rubric says of one of its elements."""
    return _text(kind, chosen, **{kind: element})


def _text(kind: str, chosen: Rubric, **element: Frozen) -> str:
    return rendered(_environment(), f"terminal/{kind}.txt.j2", chosen, **element)


@cache
def _environment() -> Environment:
    made = environment(plain)
    made.filters |= {
        "bullet": _bullet,
        "cell": lambda text, width: Markup(cell(str(text), width)),  # noqa: S704
        "faint": lambda text: Markup(faint(str(text)) if text else ""),  # noqa: S704
        "heading": _heading,
        "widest": _widest,
        "wrapped": _wrapped,
    }
    made.globals["labelled"] = _labelled
    return made


def _heading(text: str) -> Markup:
    return Markup("\n".join(map(heading, wrapped(str(text), indent=""))))  # noqa: S704


def _widest(texts: Iterable[str]) -> int:
    return max((columns(plain(text)) for text in texts), default=0)


def _wrapped(text: str, first: str = "  ", indent: str = "  ") -> Markup:
    return Markup("\n".join(wrapped(str(text), first=first, indent=indent)))  # noqa: S704


def _bullet(text: str, mark: str = "•", start: int = 2) -> Markup:
    first = f"{' ' * start}{mark} "
    return _wrapped(text, first=first, indent=" " * len(first))


def _labelled(label: str, text: str, width: int = 9, start: int = 2) -> Markup:
    return Markup("\n".join(labelled(label, str(text), width=width, start=start)))  # noqa: S704
