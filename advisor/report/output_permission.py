"""Whether an output may be written where it is asked for: one rule for all commands and screens.

An input is never replaced, nor what reads as answers or rubric. Anything else is when it is empty,
bears the mark of this program, or its loss is wanted.
"""

import os
import sys
from collections.abc import Iterable
from pathlib import Path

from advisor.document.destination import Destination, destination
from advisor.document.read import STANDARD_INPUT
from advisor.errors import Location, OutputError
from advisor.report.own_files import bears_mark, input_kind
from advisor.translation import sentence

_LARGEST = 64_000_000  # bytes; nothing of ours comes near it


class OccupiedError(OutputError):
    """Something is in the way that may be replaced when its loss is wanted."""


def require_replaceable(
    path: Path,
    *,
    inputs: Iterable[str | Path] = (),
    force: bool = False,
    answers: bool = False,
    elsewhere: str = sentence("Choose another name."),
    filled_in: bool = False,
) -> Destination:
    """Return what `path` leads to when an output may be written there.

    `inputs` are the files and folders that are read, `-` being standard input; `force` wants the
    loss of another file, with `answers` even of answers; `elsewhere` is the remedy, `filled_in`
    tells that people go on writing in the output. Raises OccupiedError where `force` would
    help, and OutputError.
    """
    inputs = list(inputs)
    try:
        found = destination(path)
        found.require_writable()
        if found.file is None or found.state is None:
            return found
        is_read = _is_any(found.file, inputs)
        with found.file.open("rb") as stream:
            data = stream.read(_LARGEST + 1)
    except (OSError, ValueError) as error:
        raise not_written(path, error) from None
    where = Location(file=str(path))
    lost = _loss(path, data, inputs, is_read=is_read, answers=force and answers)
    if lost is not None:
        raise OutputError(
            sentence("{path} {lost}, and would be lost", path=path, lost=lost),
            hint=elsewhere,
            location=where,
        )
    if data and not force and not _is_ours(data):
        message = sentence("{path} is already there, and was not made by advisor", path=path)
        if filled_in:
            message = sentence("{path} is already there, and may hold somebody's work", path=path)
        raise OccupiedError(message, hint=elsewhere, location=where)
    return found


def not_written(path: Path, error: OSError | ValueError) -> OutputError:
    """Return the error that tells why a file could not be written."""
    reason, hint = str(error), sentence("Choose another place; earlier files are as they were.")
    named = path
    if isinstance(error, OSError):
        reason = error.strerror or reason
        if error.filename and not str(error.filename).endswith(".tmp"):
            named = Path(error.filename)
    if isinstance(error, IsADirectoryError):
        hint = sentence("Name a file in it.")
    return OutputError(
        sentence("{named} cannot be written: {reason}", named=named, reason=reason),
        hint=hint,
        location=Location(file=str(path)),
    )


def _loss(
    path: Path, data: bytes, inputs: Iterable[str | Path], *, is_read: bool, answers: bool
) -> str | None:
    """Return what nobody can want to lose with a file, or None; `answers` are wanted to go."""
    if is_read:
        return sentence("is read here")
    if _is_ours(data):
        return None
    kind = input_kind(data)
    if kind is not None and not (answers and kind == "answers"):
        return f"holds {kind}"
    return (
        sentence("belongs to what is read here") if data and _is_within_any(path, inputs) else None
    )


def _is_ours(data: bytes) -> bool:
    return len(data) <= _LARGEST and bears_mark(data)


def _is_any(file: Path, inputs: Iterable[str | Path]) -> bool:
    state = file.stat()
    return any(
        found is not None and os.path.samestat(found, state) for found in map(_state, inputs)
    )


def _state(source: str | Path) -> os.stat_result | None:
    try:
        if str(source) == STANDARD_INPUT:
            return os.fstat(sys.stdin.fileno())
        return Path(source).stat()
    except (OSError, ValueError, AttributeError):  # not there, or no file at all
        return None


def _is_within_any(path: Path, inputs: Iterable[str | Path]) -> bool:
    real = Path(os.path.realpath(path))
    folders = (Path(os.path.realpath(source)) for source in inputs)
    return any(folder in real.parents for folder in folders if folder.is_dir())
