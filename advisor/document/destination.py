"""Where a named output leads: a file to replace whole, or a device, pipe or open descriptor."""

import os
import re
import stat
import sys
from contextlib import suppress
from dataclasses import dataclass
from errno import EACCES, EINVAL, EISDIR, ENOTDIR
from pathlib import Path

from advisor.document.save import require_leave
from advisor.translation import sentence

STDOUT = 1
_MOST_LINKS = 40


@dataclass(frozen=True)
class Destination:
    """What an output is written to, links followed.

    `file` is the regular file to make or replace; without one, `path` or the `descriptor` it leads
    to takes the bytes as they come and is never replaced. `state` is None where nothing is yet.
    """

    path: Path
    file: Path | None = None
    descriptor: int | None = None
    state: os.stat_result | None = None

    @property
    def is_stdout(self) -> bool:
        """Whether what is written appears on standard output."""
        return self.descriptor == STDOUT

    def require_writable(self) -> None:
        """Raise OSError when it is plain before writing that it cannot succeed."""
        if self.file is None:
            if self.descriptor is None and not os.access(self.path, os.W_OK):
                raise PermissionError(EACCES, os.strerror(EACCES), str(self.path))
        elif self.state is None:
            require_folder(self.file.parent)
        else:
            require_leave(self.file)

    def write(self, data: bytes) -> None:
        """Write to what is no file of its own. Raises OSError.

        A reader of standard output may leave when it has seen enough.
        """
        if not self.is_stdout:
            self._write(data)
            return
        with suppress(BrokenPipeError):
            if sys.stdout is not None:
                sys.stdout.flush()
            self._write(data)

    def _write(self, data: bytes) -> None:
        with os.fdopen(self._open(), "wb") as stream:
            stream.write(data)

    def _open(self) -> int:
        if self.descriptor is not None:
            return os.dup(self.descriptor)
        regular = self.state is not None and stat.S_ISREG(self.state.st_mode)
        terminal = getattr(os, "O_NOCTTY", 0)
        return os.open(self.path, os.O_WRONLY | terminal | (os.O_TRUNC if regular else 0))


def destination(path: Path) -> Destination:
    """Return what `path` leads to. Raises OSError for a folder, a disk and what cannot be named."""
    descriptor = _descriptor(path)
    if descriptor is not None:
        return Destination(path, descriptor=descriptor, state=os.fstat(descriptor))
    real = Path(os.path.realpath(path))
    try:
        state = path.stat()
    except FileNotFoundError:
        return Destination(path, file=real)
    if stat.S_ISDIR(state.st_mode):
        raise IsADirectoryError(EISDIR, sentence("it is a folder"), str(path))
    if stat.S_ISBLK(state.st_mode):
        raise OSError(EINVAL, sentence("it is a disk"), str(path))
    # What another process holds open may have a name under which it cannot be found.
    named = stat.S_ISREG(state.st_mode) and real.exists() and real.samefile(path)
    return Destination(path, file=real if named else None, state=state)


def require_folder(folder: Path) -> None:
    """Raise OSError when no file can be made in `folder`, which may have to be made as well."""
    for place in (folder, *folder.absolute().parents):
        try:
            state = place.stat()
        except FileNotFoundError:
            continue
        if not stat.S_ISDIR(state.st_mode):
            raise NotADirectoryError(ENOTDIR, os.strerror(ENOTDIR), str(place))
        if not os.access(place, os.W_OK | os.X_OK):
            raise PermissionError(EACCES, os.strerror(EACCES), str(place))
        return


def _descriptor(path: Path) -> int | None:
    """Return the descriptor of this process that a path such as /dev/stdout leads to."""
    own = re.compile(rf"(?:/proc/{os.getpid()}(?:/task/\d+)?|/dev)/fd/(\d+)")
    for _ in range(_MOST_LINKS):
        path = Path(os.path.realpath(path.parent)) / path.name
        found = own.fullmatch(str(path))
        if found:
            return int(found[1])
        try:
            path = path.parent / path.readlink()
        except OSError:
            return None
    return None
