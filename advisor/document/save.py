"""Bytes onto disk: the whole new file, or the old one."""

import os
import re
import time
from contextlib import suppress
from pathlib import Path
from secrets import token_hex

from advisor.document.operating_system import copy_owner_and_mode, sync_folder
from advisor.translation import sentence

_TOKEN = 4  # bytes that tell files which are being written apart
_ABANDONED = 60  # seconds


def replace_file(path: Path, data: bytes) -> None:
    """Put `data` in the place of the file at `path`, and return once the disk has it.

    A link is followed; permissions and, where allowed, the owner stay. The folder must exist.
    Raises OSError, and then the file is as it was. A file without leave to write is not replaced.
    """
    target = Path(os.path.realpath(path))
    staged = target.with_name(f".{target.name}.{token_hex(_TOKEN)}.tmp")
    try:
        before = require_leave(target)
        write_whole(staged, data, before)
        staged.replace(target)
    except BaseException:
        with suppress(OSError):
            staged.unlink(missing_ok=True)
        raise
    sync_folder(target.parent)


def clear_staged(path: Path) -> None:
    """Remove what a process left behind that ended while it replaced the file at `path`."""
    target = Path(os.path.realpath(path))
    name = re.compile(rf"\.{re.escape(target.name)}\.[0-9a-f]{{{2 * _TOKEN}}}\.tmp")
    with suppress(OSError):
        for staged in target.parent.iterdir():
            if name.fullmatch(staged.name) and time.time() - staged.stat().st_mtime > _ABANDONED:
                staged.unlink()


def write_whole(path: Path, data: bytes, like: os.stat_result | None = None) -> None:
    """Write a new file and wait for the disk; its owner and permissions are those of `like`."""
    with path.open("xb") as stream:
        if like:
            copy_owner_and_mode(stream.fileno(), like)
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())


def write_refusal(path: Path) -> str | None:
    """Return why the file at `path` may not be replaced, or None."""
    target = Path(os.path.realpath(path))
    try:
        require_leave(target)
    except OSError as error:
        return error.strerror
    return None


def require_leave(target: Path) -> os.stat_result | None:
    """Return the state of a file that may be replaced, None when there is none.

    Raises OSError where the file, or its folder, may not be written or the folder is not there.
    """
    try:
        status = target.stat()
    except FileNotFoundError:
        target.parent.stat()
        return None
    # Replacing needs no leave to write the file itself, but withholding it is meant to be heeded.
    if not status.st_mode & 0o222 or not os.access(target, os.W_OK):
        raise PermissionError(13, sentence("the file is read-only"), str(target))
    if not os.access(target.parent, os.W_OK):
        raise PermissionError(13, sentence("its folder is read-only"), str(target.parent))
    return status
