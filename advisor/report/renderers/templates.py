"""The Jinja environment that all templates are rendered in."""

from collections.abc import Callable
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from advisor.plain_text import plain
from advisor.shipped import shipped


@cache
def environment(*, escape: bool, finalize: Callable[[Any], Any]) -> Environment:
    """Return an environment that fails on unknown names and passes all output to `finalize`."""
    return Environment(
        loader=FileSystemLoader(shipped("templates") / "report"),
        autoescape=escape,  # noqa: S701 Markdown has an escape of its own, in `finalize`
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=finalize,
    )


def harmless(value: Any) -> Any:
    """Return text without control or direction characters, anything else as it is."""
    return plain(value) if type(value) is str else value


def blocks_of(view: object) -> dict[str, Any]:
    """Return the fields of a view as template variables."""
    if not is_dataclass(view):
        raise TypeError("a view is a dataclass")
    return {field.name: getattr(view, field.name) for field in fields(view)}
