"""Where state can be kept, in the order in which it is looked for."""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

from advisor.document.user_folders import state_folder

_OWNER_ONLY = 0o700


def state_folders() -> Iterator[Path]:
    """Yield the folder for state, made if missing, then one among temporary files.

    A folder that cannot be made is left out.
    """
    for find in (state_folder, _temporary):
        try:
            folder = find()
            folder.mkdir(mode=_OWNER_ONLY, parents=True, exist_ok=True)
            if folder.lstat().st_uid == os.getuid() or find is state_folder:
                yield folder
        except OSError:
            continue


def _temporary() -> Path:
    return Path(tempfile.gettempdir()) / f"advisor-{os.getuid()}"
