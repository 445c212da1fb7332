"""What may stand at a place of an answers file, whatever is done with it."""

from collections.abc import Iterator, Mapping
from typing import Any

from advisor.assessment.valid_names import ValidNames
from advisor.document.parse import Path_
from advisor.document.reader import Reader

Part = tuple[str, ...]
Schema = dict[str, Any]


class Source:
    """Where a value is read from, what its rubric declares, and which part of that it is about.

    `about` is the practice, KPI or other element under whose id the value stands, if any.
    """

    __slots__ = ("about", "reader", "valid")

    def __init__(self, reader: Reader, valid: ValidNames, about: Any = None) -> None:
        self.reader = reader
        self.valid = valid
        self.about = about

    def for_element(self, element: Any) -> "Source":
        """Return the same source for a value about another element of the rubric."""
        return Source(self.reader, self.valid, element)


class Shape:
    """One kind of value: how it is read, described, written and taken apart."""

    def read(self, source: Source, path: Path_, value: Any) -> Any:
        """Return what stands at `path` as the model holds it; what is wrong is noted."""
        raise NotImplementedError

    def schema(self, valid: ValidNames, about: Any) -> Schema:
        """Return the JSON Schema of a value that is filled in."""
        raise NotImplementedError

    def written(self, value: Any) -> Any:
        """Return the model's value as data of an answers file."""
        return value

    def parts(self, value: Any, at: Part) -> Iterator[tuple[Part, Any]]:
        """Yield each part of a value with its place; a value is its own only part."""
        yield at, value

    def with_part(self, _value: Any, _part: Part, new: Any) -> Any:
        """Return a value in which one part, by its place in it, is `new`; None takes it away."""
        return new

    def at(self, _part: Part) -> "Shape":
        """Return the shape of a part, by its place."""
        return self


def or_null(schema: Mapping[str, Any]) -> Schema:
    """Return a schema that takes nothing as well."""
    if "anyOf" in schema:
        return {**schema, "anyOf": [*schema["anyOf"], {"type": "null"}]}
    if "enum" in schema:
        return {**schema, "enum": [*schema["enum"], None]}
    if "$ref" in schema:
        return {"anyOf": [dict(schema), {"type": "null"}]}
    return {**schema, "type": [schema["type"], "null"]}


def mapping_schema(properties: Mapping[str, Schema]) -> Schema:
    """Return the schema of a mapping that takes these keys and no others."""
    return {"type": "object", "additionalProperties": False, "properties": dict(properties)}
