"""Whether something lies at a path, whatever was typed as one.

A path that no system could have, such as one that is too long, has nothing at it; `pathlib` raises
an error for some of these.
"""

import os.path
import re
from pathlib import Path

_ADDRESS = re.compile("[a-z][a-z0-9+.-]+://")


def is_there(path: Path) -> bool:
    """Tell whether anything lies at a path."""
    return os.path.exists(path)  # noqa: PTH110 it tells, whatever the path is like


def is_file(path: Path) -> bool:
    """Tell whether a file lies at a path."""
    return os.path.isfile(path)  # noqa: PTH113 as above


def is_folder(path: Path) -> bool:
    """Tell whether a folder lies at a path."""
    return os.path.isdir(path)  # noqa: PTH112 as above


def is_address(place: str) -> bool:
    """Tell whether a place is an address such as ``s3://bucket/folder``, and no path."""
    return _ADDRESS.match(place) is not None
