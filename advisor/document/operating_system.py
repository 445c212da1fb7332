"""What not every operating system has, with what is done where it is missing.

Names that some systems lack are used here alone; `tests/architecture` sees to it.
"""

import os
import signal
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from errno import EINVAL, ENOLCK
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

# Looked up by name: a type checker knows the system that it runs on, and no other.
_NO_WAITING: int = getattr(os, "O_NONBLOCK", 0)
_NO_LINK: int = getattr(os, "O_NOFOLLOW", 0)
_BYTES_AS_THEY_ARE: int = getattr(os, "O_BINARY", 0)
_A_FOLDER: int = getattr(os, "O_DIRECTORY", 0)


def open_to_read(path: str | Path) -> int:
    """Open a file, pipe or device without waiting for one at its other end. Raises OSError."""
    return os.open(path, os.O_RDONLY | _NO_WAITING | _BYTES_AS_THEY_ARE)


def wait_for_data(descriptor: int) -> None:
    """Let reads of what `open_to_read` opened wait for data from now on."""
    if _NO_WAITING:
        os.set_blocking(descriptor, True)


def open_private(path: Path, *, make: bool = False) -> int:
    """Open a file of our own that no link may stand for: to read, or to `make` and write it.

    Raises OSError.
    """
    flags = os.O_RDWR | os.O_CREAT if make else os.O_RDONLY
    return os.open(path, flags | _NO_LINK | _BYTES_AS_THEY_ARE, 0o644)


def can_lock() -> bool:
    """Tell whether this system has locks that end with the process that holds them."""
    return _module("fcntl") is not None


def lock(descriptor: int) -> bool:
    """Lock an open file until it is closed, and return False where another process holds it.

    Raises OSError where files cannot be locked.
    """
    control = _module("fcntl")
    if control is None:
        raise OSError(ENOLCK, os.strerror(ENOLCK))
    try:
        control.flock(descriptor, control.LOCK_EX | control.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def copy_owner_and_mode(descriptor: int, like: os.stat_result) -> None:
    """Give an open file the owner, where allowed, and the permissions of another.

    Where files have neither, their folder decides. Raises OSError.
    """
    with suppress(OSError):  # only root may give files away
        _call("fchown", descriptor, like.st_uid, like.st_gid)
    _call("fchmod", descriptor, stat.S_IMODE(like.st_mode))


def sync_folder(folder: Path) -> None:
    """Wait until the disk has the names in a folder, where folders can be opened. OSError."""
    if not _A_FOLDER:
        return
    descriptor = os.open(folder, os.O_RDONLY | _A_FOLDER)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno != EINVAL:  # how a file system says that folders need no such thing
            raise
    finally:
        os.close(descriptor)


def user_number() -> int | None:
    """Return the number of the user of this process, None where users have none."""
    number: int | None = _call("getuid")
    return number


def bound(kind: str, most: int) -> None:
    """Bound what this process may take of a kind such as "RLIMIT_DATA", where that can be done."""
    limits = _module("resource")
    if limits is None:
        return
    number = getattr(limits, kind)
    soft, hard = limits.getrlimit(number)
    known = [limit for limit in (soft, hard) if limit != limits.RLIM_INFINITY]
    with suppress(ValueError, OSError):
        limits.setrlimit(number, (min([most, *known]), hard))


@contextmanager
def interrupts_held() -> Iterator[None]:
    """Hold interrupts back, for good from processes that are started meanwhile."""
    mask = getattr(signal, "pthread_sigmask", None)
    if mask is None:
        yield
        return
    before = mask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        mask(signal.SIG_SETMASK, before)


def kill_group(leader: int) -> bool:
    """Kill a process that leads a group, and the group; False where there are no groups.

    Raises ProcessLookupError when it is gone, PermissionError when it is another's.
    """
    if not hasattr(os, "killpg"):
        return False
    os.killpg(leader, signal.SIGKILL)
    return True


def usable_cores() -> int:
    """Return how many cores this process may use."""
    allowed = _call("sched_getaffinity", 0)
    return len(allowed) if allowed else os.cpu_count() or 1


def leads_group() -> bool:
    """Tell whether this process leads a group of its own."""
    return bool(_call("getpgrp") == os.getpid())


def _module(name: str) -> ModuleType | None:
    try:
        return import_module(name)
    except ImportError:
        return None


def _call(name: str, *arguments: object) -> Any:
    function = getattr(os, name, None)
    return function(*arguments) if function else None
