"""The command line as a process of its own."""

import os
import pty
import subprocess
import sys
from pathlib import Path

ENTRY = (sys.executable, "-c", "from advisor.cli.main import main; main()")
PATIENCE = 60


def execute(*arguments: str | Path, **more: str) -> subprocess.CompletedProcess[str]:
    """Run one command line to its end; `more` is added to the environment."""
    return subprocess.run(
        [*ENTRY, *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE,
        env=os.environ | more,
    )


def on_terminal(*arguments: str | Path, **more: str) -> str:
    """Run one command line on a terminal and return all that appears there."""
    ours, theirs = pty.openpty()
    environment = os.environ | {"TERM": "xterm"} | more
    with subprocess.Popen(
        [*ENTRY, *map(str, arguments)], stdin=theirs, stdout=theirs, stderr=theirs, env=environment
    ) as process:
        os.close(theirs)
        shown = b"".join(iter(lambda: _read(ours), b""))
        process.wait(PATIENCE)
    os.close(ours)
    return shown.decode()


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:  # how Linux says that the other end has closed
        return b""
