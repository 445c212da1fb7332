"""Where the product keeps what belongs to the user and to no project."""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

_OWNER_ONLY = 0o700


def state_folder() -> Path:
    """Return the folder for state by the XDG base directories; it may not exist yet.

    Raises OSError for a user without a home.
    """
    home = Path(os.environ.get("XDG_STATE_HOME", ""))
    if home.is_absolute():
        return home / "advisor"
    try:
        return Path.home() / ".local" / "state" / "advisor"
    except RuntimeError as error:
        raise OSError(str(error)) from None


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
