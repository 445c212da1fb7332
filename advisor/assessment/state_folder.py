"""Where state can be kept, in the order in which it is looked for."""

import hashlib
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

from advisor.document.operating_system import user_number
from advisor.document.user_folders import state_folder

_OWNER_ONLY = 0o700
_LONGEST_NAME = 60


def state_folders(*, make: bool = True) -> Iterator[Path]:
    """Yield the folder for state, then one among temporary files.

    One that is missing is made when its turn comes, or left out, as is one that cannot be made.
    """
    for find in (state_folder, _temporary):
        try:
            folder = find()
            if make:
                folder.mkdir(mode=_OWNER_ONLY, parents=True, exist_ok=True)
            if find is state_folder or folder.lstat().st_uid == (user_number() or 0):
                yield folder
        except OSError:
            continue


def _temporary() -> Path:
    user = user_number()
    return Path(tempfile.gettempdir()) / ("advisor" if user is None else f"advisor-{user}")


def stem_of(answers: Path) -> str:
    """Return how the names of all files begin that are kept for one answers file."""
    real = os.path.realpath(answers)
    digest = hashlib.sha256(os.fsencode(real)).hexdigest()[:12]
    return f"{answers.stem[:_LONGEST_NAME]}-{digest}"
