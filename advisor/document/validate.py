"""What pydantic finds wrong with a document, in words and with a place."""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from advisor.document.parse import Mark, Path_
from advisor.document.words import found_instead, nearest
from advisor.errors import ContentError, Location, Problem

Locate = Callable[[Path_], Location]
Model = TypeVar("Model")

_EXPECTED = {
    "string_type": "text",
    "int_type": "a whole number",
    "bool_type": "true or false",
    "float_type": "a number",
    "tuple_type": "a list",
    "dict_type": "a mapping (key: value)",
    "dataclass_type": "a mapping (key: value)",
}


def validate(
    model: type[Model],
    data: Any,
    *,
    locate: Locate,
    mark: Callable[[Path_], Mark] = lambda _: Mark(0, 0),
    known: Sequence[Problem] = (),
) -> Model:
    """Return `data` as a model.

    Raises ContentError with the `known` problems and one for each fault found.
    """
    adapter = TypeAdapter(model)
    try:
        return adapter.validate_python(data)
    except ValidationError as error:
        faults = error.errors(include_url=False)
    schema = adapter.json_schema()
    found = []
    for fault in faults:
        path = tuple(part for part in fault["loc"] if part != "[key]")
        message, hint = _say(fault, mark(path).raw, _fields(schema, path[:-1]))
        found.append(Problem(message=message, hint=hint, location=locate(path)))
    raise ContentError.of([*known, *found])


def _say(fault: ErrorDetails, raw: str | None, siblings: Sequence[str]) -> tuple[str, str | None]:
    kind, value = fault["type"], fault["input"]
    name = fault["loc"][-1] if fault["loc"] else "the file"
    if kind == "missing":
        return f"`{name}` is missing", None
    if kind == "unexpected_keyword_argument":
        return f"`{name}` is not a field here", nearest(name, siblings)
    expected = _EXPECTED.get(kind)
    return found_instead(expected, value, raw) if expected else (_own_words(fault), None)


def _own_words(fault: ErrorDetails) -> str:
    message = fault["msg"].removeprefix("Value error, ").removeprefix("Input should be ")
    return message if message != fault["msg"] else message[:1].lower() + message[1:]


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
