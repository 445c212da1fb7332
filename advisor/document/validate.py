"""What pydantic finds wrong with a document, in words and with a place."""

import re
from collections.abc import Callable, Sequence
from functools import cache
from itertools import islice
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from advisor.document.checked import CRITERION_REF, DOTTED_ID, ID, REQUIREMENT, VERSION
from advisor.document.fault_words import found_instead, nearest, shorten
from advisor.document.parse import Document, Mark, Path_
from advisor.errors import ContentError, Location, Problem, in_order
from advisor.translation import sentence

Locate = Callable[[Path_], Location]
Model = TypeVar("Model")

_EXPECTED = {
    "string_type": "text",
    "int_type": sentence("a whole number"),
    "bool_type": sentence("true or false"),
    "float_type": "a number",
    "tuple_type": "a list",
    "dict_type": sentence("a mapping (key: value)"),
    "dataclass_type": sentence("a mapping (key: value)"),
}
_LIMITS = {"gt": "above", "ge": sentence("at least"), "lt": "below", "le": sentence("at most")}
_PATTERNS = {
    ID: (
        sentence("an id"),
        sentence("An id is lower-case words joined by hyphens, such as data-checks."),
    ),
    DOTTED_ID: (
        sentence("an id of two parts"),
        sentence("It is two ids with a dot between them, such as testing.data-checks."),
    ),
    CRITERION_REF: (
        "a criterion",
        sentence(
            "It is a practice and a criterion with a slash, such as testing.data-checks/schema."
        ),
    ),
    REQUIREMENT: (
        sentence("a step or a criterion"),
        sentence(
            "It is a step, such as testing.data-checks-1, or a practice, a slash and its criterion."
        ),
    ),
    VERSION: ("a version", sentence("Write three numbers with dots, such as 1.0.0.")),
}
_MARK = re.compile(r"\[[a-z]+\]")
_MANY = 2_000  # faults, of which nobody reads all
_QUOTED = re.compile(r"'([^']*)'")


def validate(
    model: type[Model],
    data: Any,
    *,
    locate: Locate,
    mark: Callable[[Path_], Mark] = lambda _: Mark(0, 0),
    earlier: Sequence[Problem] = (),
) -> Model:
    """Return `data` as a model.

    Raises ContentError with the `earlier` problems and one for each fault found; of very many,
    those in the first items of each list and mapping are told, and the others counted.
    """
    wanted: Any = model
    adapter: TypeAdapter[Model] = _adapter(wanted)
    try:
        return adapter.validate_python(data)
    except ValidationError as error:
        count = error.error_count()
        faults = error.errors(include_url=False) if count <= _MANY else []
    faults = faults or _first_faults(adapter, data)
    schema = adapter.json_schema()
    problems = []
    for fault in faults:
        path = _written(fault)
        written = mark(path)
        if written.usable:
            message, hint = _say(fault, written.raw, _fields(schema, path[:-1]))
            problems.append(Problem(message=message, hint=hint, location=locate(path)))
    more = count - len(faults)
    raise ContentError.of([*earlier, *problems], more=max(0, more))


def read_document(model: type[Model], document: Document) -> Model:
    """Return what a parsed document holds as a model. Raises ContentError with every problem."""
    try:
        found = validate(
            model,
            document.data,
            locate=document.locate,
            mark=document.mark,
            earlier=document.problems,
        )
    except ContentError as error:
        raise ContentError.of(in_order(error.problems), more=error.more) from None
    if document.problems:
        raise ContentError.of(in_order(document.problems))
    return found


@cache
def _adapter(model: Any) -> TypeAdapter[Any]:
    return TypeAdapter(model)


def _first_faults(adapter: TypeAdapter[Model], data: Any) -> list[ErrorDetails]:
    """Return the faults in the first items of each list and mapping: all would fill the memory."""
    for most in (_MANY, None):
        try:
            adapter.validate_python(_shortened(data, most))
        except ValidationError as error:
            return error.errors(include_url=False)[:_MANY]
    return []


def _shortened(data: Any, most: int | None) -> Any:
    if isinstance(data, dict):
        return {key: _shortened(item, most) for key, item in islice(data.items(), most)}
    if isinstance(data, list):
        return [_shortened(item, most) for item in islice(data, most)]
    return data


def _say(fault: ErrorDetails, raw: str | None, siblings: Sequence[str]) -> tuple[str, str | None]:
    kind, value = fault["type"], fault["input"]
    name = _name(fault)
    if kind == "missing":
        return sentence("{name} is missing", name=name), sentence(
            "Add {name}, with a value.", name=name
        )
    if kind == "unexpected_keyword_argument":
        return sentence("{name} is not a field here", name=name), nearest(
            _written(fault)[-1], siblings
        ) or sentence("Remove it.")
    if kind == "literal_error":
        choices = _QUOTED.findall(str(fault.get("ctx", {}).get("expected", "")))
        return sentence(
            "`{value}` is not valid for {name}", value=shorten(str(value)), name=name
        ), nearest(value, choices)
    expected = _EXPECTED.get(kind)
    return found_instead(expected, value, raw) if expected else _limit(fault)


def _written(fault: ErrorDetails) -> Path_:
    """Return the path of a fault without what is no part of the document, such as `[key]`."""
    return tuple(p for p in fault["loc"] if not (isinstance(p, str) and _MARK.fullmatch(p)))


def _name(fault: ErrorDetails) -> str:
    named = _written(fault)
    if not named:
        return sentence("the file")
    # An item of a list is better known by the list.
    return f"`{next((part for part in reversed(named) if isinstance(part, str)), named[-1])}`"


def _limit(fault: ErrorDetails) -> tuple[str, str | None]:
    """Put into words which limit a value of the right type does not keep."""
    kind, value, limits = fault["type"], fault["input"], fault.get("ctx", {})
    if kind == "level_key" or (isinstance(value, int) and fault["loc"][-1:] == ("[key]",)):
        return sentence("`{value}` is not a level", value=shorten(str(value))), sentence(
            "Write a whole number such as 1."
        )
    if kind == "string_pattern_mismatch":
        what, hint = _PATTERNS[str(limits["pattern"])]
        return sentence("`{value}` is not {what}", value=shorten(str(value)), what=what), hint
    if kind == "string_too_short":
        return sentence("expected text, found only blanks"), sentence(
            "Write text, or remove the key."
        )
    if kind == "string_too_long":
        message = sentence(
            "{fault} is longer than {limits} characters",
            fault=_name(fault),
            limits=limits["max_length"],
        )
        return message, sentence("Shorten it.")
    for limit, words in _LIMITS.items():
        if limit in limits:
            message = sentence(
                "{fault} is {value}, and must be {words} {limits:g}",
                fault=_name(fault),
                value=value,
                words=words,
                limits=limits[limit],
            )
            return message, sentence(
                "Write a number {words} {limits:g}.", words=words, limits=limits[limit]
            )
    return _own_words(fault), None


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
    patterns = node.get("patternProperties", {})
    values = next(iter(patterns.values()), node.get("additionalProperties"))
    return values if isinstance(values, dict) else {}


def _holds_some(choice: dict[str, Any]) -> bool:
    return choice.get("type") != "null"


def _resolve(schema: dict[str, Any], node: dict[str, Any]) -> dict[str, Any]:
    choices = [c for c in (*node.get("anyOf", ()), *node.get("oneOf", ())) if _holds_some(c)]
    if choices:
        # Of a number and a mapping, the mapping has fields.
        return _resolve(schema, next((c for c in choices if "$ref" in c), choices[0]))
    reference = node.get("$ref")
    return schema["$defs"][reference.rsplit("/", 1)[1]] if reference else node
