"""What tells, without reading a file, that it is still as it was when it was read."""

import os
import stat
import time

from advisor.document.presence import is_address
from advisor.document.read import STANDARD_INPUT

_AT_REST = 2_000_000_000  # nanoseconds, within which some file systems tell no two changes apart


def file_stamp(path: str) -> str | None:
    """Return what changes whenever a file does: its size, its times and which file it is.

    None where that does not tell: what was changed a moment ago may change once more within the
    same tick of the file system's clock, and what is no regular file here has no such times.
    """
    if path == STANDARD_INPUT or is_address(path):
        return None
    try:
        found = os.stat(path)  # noqa: PTH116 there are many
    except (OSError, ValueError):
        return None
    changed = max(found.st_mtime_ns, found.st_ctime_ns)
    if not stat.S_ISREG(found.st_mode) or time.time_ns() - changed < _AT_REST:
        return None
    return f"{found.st_size} {found.st_mtime_ns} {found.st_ctime_ns} {found.st_ino}"
