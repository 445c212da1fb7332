"""Who has an answers file open.

The lock is a file beside it, held by the system, so that the end of a process always frees it.
"""

import json
import os
import socket
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Self

from advisor.document import operating_system
from advisor.translation import sentence

_ATTEMPTS = 10


class Lock:
    """A lock that this process holds."""

    def __init__(self, path: Path, descriptor: int) -> None:
        self._path = path
        self._descriptor = descriptor

    @classmethod
    def take(cls, answers: Path) -> "Self | str | None":
        """Return the lock for a file, or who has it, or None where files cannot be locked."""
        path = _place(answers)
        if not operating_system.can_lock():
            return None
        try:
            for _ in range(_ATTEMPTS):
                descriptor = operating_system.open_private(path, make=True)
                if not _locked(path, descriptor):
                    return _holder(descriptor)
                if _is_at(path, descriptor):
                    _sign(descriptor)
                    return cls(path, descriptor)
                os.close(descriptor)  # somebody let go of it, and removed it, just before
        except OSError:
            pass
        return None

    @classmethod
    def take_over(cls, answers: Path) -> "Self | str | None":
        """Take the lock whoever has it; the other process learns it from `taken_by`."""
        with suppress(OSError):
            _place(answers).unlink(missing_ok=True)
        return cls.take(answers)

    @property
    def taken_by(self) -> str | None:
        """Who took the lock over, or None while it is ours."""
        try:
            descriptor = operating_system.open_private(self._path)
        except OSError:
            return None
        if not os.path.samestat(os.fstat(descriptor), os.fstat(self._descriptor)):
            return _holder(descriptor)
        os.close(descriptor)
        return None

    def release(self) -> None:
        """Let others have the file."""
        with suppress(OSError):
            if _is_at(self._path, self._descriptor):
                self._path.unlink()
        with suppress(OSError):
            os.close(self._descriptor)


def _place(answers: Path) -> Path:
    real = Path(os.path.realpath(answers))
    return real.with_name(f".{real.name}.lock")


def _locked(path: Path, descriptor: int) -> bool:
    """Lock the file. Raises OSError, and leaves none behind, where that cannot be done."""
    try:
        return operating_system.lock(descriptor)
    except OSError:
        os.close(descriptor)
        path.unlink(missing_ok=True)
        raise


def _is_at(path: Path, descriptor: int) -> bool:
    try:
        return os.path.samestat(path.stat(), os.fstat(descriptor))
    except FileNotFoundError:
        return False


def _sign(descriptor: int) -> None:
    since = datetime.now().astimezone().isoformat(timespec="minutes")
    signature = {"process": os.getpid(), "host": socket.gethostname(), "since": since}
    os.ftruncate(descriptor, 0)
    os.lseek(descriptor, 0, os.SEEK_SET)
    os.write(descriptor, json.dumps(signature).encode())


def _holder(descriptor: int) -> str:
    try:
        os.lseek(descriptor, 0, os.SEEK_SET)
        found = json.loads(os.read(descriptor, 1000))
        since = datetime.fromisoformat(found["since"]).strftime("%Y-%m-%d %H:%M")
        return sentence(
            "process {process} on {host}, since {since}",
            process=int(found["process"]),
            host=found["host"],
            since=since,
        )
    except (OSError, ValueError, TypeError, KeyError):
        return sentence("another process")
    finally:
        with suppress(OSError):
            os.close(descriptor)
