"""What takes long to make is made once in a run, by the worker that needs it first.

The key is all that it is made of, so that nothing is found that would be made otherwise now.
"""

import fcntl
import os
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

FOLDER = "ADVISOR_TEST_RUN"  # a variable: workers have the environment of what started them


def once(key: str, make: Callable[[], bytes]) -> bytes:
    """Return what `make` returns, which another worker of this run may have called already."""
    if not (folder := os.environ.get(FOLDER)):
        return make()
    path = Path(folder) / sha256(key.encode()).hexdigest()
    with path.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not path.exists():
            made = make()
            path.with_suffix(".new").write_bytes(made)
            path.with_suffix(".new").replace(path)
        return path.read_bytes()
