"""The secret of a workshop's doors, kept for this user alone until the workshop is over."""

import hashlib
import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from advisor.assessment.state_folder import state_folders
from advisor.document.operating_system import open_private
from advisor.document.save import replace_file
from advisor.workshop.keys import SECRET_BYTES, WorkshopKeys

_FOLDER = "workshops"
_OWNER_ONLY = 0o600


def kept_keys(votes: Path, *, new: bool) -> WorkshopKeys:
    """Return the keys of the workshop of a votes file; of a `new` one they are drawn anew.

    Where they cannot be kept, phones have to come in by the code again after a crash.
    """
    if not new:
        for place in _places(votes, make=False):
            with suppress(OSError):
                secret = _read(place)
                if len(secret) == SECRET_BYTES:
                    return WorkshopKeys(secret=secret)
    keys = WorkshopKeys()
    for place in _places(votes, make=True):
        with suppress(OSError):
            _write(place, keys.secret)
            break
    return keys


def _places(votes: Path, *, make: bool) -> Iterator[Path]:
    digest = hashlib.sha256(os.fsencode(os.path.realpath(votes))).hexdigest()[:24]
    for folder in state_folders(make=make):
        yield folder / _FOLDER / digest


def _read(place: Path) -> bytes:
    with os.fdopen(open_private(place), "rb") as stream:
        return stream.read(SECRET_BYTES + 1)


def _write(place: Path, secret: bytes) -> None:
    """Keep a secret that nobody else could read for a moment even."""
    place.parent.mkdir(mode=0o700, exist_ok=True)
    os.close(os.open(place, os.O_WRONLY | os.O_CREAT, _OWNER_ONLY))
    place.chmod(_OWNER_ONLY)
    replace_file(place, secret)  # which keeps permissions
