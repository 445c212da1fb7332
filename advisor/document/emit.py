"""Plain data as YAML text that the strict parser reads back to the same data."""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from advisor.document.parse import parse_document
from advisor.errors import AdvisorError
from advisor.plain_text import plain, plain_json

_LARGEST_WHOLE = 1e15


def inline(value: Any, *, as_json: bool = False, flow: bool = True) -> str:
    """Return data on one line: for use within braces (`flow`), in a JSON file, or after a key."""
    if isinstance(value, Mapping):
        entries = (
            f"{inline(key, as_json=as_json)}: {inline(item, as_json=as_json)}"
            for key, item in value.items()
        )
        return f"{{{', '.join(entries)}}}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(inline(item, as_json=as_json) for item in value)}]"
    if isinstance(value, date):
        value = value.isoformat()
    if isinstance(value, str):
        return _text(value, as_json=as_json, flow=flow)
    if isinstance(value, float) and value.is_integer() and abs(value) < _LARGEST_WHOLE:
        value = int(value)
    return json.dumps(value)


def entry(key: str, value: Any, indent: int) -> list[str]:
    """Return one key of a block mapping with its value, as lines `indent` columns in."""
    start, *rest = after_key(value, indent + 2)
    return [f"{' ' * indent}{inline(key, flow=False)}:{start}", *rest]


def after_key(value: Any, indent: int) -> list[str]:
    """Return what follows a key and its colon: the rest of that line, and lines below it.

    Nothing follows for None; lines below start `indent` columns in.
    """
    if value is None:
        return [""]
    if isinstance(value, Mapping) and value:
        return ["", *(line for key, item in value.items() for line in entry(key, item, indent))]
    if isinstance(value, list | tuple) and value:
        return ["", *items(value, indent)]
    if isinstance(value, str) and _is_literal(value):
        return _literal(value, indent)
    return [f" {inline(value, flow=False)}"]


def items(values: Sequence[Any], indent: int) -> list[str]:
    """Return a list as lines, with the dashes `indent` columns in."""
    lines = []
    for value in values:
        if isinstance(value, Mapping) and value:
            _, first, *rest = after_key(value, indent + 2)
            lines += [f"{' ' * indent}- {first.lstrip(' ')}", *rest]
        else:
            lines.append(f"{' ' * indent}- {inline(value, flow=False)}")
    return lines


def _text(text: str, *, as_json: bool, flow: bool) -> str:
    if not as_json and plain(text) == text and "\n" not in text and _reads_back(text, flow=flow):
        return text
    return plain_json(json.dumps(text, ensure_ascii=False))


def _reads_back(text: str, *, flow: bool) -> bool:
    """Tell whether `text` may stand without quotes: the parser itself is asked."""
    try:
        parsed = parse_document(f"{{a: {text}}}" if flow else f"a: {text}", file="").data
    except AdvisorError:
        return False
    return bool(parsed == {"a": text})


def _is_literal(text: str) -> bool:
    """Tell whether text of several lines may stand as it is, below a ``|``."""
    lines = text.split("\n")
    if len(lines) == 1 or plain(text) != text or not (lines[0] and lines[-1]):
        return False
    try:
        parsed = parse_document("\n".join(["a:", *_literal(text, 2)]).replace("\n", "", 1), file="")
    except AdvisorError:
        return False
    return bool(parsed.data == {"a": text})


def _literal(text: str, indent: int) -> list[str]:
    return [" |-", *(f"{' ' * indent}{line}" if line else "" for line in text.split("\n"))]
