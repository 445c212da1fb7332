"""Rubric files into one tree of data.

A rubric is one YAML file, or a folder with `rubric.yaml` and further files: in `practices/` and
`steps/` they hold a list under `practices:` or `steps:`, in `crosswalks/` and `editions/` one
crosswalk or edition each. With `extends` it begins from a shipped rubric.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from advisor.document.parse import Document, Mark, Path_, parse_document
from advisor.errors import ContentError, Location, Problem
from advisor.rubric.source import PARTS, SINGLE, RubricSource, read_source, rubric_folder
from advisor.translation import sentence

if TYPE_CHECKING:
    from advisor.rubric.extend import Misnamed

_IF_EMPTY = sentence("Start from the small rubric in docs/rubric-authoring.md.")
CARRY_OVER = sentence("carry answers over with `advisor answers upgrade FILE`.")


class _Origin(Protocol):
    """A document that knows where its values stand."""

    def mark(self, path: Path_) -> Mark: ...

    def locate(self, path: Path_) -> Location: ...


class RubricDocument:
    """The parsed files of a rubric as one tree, with the place of every value."""

    def __init__(self, source: RubricSource) -> None:
        self._documents = {
            path: parse_document(text, file=str(path), if_empty=_IF_EMPTY)
            for path, text in source.texts.items()
        }
        self._main = self._documents[source.main]
        _require_rubric(self._main)
        self._origins: dict[Path_, tuple[_Origin, Path_]] = {}
        self._merged: dict[Path_, Path_] = {}
        self.ignored: dict[int, dict[str, Any]] = {}
        self.misnamed: list[Problem] = []
        self.data: Any = self._main.data
        self.problems = [p for document in self._documents.values() for p in document.problems]
        if isinstance(self.data, dict) and "extends" in self.data:
            self._extend(source)
        elif isinstance(self.data, dict):
            self.data |= self._parts(source, self.data) | {"sha256": source.sha256}

    def _parts(self, source: RubricSource, data: dict[str, Any]) -> dict[str, list[Any]]:
        joined: dict[str, list[Any]] = {}
        for part in PARTS:
            inline = data.get(part)
            if not isinstance(inline, list | None):
                continue  # left as it is, for validation to refuse
            items = list(inline or ())
            for path in self._ordered(source, part):
                for item, place in _items(self._documents[path], part):
                    self._origins[part, len(items)] = (self._documents[path], place)
                    items.append(item)
            if items or inline is not None:
                joined[part] = items
        return joined

    def _ordered(self, source: RubricSource, part: str) -> list[Path]:
        """Files named after a dimension come in the order of the dimensions."""
        declared = self._main.data.get("dimensions")
        dimensions = declared if isinstance(declared, list) else []
        order = [item.get("id") for item in dimensions if isinstance(item, dict)]
        paths = [path for path in source.texts if path.parent.name == part and path != source.main]
        return sorted(
            paths, key=lambda p: (order.index(p.stem) if p.stem in order else len(order), p.name)
        )

    def _extend(self, source: RubricSource) -> None:
        from advisor.document.validate import validate  # noqa: PLC0415 pydantic is slow to load
        from advisor.rubric.extend import Extended, Extension, split_collections  # noqa: PLC0415

        data, unknown = split_collections(self.data)
        self._misname(unknown)
        given = data.get("add")
        added = given if isinstance(given, dict) else {}
        parts = self._parts(source, added)
        self._origins = {("add", *here): origin for here, origin in self._origins.items()}
        whole = {**data, "sha256": source.sha256}
        if parts:
            whole["add"] = {**added, **parts}
        extension = validate(
            Extension,
            whole,
            locate=self.locate,
            mark=self.mark,
            earlier=[*self.problems, *self.misnamed],
        )
        base = RubricDocument(_base_source(extension.extends, self._main))
        extended = Extended(base.data, extension)
        self._misname(extended.misnamed)
        self._merged, self.ignored = extended.merged, extended.ignored
        own = {here: self._origin(there) for here, there in extended.own.items()}
        self._origins |= {here: (base, there) for here, there in extended.kept.items()} | own
        self.data = extended.data

    def _misname(self, misnamed: "Iterable[Misnamed]") -> None:
        self.misnamed += [
            Problem(message=m.message, hint=m.hint, location=self._main.locate(m.path))
            for m in misnamed
        ]

    def inherited(self, path: Path_) -> bool:
        """Tell whether `path` of the joined tree comes from the rubric this one extends."""
        return isinstance(self._origin(path)[0], RubricDocument)

    def ignore_entry(self, index: int) -> Location:
        """Return the location of an entry of `ignore`."""
        return self._main.locate(("ignore", index, "id"))

    def _origin(self, path: Path_) -> tuple[_Origin, Path_]:
        if path in self._merged:
            return self._main, self._merged[path]
        for length in range(len(path), 0, -1):
            if path[:length] in self._origins:
                document, start = self._origins[path[:length]]
                return document, (*start, *path[length:])
        return self._main, path

    def mark(self, path: Path_) -> Mark:
        """Return where the value at `path` of the joined tree was written."""
        document, inside = self._origin(path)
        return document.mark(inside)

    def locate(self, path: Path_) -> Location:
        """Return the location of `path` of the joined tree, in the file it came from."""
        document, inside = self._origin(path)
        return document.locate(inside)


def _require_rubric(document: Document) -> None:
    """Raise InputError for a file that is known as something else."""
    from advisor.document.file_kind import refuse_other_data  # noqa: PLC0415 a cache spares it
    from advisor.document.known_files import RUBRIC  # noqa: PLC0415 likewise

    refuse_other_data(document.data, file=document.file, wanted=RUBRIC)


def _items(document: Document, part: str) -> list[tuple[Any, Path_]]:
    """Return the elements a file holds, each with its path there."""
    data = document.data
    if part in SINGLE:
        return [(data, ())]
    if not (isinstance(data, dict) and set(data) == {part} and isinstance(data[part], list)):
        raise ContentError(
            sentence("this file must hold one list, under `{part}:`", part=part),
            hint=sentence("Begin it with `{part}:` and indent the list below it.", part=part),
            location=document.locate(()),
        )
    return [(item, (part, index)) for index, item in enumerate(data[part])]


def _base_source(reference: str, document: Document) -> RubricSource:
    """Return the files of the shipped rubric that `reference` names, ``id@major``."""
    name, _, major = reference.partition("@")
    here = document.locate(("extends",))
    try:
        source = read_source(rubric_folder(reference if major else f"{name}@"))
    except ContentError as error:
        (problem,) = error.problems
        raise ContentError(problem.message, hint=problem.hint, location=here) from None
    version = str(parse_document(source.texts[source.main], file=str(source.main)).data["version"])
    current = f"{name}@{version.partition('.')[0]}"
    if reference != current:
        hint = sentence("Write `extends: {current}`.", current=current)
        if reference in _earlier_editions(source):
            hint = sentence(
                "{hint}, raise your own `version` to the next major, and {carry_over}",
                hint=hint[:-1],
                carry_over=CARRY_OVER,
            )
        message = sentence(
            "`extends` names `{reference}`, and this release carries {name} {version}",
            reference=reference,
            name=name,
            version=version,
        )
        raise ContentError(message, hint=hint, location=here)
    return source


def _earlier_editions(source: RubricSource) -> set[str]:
    """Return the editions whose answers a shipped rubric can carry over."""
    files = {path: text for path, text in source.texts.items() if path.parent.name == "editions"}
    return {str(parse_document(text, file=str(path)).data["of"]) for path, text in files.items()}
