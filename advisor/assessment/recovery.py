"""Answers that could not be saved where they belong, kept until they can be."""

import hashlib
import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from advisor.assessment.state_folder import state_folders
from advisor.document.save import replace_file

_LONGEST_NAME = 60


@dataclass(frozen=True, kw_only=True)
class Kept:
    """A recovery file: a whole answers file, and what it goes back to if that is known."""

    path: Path
    data: bytes
    base: bytes | None


def keep(answers: Path, data: bytes, base: bytes | None) -> Path:
    """Keep the answers that belong into the file `answers`; return where.

    `base` is what that file held when it was last read or written. Raises OSError when there is
    no place at all.
    """
    failure = OSError("there is no folder for recovery files")
    for folder in state_folders():
        place = folder / "recovery" / _name(answers)
        try:
            place.parent.mkdir(exist_ok=True)
            # In this order a crash in between leaves a base that is too old, which asks too much
            # but loses nothing.
            replace_file(place, data)
            _keep_base(_base(place), base)
        except OSError as error:
            failure = error
        else:
            return place
    raise failure


def kept(answers: Path) -> Kept | None:
    """Return the newest recovery file for `answers`, if there is one."""
    found = []
    for folder in state_folders():
        place = folder / "recovery" / _name(answers)
        with suppress(OSError):
            found.append((place.stat().st_mtime_ns, place))
    for _, place in sorted(found, reverse=True):
        with suppress(OSError):
            return Kept(path=place, data=place.read_bytes(), base=_read(_base(place)))
    return None


def discard(answers: Path) -> None:
    """Remove the recovery files for `answers`, which are saved where they belong."""
    for folder in state_folders():
        place = folder / "recovery" / _name(answers)
        for path in (place, _base(place)):
            with suppress(OSError):
                path.unlink(missing_ok=True)


def _name(answers: Path) -> str:
    real = os.path.realpath(answers)
    digest = hashlib.sha256(os.fsencode(real)).hexdigest()[:12]
    return f"{answers.stem[:_LONGEST_NAME]}-{digest}.yaml"


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
