"""A folder that a report goes into: whose reports it holds, and what of them is left over."""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import cached_property
from itertools import chain, count
from pathlib import Path

from advisor.document.presence import is_file
from advisor.document.read import STANDARD_INPUT, read_bytes
from advisor.errors import InputError, Location
from advisor.frozen import dataclass
from advisor.plain_text import plain, slug
from advisor.report.answers_of_folder import Made, Origin, digest, origin_of, remember
from advisor.report.files import write_files
from advisor.report.formats import FORMATS, file_name
from advisor.report.output_permission import OccupiedError, require_replaceable
from advisor.report.own_files import bears_mark
from advisor.translation import sentence

_UNKNOWN = ""
_ELSEWHERE = sentence("Choose another folder.")


@dataclass(frozen=True, kw_only=True)
class Written:
    """The files of a report, and in sentences what became of those that were there before."""

    paths: list[Path]
    remarks: tuple[str, ...] = ()


class ReportFolder:
    """The folder at `path` for the report of `source`: answers, a result or `-`.

    `beside` is the folder it would have been but for the report of another file in it.
    """

    def __init__(self, path: Path, source: str | Path, beside: Path | None = None) -> None:
        self.path = path
        self.beside = beside
        self._source = source

    @cached_property
    def _own(self) -> str:
        """The answers file that this report is of."""
        if str(self._source) in {_UNKNOWN, STANDARD_INPUT}:
            return _UNKNOWN
        source = Path(os.path.realpath(self._source))
        return self._made.source or str(source)

    @cached_property
    def _made(self) -> Origin:
        """What is remembered of the result that is reported, should it be a report itself."""
        source = Path(os.path.realpath(self._source))
        found = origin_of(source.parent)
        return found if _is_made(found, source) else Origin()

    @cached_property
    def _origin(self) -> Origin:
        return origin_of(self.path)

    @cached_property
    def _held(self) -> dict[str, str]:
        """The reports that are there, by name, each with the file it is of, as far as is known."""
        found = {}
        for name in map(file_name, FORMATS):
            with suppress(OSError):
                path = self.path / name
                if is_file(path) and bears_mark(path.read_bytes()):
                    known = _is_made(self._origin, path)
                    found[name] = self._origin.source if known else _UNKNOWN
        return found

    @property
    def other(self) -> str | None:
        """The other answers file whose report is in the folder, or None."""
        others = [of for of in self._held.values() if of not in {_UNKNOWN, self._own}]
        return others[0] if others else None

    def require_free(
        self, formats: Iterable[str], *, inputs: Iterable[str | Path] = (), force: bool = False
    ) -> None:
        """Raise OutputError when these formats may not be written here.

        OccupiedError where `force` would help, as with the report of another answers file.
        """
        sources = [*inputs, *([self._source] if str(self._source) else [])]
        for name in map(file_name, formats):
            require_replaceable(self.path / name, inputs=sources, force=force, elsewhere=_ELSEWHERE)
        if self.other and not force:
            raise OccupiedError(
                sentence("{path} holds the report of {other}", path=self.path, other=self.other),
                hint=_ELSEWHERE,
                location=Location(file=str(self.path)),
            )

    def write(self, contents: Mapping[str, bytes]) -> Written:
        """Write the files of a report, all or none, and remove those of another answers file."""
        held, own = self._held, self._own
        paths = write_files(self.path, contents)
        left = {name: of for name, of in held.items() if name not in contents}
        removed = tuple(name for name, of in left.items() if of not in {_UNKNOWN, own})
        for name in removed:
            with suppress(OSError):
                (self.path / name).unlink()
        answers = self._answers()
        known = {n: m for n, m in self._origin.files.items() if left.get(n) == own and own}
        made = {n: Made(sha256=digest(data), answers=answers) for n, data in contents.items()}
        remember(self.path, Origin(source=own, files={**known, **made}))
        stale = [n for n in left if n not in removed and not _is_of(known.get(n), answers)]
        return Written(paths=paths, remarks=tuple(self._remarks(contents, removed, stale)))

    def _remarks(
        self, contents: Iterable[str], removed: Sequence[str], stale: Sequence[str]
    ) -> Iterator[str]:
        folder = plain(str(self.path))
        if self.other:
            gone = f" Removed: {', '.join(removed)}." if removed else ""
            yield sentence(
                "The report of {other} in {folder} is replaced.{gone}",
                other=plain(self.other),
                folder=folder,
                gone=gone,
            )
        elif any(self._held.get(name) == _UNKNOWN for name in contents):
            yield sentence("There was a report in {folder} already: it is replaced.", folder=folder)
        if stale:
            yield sentence(
                "Not of these answers as they are now: {names} in {folder}.",
                names=", ".join(stale),
                folder=folder,
            )

    def _answers(self) -> str:
        if str(self._source) in {_UNKNOWN, STANDARD_INPUT}:
            return _UNKNOWN
        made = self._made.files.get(Path(self._source).name)
        if made is not None:
            return made.answers
        with suppress(InputError):
            return digest(read_bytes(self._source))
        return _UNKNOWN


def free_folder(parent: Path, team: str, source: str | Path) -> ReportFolder:
    """Return the folder below `parent` for a team's report, apart from those of other files."""
    piped = str(source) == STANDARD_INPUT
    name, stem = slug(team), "stdin" if piped else slug(Path(source).stem)
    names = (name, f"{name}-{stem}")
    for candidate in chain(names, (f"{name}-{stem}-{number}" for number in count(2))):
        beside = parent / name if candidate != name else None
        folder = ReportFolder(parent / candidate, source, beside)
        if folder.other is None:
            break
    return folder


def _is_made(origin: Origin, path: Path) -> bool:
    made = origin.files.get(path.name)
    with suppress(OSError):
        return made is not None and digest(path.read_bytes()) == made.sha256
    return False


def _is_of(made: Made | None, answers: str) -> bool:
    return made is not None and bool(answers) and made.answers == answers
