"""The command line as on a system without what POSIX adds: run as `python -m tests.other_system`.

It takes away what Windows has not, and then runs one command line, or the code after `-c`.
"""

# What the standard library and its users look up for this system is looked up before.
import asyncio  # noqa: F401
import inspect
import multiprocessing.connection  # noqa: F401
import os
import signal
import socket  # noqa: F401
import subprocess  # noqa: F401
import sys
import tempfile  # noqa: F401
import uuid  # noqa: F401
from collections.abc import Callable
from pathlib import Path
from typing import Any

import platformdirs.unix  # noqa: F401

from tests.architecture.test_portability import MODULES, NAMES


def without_posix() -> None:
    """Take away names and modules, and let no folder be opened, as on Windows."""
    for holder in (os, signal):
        for name in NAMES - {"SIGKILL"}:  # `subprocess` needs it here
            if hasattr(holder, name):
                delattr(holder, name)
    for name in MODULES:
        sys.modules[name] = None  # type: ignore[assignment]
    os.open = _no_folders(os.open)


def _no_folders(real: Callable[..., int]) -> Callable[..., int]:
    def open_(path: Any, *arguments: Any, **more: Any) -> int:
        caller = inspect.stack()[1].frame.f_globals["__name__"]
        if caller.startswith("advisor.") and Path(path).is_dir():
            raise PermissionError(13, "Permission denied", str(path))
        return real(path, *arguments, **more)

    return open_


if __name__ == "__main__":
    without_posix()
    if sys.argv[1] == "-c":
        code = sys.argv[2]
        del sys.argv[1:3]
        exec(code)  # noqa: S102 the test's own
    else:
        from advisor.cli.main import main

        main()
