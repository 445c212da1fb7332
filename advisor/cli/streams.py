"""The standard streams of this process, which no reader, device or code page can break.

A command runs to its verdict whether or not somebody takes what it writes; what the encoding of a
stream lacks is written as the nearest thing it has.
"""

import codecs
import errno
import io
import os
import select
import sys
from pathlib import Path
from typing import Any, TextIO

from advisor.cli.encoding import NEAREST, register_nearest

# The reader has gone. Windows says of a pipe without one that the argument is invalid.
_LEFT = {errno.EPIPE, errno.ECONNRESET} | ({errno.EINVAL} if os.name == "nt" else set())


class LenientOutput(io.RawIOBase):
    """The bytes of a stream: what cannot be written is let go, and `fault` says why.

    A reader that left is no fault.
    """

    def __init__(self, raw: io.RawIOBase) -> None:
        super().__init__()
        self._raw = raw
        self._lost = False
        self.fault: OSError | None = None

    def write(self, data: Any) -> int:
        """Write what can be written; return that all was."""
        size = len(data)
        while not self._lost:
            try:
                written = self._raw.write(data)
            except OSError as error:
                self._lost = True
                if error.errno not in _LEFT:
                    self.fault = error
            else:
                if written is not None:
                    return written
                select.select([], [self._raw], [])  # somebody made this stream return at once
        return size

    def writable(self) -> bool:
        """Tell that it can be written to, always."""
        return True

    def fileno(self) -> int:
        """Return the descriptor below."""
        return self._raw.fileno()

    def isatty(self) -> bool:
        """Tell whether it leads to a terminal."""
        return self._raw.isatty()


def open_streams() -> None:
    """Put lenient streams in the place of standard output and error, and make input readable."""
    register_nearest()
    _occupy()
    for name in ("stdout", "stderr"):
        setattr(sys, name, _lenient(getattr(sys, name)))
    if isinstance(sys.stdin, io.TextIOWrapper):
        # What is no text in the encoding is refused where it is judged, not where it is read.
        sys.stdin.reconfigure(encoding=_encoding(sys.stdin), errors="surrogateescape")


def output_fault() -> OSError | None:
    """Write out what is waiting; return why some of standard output could not be written."""
    sys.stdout.flush()
    raw = getattr(getattr(sys.stdout, "buffer", None), "raw", None)
    return raw.fault if isinstance(raw, LenientOutput) else None


def _occupy() -> None:
    """Give standard descriptors that the caller closed to nobody, or the next file would be one."""
    for descriptor in range(3):
        try:
            os.fstat(descriptor)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # the lowest that is free


def _lenient(stream: TextIO | None) -> TextIO:
    if not isinstance(stream, io.TextIOWrapper):  # the caller closed it; nobody wants to read
        return Path(os.devnull).open("w", encoding="utf-8")
    # Screens write to the stream as it was.
    stream.reconfigure(encoding=_encoding(stream), errors=NEAREST)
    raw: Any = getattr(stream.buffer, "raw", stream.buffer)
    return io.TextIOWrapper(
        io.BufferedWriter(LenientOutput(raw)),
        encoding=stream.encoding,
        errors=NEAREST,
        line_buffering=stream.line_buffering,
    )


def _encoding(stream: io.TextIOWrapper) -> str:
    """Return the encoding of a stream; ASCII is what is named where nobody knew of a better one."""
    return "utf-8" if codecs.lookup(stream.encoding).name == "ascii" else stream.encoding
