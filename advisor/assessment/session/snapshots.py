"""Answers as they stood at a time, kept under a name where recovery files are.

A snapshot is a whole answers file, with a small file beside it that tells its name and when it was
taken. Who else takes one at the same time writes files of another name.
"""

import json
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from secrets import token_hex

from advisor.assessment.state_folder import state_folders, stem_of
from advisor.document.save import replace_file
from advisor.errors import OutputError
from advisor.frozen import dataclass
from advisor.translation import sentence

_FOLDER = "snapshots"
LONGEST_NAME = 40


@dataclass(frozen=True, kw_only=True)
class Snapshot:
    """The answers in the file at `path`, by the name they were given when they were `taken`."""

    path: Path
    name: str
    taken: datetime

    def discard(self) -> None:
        """Remove it."""
        for path in (self.path, _label(self.path)):
            with suppress(OSError):
                path.unlink(missing_ok=True)


def take_snapshot(answers: Path, text: str, name: str, taken: datetime) -> Snapshot:
    """Keep the text of an answers file under a name. Raises OutputError where it cannot be kept."""
    file = f"{stem_of(answers)}-{token_hex(4)}.yaml"
    reason = sentence("there is no folder for it")
    for folder in state_folders():
        path = folder / _FOLDER / file
        told = {"name": name, "taken": taken.isoformat(timespec="seconds")}
        try:
            path.parent.mkdir(exist_ok=True)
            replace_file(path, text.encode())
            replace_file(_label(path), json.dumps(told, ensure_ascii=False).encode())
        except OSError as error:
            reason = error.strerror or str(error)
        else:
            return Snapshot(path=path, name=name, taken=taken.replace(microsecond=0))
    raise OutputError(sentence("the snapshot cannot be kept: {reason}", reason=reason))


def snapshots_of(answers: Path) -> list[Snapshot]:
    """Return what was kept of an answers file, the oldest first."""
    found = [
        snapshot
        for folder in state_folders(make=False)
        for path in _files(folder / _FOLDER, stem_of(answers))
        if (snapshot := _read(path))
    ]
    return sorted(found, key=lambda snapshot: (snapshot.taken, snapshot.name))


def _files(folder: Path, stem: str) -> Iterator[Path]:
    with suppress(OSError):
        for path in folder.iterdir():
            if path.suffix == ".yaml" and path.name.startswith(f"{stem}-"):
                yield path


def _read(path: Path) -> Snapshot | None:
    """Return a snapshot; None of a file that nothing tells the name and time of."""
    with suppress(OSError, ValueError, TypeError, KeyError, RecursionError):
        told = json.loads(_label(path).read_bytes())
        taken = datetime.fromisoformat(told["taken"])
        return Snapshot(path=path, name=str(told["name"]), taken=taken)
    return None


def _label(path: Path) -> Path:
    return path.with_suffix(".json")
