"""Bytes of an input, within limits."""

import os
import stat
import sys
from pathlib import Path

from advisor.document.operating_system import open_to_read, wait_for_data
from advisor.document.presence import is_folder
from advisor.errors import AbsentError, InputError, Location
from advisor.plain_text import plain
from advisor.translation import sentence

STANDARD_INPUT = "-"
MEGABYTE = 1_000_000
_NO_TEXT = (b"%PDF-", b"PK\x03\x04", b"\x1f\x8b", b"\xd0\xcf\x11\xe0")  # file_signature names them
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
LARGEST = 8 * MEGABYTE
_PIECE = 16_384  # bytes, that are read at a time where nobody knows how many there are


def read_text(source: str | Path, *, largest: int = LARGEST) -> str:
    """Return the UTF-8 text of a file, or of standard input when `source` is ``-``.

    Raises InputError when it is missing, not a regular file, unreadable, larger than `largest`
    bytes, binary, or not UTF-8.
    """
    return decoded(read_bytes(source, largest=largest), source)


def read_bytes(source: str | Path, *, largest: int = LARGEST) -> bytes:
    """Return what a file or standard input holds.

    Raises InputError when it is missing, not a regular file, unreadable or larger than `largest`
    bytes.
    """
    raw = _read_stdin(largest) if str(source) == STANDARD_INPUT else _read_file(source, largest)
    if len(raw) > largest:
        name = display_name(source)
        _refuse_known(raw, name)
        from advisor.document.file_kind import refuse_foreign_text  # noqa: PLC0415 few are given

        refuse_foreign_text(raw.decode(errors="replace"), file=name)
        raise InputError(
            sentence("{name} is larger than {largest} MB", name=name, largest=largest // MEGABYTE),
            hint=sentence("Give the answers or rubric file itself, not the data it speaks of."),
            location=Location(file=name),
        )
    return raw


def decoded(raw: bytes, source: str | Path) -> str:
    """Return bytes of `source` as text. Raises InputError when they are binary or not UTF-8."""
    name = display_name(source)
    _refuse_known(raw, name)
    if raw.startswith(_UTF_16) or (b"\0" in raw and _every_other_is_empty(raw)):
        raise InputError(
            sentence("{name} is encoded as UTF-16, not as UTF-8", name=name),
            hint=sentence('Save it with the encoding UTF-8, as the editor\'s "Save as" offers.'),
            location=Location(file=name),
        )
    if b"\0" in raw:
        raise InputError(
            sentence("{name} is a binary file", name=name),
            hint=sentence("A YAML or JSON text file is needed."),
            location=Location(file=name),
        )
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        start = raw.rfind(b"\n", 0, error.start) + 1
        odd = raw[error.start : error.start + 1]
        sign = odd.decode("cp1252", "replace")
        raise InputError(
            sentence(
                "{name} is not UTF-8 text: it holds the byte 0x{odd} ({sign} in Windows)",
                name=name,
                odd=odd.hex(),
                sign=plain(sign),
            ),
            hint=sentence("Save the file with the encoding UTF-8."),
            location=Location(file=name, line=line, column=error.start - start + 1),
        ) from None


def _refuse_known(raw: bytes, name: str) -> None:
    """Raise InputError for what begins as files do that hold no text, such as a PDF."""
    if raw.startswith(_NO_TEXT):
        from advisor.document.file_signature import refuse_bytes  # noqa: PLC0415 few are given

        refuse_bytes(raw, file=name)


def _every_other_is_empty(raw: bytes) -> bool:
    """Tell whether bytes are Latin text of two bytes a letter."""
    head = raw[:200]
    return not any(head[1::2]) or not any(head[::2])


def display_name(source: str | Path) -> str:
    """Return how messages call `source`."""
    return sentence("standard input") if str(source) == STANDARD_INPUT else str(source)


def _read_stdin(largest: int) -> bytes:
    try:
        return sys.stdin.buffer.read(largest + 1)
    except (OSError, AttributeError):  # a stream that was closed before the start is None
        raise InputError(
            sentence("standard input cannot be read"),
            hint=sentence("Pipe a file into it, or name the file."),
            location=Location(file=display_name(STANDARD_INPUT)),
        ) from None


def _read_file(source: str | Path, largest: int) -> bytes:
    try:
        descriptor = open_to_read(source)
        try:
            status = os.fstat(descriptor)
            _require_readable_kind(source, status.st_mode)
            if not stat.S_ISREG(status.st_mode):
                wait_for_data(descriptor)
            return _read_to_end(descriptor, min(status.st_size, largest), largest)
        finally:
            os.close(descriptor)
    except FileNotFoundError:
        raise AbsentError(
            sentence("{source} does not exist", source=source),
            hint=_nearby(Path(source)),
            location=Location(file=str(source)),
        ) from None
    except (OSError, ValueError) as error:
        if isinstance(error, PermissionError) and is_folder(Path(source)):
            _require_readable_kind(source, stat.S_IFDIR)
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise InputError(
            sentence("{source} cannot be read: {reason}", source=source, reason=reason),
            location=Location(file=str(source)),
        ) from None


def _read_to_end(descriptor: int, expected: int, largest: int) -> bytes:
    """Return what an open file holds, and no more than one byte above the largest.

    Room is made for what is expected: for the largest, most of a short file's time would go there.
    """
    pieces, left = [], largest + 1
    while left > 0 and (piece := os.read(descriptor, min(max(expected, _PIECE) + 1, left))):
        pieces.append(piece)
        left -= len(piece)
    return b"".join(pieces)


def _require_readable_kind(source: str | Path, mode: int) -> None:
    if stat.S_ISREG(mode) or stat.S_ISFIFO(mode):
        return
    folder = stat.S_ISDIR(mode)
    raise InputError(
        sentence("{source} is a folder", source=source)
        if folder
        else sentence("{source} is not a regular file", source=source),
        hint=sentence("Name a file in it.") if folder else sentence("Name a YAML or JSON file."),
        location=Location(file=str(source)),
    )


def _nearby(path: Path) -> str:
    from difflib import get_close_matches  # noqa: PLC0415 only an error needs it

    try:
        siblings = sorted(sibling.name for sibling in path.parent.iterdir())
    except OSError:
        siblings = []
    near = get_close_matches(path.name, siblings, n=1)
    return (
        sentence("Did you mean {parent}?", parent=path.parent / near[0])
        if near
        else sentence("Check the path.")
    )
