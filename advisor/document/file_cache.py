"""Files kept for the next time because they take long to make: lost, they are made anew.

Each begins with a digest of its name, of what it was made from and of what it holds, and is not
used unless all of them are right: a file for something else, of another release, cut off or
edited is as good as none. Whoever forges the digest as well could as easily edit this program.
"""

import os
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from advisor.document.read import read_bytes
from advisor.document.user_folders import cache_folder
from advisor.errors import InputError
from advisor.version import __version__

_HEAD = 65  # a digest in letters, and the end of its line


def place(name: str) -> Path:
    """Return where a file of this name is kept. Raises OSError for a user without a home."""
    return cache_folder() / name


def recall(name: str, source: str) -> bytes | None:
    """Return what was kept under a name, made by this release from what has the digest `source`."""
    try:
        kept = read_bytes(place(name))
    except (OSError, InputError):
        return None
    head, data = kept[:_HEAD], kept[_HEAD:]
    return data if head == _head(name, source, data) else None


def keep(name: str, source: str, data: bytes) -> None:
    """Keep what was made from something with the digest `source`, where that can be done."""
    with suppress(OSError):
        target = place(name)
        staged = target.with_suffix(f".{os.getpid()}.tmp")
        target.parent.mkdir(parents=True, exist_ok=True)
        staged.write_bytes(_head(name, source, data) + data)
        staged.replace(target)


def _head(name: str, source: str, data: bytes) -> bytes:
    digest = sha256(f"{__version__}\0{name}\0{source}\0".encode())
    digest.update(data)
    return f"{digest.hexdigest()}\n".encode()
