"""Mappings and lists, and what stands in them."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import MISSING, fields, replace
from datetime import date
from itertools import chain
from typing import Any

from advisor.assessment.shape.shape import Part, Schema, Shape, Source, mapping_schema, or_null
from advisor.assessment.valid_names import ValidNames
from advisor.document.parse import Path_
from advisor.document.reader import Reader
from advisor.rubric.model import Rubric
from advisor.translation import sentence

Example = Callable[[Rubric, date], str]
Check = Callable[[Reader, Path_, Mapping[str, Any]], None]
_SHOW = sentence("To see what there is: advisor rubric show.")


class FileField:
    """One key of a mapping that always means the same; the model has an attribute of that name.

    help: says what it is, in the JSON Schema and in the template.
    required: what to write for it, where it may not be missing.
    example: what the template shows behind the key, nothing where it does not fit the rubric.
    goes_with: the field together with which it says one thing, if not alone.
    joined: what several respondents' values make; without it lists are put together, and all else
        must be the same (in an answer the first counts).
    """

    def __init__(  # noqa: PLR0913 a table has columns
        self,
        name: str,
        shape: Shape,
        *,
        help: str = "",  # noqa: A002 as argparse and click have it
        required: str | None = None,
        example: str | Example = "",
        goes_with: str | None = None,
        joined: Callable[[Sequence[Any]], Any] | None = None,
    ) -> None:
        self.name = name
        self.shape = shape
        self.help = help
        self.required = required
        self.example = example
        self.goes_with = goes_with
        self.joined = joined

    def example_for(self, rubric: Rubric, day: date) -> str:
        """Return what the template shows behind the key, or nothing."""
        return self.example if isinstance(self.example, str) else self.example(rubric, day)

    def schema(self, valid: ValidNames, about: Any) -> Schema:
        """Return the schema of what follows the key."""
        found = self.shape.schema(valid, about)
        found = or_null(found) if self.required is None else found
        return {**found, "description": self.help} if self.help else found


class Record(Shape):
    """A mapping with fields, which becomes a `model`.

    rest: a field whose entries stand among the others, under ids that the rubric declares.
    short: what may stand in place of the mapping and is then its first field.
    check: notes what is wrong between the fields; `checked` says the same as JSON Schema.
    form: what to write where something else than a mapping stands.
    """

    def __init__(
        self,
        model: type[Any],
        *table: FileField,
        rest: FileField | None = None,
        short: Shape | None = None,
        check: Check | None = None,
        checked: Mapping[str, Any] | None = None,
        form: str | None = None,
    ) -> None:
        self.model = model
        self.fields = table
        self.rest = rest
        self.short = short
        self.check = check
        self.checked = checked or {}
        self.form = form
        self._short_models: dict[tuple[type, type, Any], Any] = {}

    @property
    def fields(self) -> tuple[FileField, ...]:
        """The fields that the mapping can have, in their order."""
        return self._fields

    @fields.setter
    def fields(self, table: tuple[FileField, ...]) -> None:
        self._fields = table
        self._required = {field.name: field.required for field in table if field.required}
        self._own_names = {field.name: None for field in table}  # a set in the order of the table

    def field(self, name: str) -> FileField:
        """Return a field by its name, which may be a key of the rest."""
        found = next((field for field in self.fields if field.name == name), self.rest)
        if found is None:
            raise KeyError(name)
        return found

    def read(self, source: Source, path: Path_, value: Any) -> Any:
        """Return the model, or None where a field that it needs is missing."""
        if self.form and not isinstance(value, dict | None):
            source.reader.wrong(
                path, sentence("a mapping (key: value)"), value, f"Write: {self.form}"
            )
            return None
        if self.short and not isinstance(value, dict):
            return self._read_short(source, path, value)
        return self._made(source, path, self._read_fields(source, path, value))

    def _read_short(self, source: Source, path: Path_, value: Any) -> Any:
        """Return the model with its first field alone, one object for all that are the same.

        What has a fault is made anew each time, so that each is told at its own place.
        """
        first, faults = self.fields[0], len(source.reader.problems)
        item = first.shape.read(source, path, value)
        if item is None or len(source.reader.problems) > faults:
            return self._made(source, path, {first.name: item})
        key = (self.model, type(item), item)
        if key in self._short_models:
            return self._short_models[key]
        made = self._made(source, path, {first.name: item})
        if len(source.reader.problems) == faults:
            self._short_models[key] = made
        return made

    def _made(self, source: Source, path: Path_, found: dict[str, Any]) -> Any:
        if self.check:
            self.check(source.reader, path, found)
        for name in self._required:
            if found.get(name) is None:
                return None
        return self.model(**{name: item for name, item in found.items() if item is not None})

    def _read_fields(self, source: Source, path: Path_, value: Any) -> dict[str, Any]:
        names = self._names(source.valid)
        data = source.reader.fields(value, path, names, self._required)
        found = {
            field.name: field.shape.read(source, (*path, field.name), data.pop(field.name))
            for field in self.fields
            if field.name in data
        }
        if self.rest:
            others = {name: item for name, item in data.items() if names is None or name in names}
            found[self.rest.name] = self.rest.shape.read(source, path, others)
        return found

    def _names(self, valid: ValidNames) -> Collection[str] | None:
        """Return the keys there may be, None where the rubric is not here to say it."""
        if self.rest is None:
            return self._own_names
        declared = valid.declared(self.rest.name)
        return None if declared is None else [*self._own_names, *declared]

    def schema(self, valid: ValidNames, about: Any) -> Schema:
        """Return the schema of the mapping, and of what may stand in its place."""
        properties = {field.name: field.schema(valid, about) for field in self.fields}
        if self.rest:
            properties |= self.rest.shape.schema(valid, about)["properties"]
        found = {**mapping_schema(properties), **self.checked}
        found |= {"required": [*self._required]} if self._required else {}
        if self.short is None:
            return found
        short = self.short.schema(valid, about)
        return {"anyOf": [*short["anyOf"], found]}

    def filled(self, value: Any) -> dict[FileField, Any]:
        """Return the fields that hold something else than nothing, with the model's values."""
        found = {field: getattr(value, field.name) for field in self.every_field}
        defaults = self._defaults()
        return {
            field: item
            for field, item in found.items()
            if field.required or item != defaults.get(field.name)
        }

    def written(self, value: Any) -> Any:
        """Return the fields that are filled in, or the first alone where that is enough."""
        filled = self.filled(value)
        if self.short and not {*filled} - {self.fields[0]}:
            return getattr(value, self.fields[0].name)
        return self.written_long(value)

    def written_long(self, value: Any) -> dict[str, Any]:
        """Return the fields that are filled in."""
        data: dict[str, Any] = {}
        for field, item in self.filled(value).items():
            inner = field.shape.written(item)
            data |= inner if field is self.rest else {field.name: inner}
        return data

    def parts(self, value: Any, at: Part) -> Iterator[tuple[Part, Any]]:
        """Yield each part of the fields that are filled in."""
        for field, item in self.filled(value).items():
            yield from field.shape.parts(item, at if field is self.rest else (*at, field.name))

    def with_part(self, value: Any, part: Part, new: Any) -> Any:
        """Return the model with one part replaced; a field taken away is as it is at first."""
        if not part:
            return new
        field = self.field(part[0])
        inner = part if field is self.rest else part[1:]
        if inner:
            new = field.shape.with_part(getattr(value, field.name), inner, new)
        elif new is None:
            new = self._defaults().get(field.name)
        return replace(value, **{field.name: new})

    def at(self, part: Part) -> Shape:
        """Return the shape of a part of a field."""
        if not part:
            return self
        field = self.field(part[0])
        return field.shape.at(part if field is self.rest else part[1:])

    def groups(self) -> list[list[FileField]]:
        """Return the fields, those that say one thing together in one group."""
        found: dict[str, list[FileField]] = {}
        for field in self.every_field:
            found.setdefault(field.goes_with or field.name, []).append(field)
        return list(found.values())

    @property
    def every_field(self) -> tuple[FileField, ...]:
        """The fields, with that of the rest."""
        return self.fields if self.rest is None else (*self.fields, self.rest)

    def _defaults(self) -> dict[str, Any]:
        return {
            item.name: item.default if item.default_factory is MISSING else item.default_factory()
            for item in fields(self.model)
            if item.default is not MISSING or item.default_factory is not MISSING
        }


class TrueOr(Record):
    """A mapping with fields, or true where nothing more is said; false is nothing."""

    def read(self, source: Source, path: Path_, value: Any) -> Any:
        """Return the model, or None where nothing is said."""
        if isinstance(value, bool):
            return self.model() if value else None
        if isinstance(value, dict):
            said = any(item is not None for item in value.values())
            return super().read(source, path, value) if said else None
        if value is not None:
            source.reader.wrong(path, sentence("true or a mapping"), value, f"Write: {self.form}")
        return None

    def schema(self, valid: ValidNames, about: Any) -> Schema:
        """Return the schema of both ways to write it."""
        return {"anyOf": [{"type": "boolean"}, super().schema(valid, about)]}

    def written(self, value: Any) -> Any:
        """Return the fields that are filled in, or else true."""
        return self.written_long(value) or True


class Keyed(Shape):
    """A mapping whose keys are ids that the rubric declares, each entry being one part.

    names: which ids, by their name among the valid ones.
    what: what such an id is called in a message.
    describe: what the JSON Schema says of the entry of one element, beside its shape.
    """

    def __init__(
        self, names: str, what: str, item: Shape, describe: Callable[[Any], Mapping[str, str]]
    ) -> None:
        self.names = names
        self.what = what
        self.item = item
        self.describe = describe

    def read(self, source: Source, path: Path_, value: Any) -> dict[str, Any]:
        """Return the entries that hold something."""
        declared = source.valid.declared(self.names)
        found = {}
        for name, written in source.reader.mapping(value, path).items():
            source.reader.name((*path, name), declared, self.what, _SHOW)
            about = source.for_element((declared or {}).get(name))
            item = self.item.read(about, (*path, name), written)
            if item is not None:
                found[name] = item
        return found

    def schema(self, valid: ValidNames, _about: Any) -> Schema:
        """Return the schema with one property for each id."""
        declared = valid.declared(self.names) or {}
        return mapping_schema(
            {
                name: {**or_null(self.item.schema(valid, element)), **self.describe(element)}
                for name, element in declared.items()
            }
        )

    def written(self, value: Mapping[str, Any]) -> dict[str, Any]:
        """Return the entries as they are written."""
        return {name: self.item.written(item) for name, item in value.items()}

    def parts(self, value: Mapping[str, Any], at: Part) -> Iterator[tuple[Part, Any]]:
        """Yield each entry."""
        for name, item in value.items():
            yield (*at, name), item

    def with_part(self, value: Mapping[str, Any], part: Part, new: Any) -> Any:
        """Return the entries with one put in, replaced or taken away."""
        if not part:
            return new
        rest = {name: item for name, item in value.items() if name != part[0] or new is not None}
        return rest if new is None else {**rest, part[0]: new}

    def at(self, part: Part) -> Shape:
        """Return the shape of an entry."""
        return self.item if part else self


class Items(Shape):
    """A list; `collected` is what the model makes of its items."""

    def __init__(
        self, item: Shape, collected: Callable[[Iterable[Any]], tuple[Any, ...]] = tuple
    ) -> None:
        self.item = item
        self.collected = collected

    def read(self, source: Source, path: Path_, value: Any) -> tuple[Any, ...]:
        """Return the items that hold something."""
        written = source.reader.items(value, path)
        found = [self.item.read(source, (*path, n), item) for n, item in enumerate(written)]
        return self.collected(item for item in found if item not in (None, ""))

    def schema(self, valid: ValidNames, about: Any) -> Schema:
        """Return the schema of the list."""
        item = self.item.schema(valid, about)
        return {"type": "array", "items": item if isinstance(self.item, Record) else or_null(item)}

    def written(self, value: Iterable[Any]) -> list[Any]:
        """Return the items as they are written."""
        return [self.item.written(item) for item in value]

    def joined(self, values: Iterable[Iterable[Any]]) -> tuple[Any, ...]:
        """Return the items of several lists in one."""
        return self.collected(chain.from_iterable(values))
