"""Rubric files into a Rubric.

A rubric is one YAML file, or a folder with `rubric.yaml`, `practices/*.yaml` and `steps/*.yaml`,
whose files each hold a list under `practices:` or `steps:`.
"""

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from advisor.document.parse import Document, Mark, Path_, parse_document
from advisor.document.read import read_text
from advisor.errors import ContentError, InputError, Location, Problem
from advisor.rubric.cache import keep, recall
from advisor.rubric.model import Rubric

MAIN_FILE = "rubric.yaml"
PARTS = ("practices", "steps")


@dataclass(frozen=True)
class RubricSource:
    """A rubric's texts by file, the main one first."""

    main: Path
    texts: dict[Path, str]

    @property
    def sha256(self) -> str:
        """Digest of file names (relative to the main file) and contents."""
        digest = sha256()
        for path, text in self.texts.items():
            name = path.relative_to(self.main.parent).as_posix()
            digest.update(f"{name}\0{len(text)}\0{text}".encode())
        return digest.hexdigest()


class RubricDocument:
    """The parsed files of a rubric as one tree, with the place of every value."""

    def __init__(self, source: RubricSource) -> None:
        self._documents = {
            path: parse_document(text, file=str(path)) for path, text in source.texts.items()
        }
        self._main = self._documents[source.main]
        self._origins: dict[Path_, tuple[Document, Path_]] = {}
        self.data: Any = self._main.data
        if isinstance(self.data, dict):
            self.data = {**self.data, **self._parts(source), "sha256": source.sha256}

    def _parts(self, source: RubricSource) -> dict[str, list[Any]]:
        joined: dict[str, list[Any]] = {}
        for part in PARTS:
            inline = self._main.data.get(part)
            if not isinstance(inline, list | None):
                continue  # left as it is, for validation to refuse
            items = list(inline or ())
            for path in self._ordered(source, part):
                document = self._documents[path]
                for index, item in enumerate(_items(document, part)):
                    self._origins[part, len(items)] = (document, (part, index))
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

    @property
    def problems(self) -> list[Problem]:
        """What parsing found in any of the files."""
        return [problem for document in self._documents.values() for problem in document.problems]

    def _origin(self, path: Path_) -> tuple[Document, Path_]:
        document, start = self._origins.get(path[:2], (self._main, path[:2]))
        return document, (*start, *path[2:])

    def mark(self, path: Path_) -> Mark:
        """Return where the value at `path` of the joined tree was written."""
        document, inside = self._origin(path)
        return document.mark(inside)

    def locate(self, path: Path_) -> Location:
        """Return the location of `path` of the joined tree, in the file it came from."""
        document, inside = self._origin(path)
        return document.locate(inside)


def _items(document: Document, part: str) -> list[Any]:
    data = document.data
    if not (isinstance(data, dict) and set(data) == {part} and isinstance(data[part], list)):
        raise ContentError(
            f"this file must hold one list, under `{part}:`", location=document.locate(())
        )
    items: list[Any] = data[part]
    return items


def read_source(path: Path) -> RubricSource:
    """Read the files of the rubric at `path`. Raises InputError."""
    main = path / MAIN_FILE if path.is_dir() else path
    if path.is_dir() and not main.is_file():
        raise InputError(
            f"{path} holds no {MAIN_FILE}",
            hint="Name a rubric folder or a single YAML file.",
            location=Location(file=str(path)),
        )
    parts = sorted(
        file for part in PARTS for file in (main.parent / part).glob("*.yaml") if path.is_dir()
    )
    return RubricSource(main, {file: read_text(file) for file in (main, *parts)})


def load_rubric_files(path: Path) -> Rubric:
    """Load the rubric folder or file at `path`.

    Raises InputError when it cannot be read, ContentError when it is not a usable rubric.
    """
    source = read_source(path)
    digest = source.sha256
    known = recall(digest)
    if known is not None:
        return known
    from advisor.rubric.validate import validate_rubric  # noqa: PLC0415 pydantic is slow to load

    rubric = validate_rubric(RubricDocument(source))
    keep(rubric)
    return rubric
