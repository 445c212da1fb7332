"""A parser's events into plain data, where there is nothing to be said of any of them.

Dates stay text, and only what looks like a JSON number becomes a number.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import yaml

DEEPEST = 40
INT = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,17})")
_FLOAT = re.compile(r"[-+]?(?:[0-9]+\.[0-9]*|\.[0-9]+|[0-9]+)(?:[eE][-+]?[0-9]{1,3})?")
_LEADING_ZERO = re.compile(r"[-+]?0[0-9]+")
# Blanks that YAML does not know, as copies from web pages and word processors have them.
INVISIBLE = re.compile(
    "^[\u00a0\u00ad\u2000-\u200f\u2028-\u202f\u2060\u3000\ufeff]|"
    "[\u00a0\u00ad\u2000-\u200f\u2028-\u202f\u2060\u3000\ufeff]$"
)
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_TRUE = frozenset({"yes", "true", "on"})
_FALSE = frozenset({"no", "false", "off"})


class NotPlainError(Exception):
    """Something in a text is to be noted or refused."""


def plain_data(event: Any, events: Iterator[Any], depth: int = 0) -> Any:
    """Return the data that begins with an event. Raises NotPlainError, without saying why."""
    if event.anchor or (event.tag and event.tag != "!"):
        raise NotPlainError
    if type(event) is yaml.ScalarEvent:  # most of them: this is where a file's time goes
        return event.value if event.style or not event.implicit[0] else resolve(event.value)
    if depth >= DEEPEST:
        raise NotPlainError
    return (
        _plain_items(events, depth + 1)
        if type(event) is yaml.SequenceStartEvent
        else _plain_mapping(events, depth + 1)
    )


def _plain_items(events: Iterator[Any], depth: int) -> list[Any]:
    items: list[Any] = []
    for event in events:
        if type(event) is yaml.SequenceEndEvent:
            break
        items.append(plain_data(event, events, depth))
    return items


def _plain_mapping(events: Iterator[Any], depth: int) -> dict[str | int, Any]:
    mapping: dict[str | int, Any] = {}
    for key in events:
        if type(key) is yaml.MappingEndEvent:
            break
        if type(key) is not yaml.ScalarEvent or key.anchor:
            raise NotPlainError
        name = key.value if key.style or not key.implicit[0] else _plain_key(key.value)
        if name is None or name in mapping:
            raise NotPlainError
        mapping[name] = plain_data(next(events), events, depth)
    return mapping


@lru_cache(maxsize=4096)
def _plain_key(text: str) -> str | None:
    """Return a key that is written without quotes, or None where it needs a closer look."""
    return None if INVISIBLE.search(text) or INT.fullmatch(text) else text


@lru_cache(maxsize=4096)
def resolve(text: str) -> Any:
    """Return the value of text that stands without quotes."""
    lowered = text.lower()
    if text in _NULLS:
        return None
    if lowered in _TRUE or lowered in _FALSE:
        return lowered in _TRUE
    if INT.fullmatch(text):
        return int(text)
    if _FLOAT.fullmatch(text) and not _LEADING_ZERO.fullmatch(text):
        return float(text)
    return text
