"""What a command holds with all processes it starts, and what it does itself, as Linux tells."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

_PROCESSES = Path("/proc")
_PAUSE, _SHORT_PAUSE = 0.5, 0.02  # seconds
_USER_AND_SYSTEM = slice(11, 13)  # of what is told after the name of the program


def can_watch() -> bool:
    """Tell whether this system says of processes what is asked for here."""
    return Path(_PROCESSES, "self", "smaps_rollup").exists()


def megabytes_together(command: Sequence[str]) -> float:
    """Run a command; return the most that it held at a time with all processes it started.

    A page that several of them share is counted once.
    """
    most = 0.0
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as running:
        while running.poll() is None:
            most = max(most, sum(map(_share, _family(running.pid))) / 1000)
            time.sleep(_PAUSE)
    if running.returncode:
        raise subprocess.CalledProcessError(running.returncode, command)
    return most


def seconds_of_its_own(command: Sequence[str]) -> float:
    """Run a command; return the processor time that it took without the processes it started."""
    ticks = 0
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as running:
        while running.poll() is None:
            ticks = max(ticks, _ticks(running.pid))
            time.sleep(_SHORT_PAUSE)
    if running.returncode:
        raise subprocess.CalledProcessError(running.returncode, command)
    return ticks / os.sysconf("SC_CLK_TCK")


def _ticks(process: int) -> int:
    try:
        told = Path(_PROCESSES, str(process), "stat").read_text(encoding="utf-8")
    except OSError:
        return 0
    after_name = told.rpartition(")")[2].split()
    return sum(map(int, after_name[_USER_AND_SYSTEM]))


def _family(process: int) -> Iterator[int]:
    """Yield a process and those below it, as far as they are still there."""
    yield process
    try:
        threads = Path(_PROCESSES, str(process), "task").iterdir()
        told = [Path(thread, "children").read_text(encoding="ascii") for thread in threads]
    except OSError:
        return
    for child in "".join(told).split():
        yield from _family(int(child))


def _share(process: int) -> int:
    """Return how many kilobytes a process holds, of shared pages its part; 0 once it is gone."""
    try:
        told = Path(_PROCESSES, str(process), "smaps_rollup").read_text(encoding="ascii")
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in told.splitlines() if line.startswith("Pss:")), 0)


if __name__ == "__main__":
    print(f"{megabytes_together(sys.argv[1:]):.0f} MB")
