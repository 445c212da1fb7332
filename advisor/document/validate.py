"""What a model finds wrong with a document, in words and with a place."""

from collections.abc import Callable, Iterable, Sequence
from difflib import get_close_matches
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from advisor.document.parse import Mark, Path_
from advisor.errors import Location, Problem

Locate = Callable[[Path_], Location]
Written = Callable[[Path_], str | None]

_EXPECTED = {
    "string_type": "text",
    "int_type": "a whole number",
    "bool_type": "true or false",
    "float_type": "a number",
    "tuple_type": "a list",
    "dict_type": "a mapping (key: value)",
    "mapping_type": "a mapping (key: value)",
    "model_type": "a mapping (key: value)",
    "model_attributes_type": "a mapping (key: value)",
    "iso_date": "a date (YYYY-MM-DD)",
    "answer_level": "a level (a whole number), unknown or not_applicable",
}


def nearest(name: object, valid: Iterable[object]) -> str | None:
    """Return the hint that names what `name` was probably meant to be."""
    names = sorted({str(item) for item in valid})
    near = get_close_matches(str(name), names, n=1, cutoff=0.5)
    if near:
        return f"Did you mean `{near[0]}`?"
    few = 12
    return f"Valid here: {', '.join(names)}." if 0 < len(names) <= few else None


def model_problems(
    error: ValidationError, model: type[BaseModel], locate: Locate, mark: Callable[[Path_], Mark]
) -> list[Problem]:
    """Return one problem for each fault pydantic found in data of the given model."""
    schema = model.model_json_schema()
    found: list[Problem] = []
    for details in error.errors(include_url=False):
        path = tuple(part for part in details["loc"] if part != "[key]")
        message, hint = _say(details, mark(path).raw, _fields(schema, path[:-1]))
        found.append(Problem(message=message, hint=hint, location=locate(path)))
    return found


def _say(details: ErrorDetails, raw: str | None, siblings: Sequence[str]) -> tuple[str, str | None]:
    kind, name, value = details["type"], details["loc"][-1], details["input"]
    if kind == "missing":
        return f"`{name}` is missing", None
    if kind == "extra_forbidden":
        return f"`{name}` is not a field here", nearest(name, siblings)
    expected = _EXPECTED.get(kind)
    if expected:
        return found_instead(expected, value, raw)
    return _own_words(details), None


def found_instead(expected: str, value: Any, raw: str | None) -> tuple[str, str | None]:
    """Return message and hint for a value of the wrong type, `raw` being how it was written."""
    if value is None:
        return f"expected {expected}, found nothing", None
    if isinstance(value, bool) and raw is not None:
        hint = f'Put it in quotes: "{raw}".' if expected == "text" else "Write the number itself."
        return f"expected {expected}; YAML reads an unquoted `{raw}` as {str(value).lower()}", hint
    if expected == "text" and raw is not None:
        return f"expected text, found the number {raw}", f'Put it in quotes: "{raw}".'
    if isinstance(value, float) and "a whole number" in expected:
        hint = f"Write {int(value)}." if value.is_integer() else None
        return f"expected {expected}, found {raw or value}", hint
    what = {dict: "a mapping", list: "a list"}.get(type(value), f"`{shorten(raw or str(value))}`")
    return f"expected {expected}, found {what}", None


def shorten(text: str, most: int = 60) -> str:
    """Return `text` cut to `most` characters for use within a message."""
    return text if len(text) <= most else f"{text[: most - 1]}…"


def _own_words(details: ErrorDetails) -> str:
    message = details["msg"].removeprefix("Value error, ").removeprefix("Input should be ")
    return message if message != details["msg"] else message[:1].lower() + message[1:]


def _fields(schema: dict[str, Any], path: Path_) -> list[str]:
    """Return the field names a JSON Schema allows at `path`."""
    node = schema
    for part in path:
        node = _resolve(schema, node)
        node = node.get("properties", {}).get(part) or node.get("items") or _values(node)
    return sorted(_resolve(schema, node).get("properties", {}))


def _values(node: dict[str, Any]) -> dict[str, Any]:
    values = node.get("additionalProperties")
    return values if isinstance(values, dict) else {}


def _resolve(schema: dict[str, Any], node: dict[str, Any]) -> dict[str, Any]:
    for choice in node.get("anyOf", ()):
        if choice.get("type") != "null":
            return _resolve(schema, choice)
    reference = node.get("$ref")
    return schema["$defs"][reference.rsplit("/", 1)[1]] if reference else node
