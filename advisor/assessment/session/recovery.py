"""Answers that could not be saved where they belong, kept until they can be.

Each session has files of its own, so that two of them cannot overwrite each other's.
"""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from secrets import token_hex

from advisor.assessment.state_folder import state_folders, stem_of
from advisor.document.save import replace_file
from advisor.frozen import dataclass
from advisor.translation import sentence

_FOLDER = "recovery"


@dataclass(frozen=True, kw_only=True)
class RecoveryFile:
    """A recovery file: a whole answers file, and what it goes back to if that is known."""

    path: Path
    data: bytes
    base: bytes | None

    def discard(self) -> None:
        """Remove the file, whose answers are elsewhere by now."""
        _remove(self.path)


class Recovery:
    """Keeps what one session cannot save into the file `answers`; `place` is where, if it did."""

    def __init__(self, answers: Path) -> None:
        self._name = f"{stem_of(answers)}-{token_hex(4)}.yaml"
        self.place: Path | None = None
        self._content: tuple[bytes, bytes | None] | None = None

    def keep(self, data: bytes, base: bytes | None) -> Path:
        """Keep a whole answers file and return where.

        `base` is what the file it belongs into held when it was last read or written. Raises
        OSError when there is no place at all.
        """
        if self.place and self._content == (data, base) and self.place.exists():
            return self.place
        failure = OSError(sentence("there is no folder for recovery files"))
        for folder in state_folders():
            place = folder / _FOLDER / self._name
            try:
                place.parent.mkdir(exist_ok=True)
                # After a crash in between, the base is too old: that asks too much of the user,
                # but loses nothing.
                replace_file(place, data)
                _keep_base(_base(place), base)
            except OSError as error:
                failure = error
            else:
                self.place, self._content = place, (data, base)
                return place
        raise failure

    def discard(self) -> None:
        """Remove what was kept, if anything: it is saved where it belongs."""
        if self.place:
            _remove(self.place)
            self.place = self._content = None


def recovery_files(answers: Path) -> list[RecoveryFile]:
    """Return what earlier sessions kept for the file `answers`, the oldest first."""
    dated = []
    for folder in state_folders(make=False):
        for place in _places(folder / _FOLDER, stem_of(answers)):
            with suppress(OSError):
                data, base = place.read_bytes(), _read(_base(place))
                dated.append(
                    (place.stat().st_mtime_ns, RecoveryFile(path=place, data=data, base=base))
                )
    return [item for _, item in sorted(dated, key=lambda pair: pair[0])]


def _places(folder: Path, stem: str) -> Iterator[Path]:
    with suppress(OSError):
        for path in folder.iterdir():
            if path.suffix == ".yaml" and path.name.startswith(f"{stem}-"):
                yield path


def _base(place: Path) -> Path:
    return place.with_suffix(".base")


def _keep_base(place: Path, base: bytes | None) -> None:
    if base is None:
        place.unlink(missing_ok=True)
    elif _read(place) != base:
        replace_file(place, base)


def _read(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


def _remove(place: Path) -> None:
    for path in (place, _base(place)):
        with suppress(OSError):
            path.unlink(missing_ok=True)
