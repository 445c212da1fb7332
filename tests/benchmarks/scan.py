"""What a scan promises: how long it takes beside reading and parsing, and how much memory."""

import subprocess
import sys
import tempfile
from pathlib import Path

from tests.benchmarks.made_repository import write_repository
from tests.benchmarks.processes import ADVISOR, Figure, measure

_RATIO = 4.0
_MOST_MEGABYTES = 150
_RUNS = 7
_READING = """
import ast, pathlib, sys
for path in sorted(pathlib.Path(sys.argv[1]).rglob("*")):
    if path.is_file() and ".git" not in path.parts:
        content = path.read_bytes()
        if path.suffix == ".py":
            ast.parse(content)
"""
# A child's peak is at least that of the process it was started from: so one that has nothing.
_PEAK = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


def measure_scan() -> bool:
    """Measure a scan of 700 files against reading them once and parsing their Python."""
    with tempfile.TemporaryDirectory() as folder:
        write_repository(Path(folder))
        return measure_scan_of(folder)


def measure_scan_of(folder: str) -> bool:
    """Measure a scan of a work tree against reading it; tell whether both promises hold."""
    scan = (ADVISOR, "scan", folder)
    quick = measure(
        Figure(
            name="scan / reading and ast",
            limit=_RATIO,
            ours=scan,
            theirs=(sys.executable, "-c", _READING, folder),
            runs=_RUNS,
        )
    )
    megabytes = peak_megabytes(scan)
    small = megabytes <= _MOST_MEGABYTES
    print(
        f"{'  peak memory':<31} {megabytes:7.0f} MB   at most {_MOST_MEGABYTES}   "
        f"{'held' if small else 'NOT HELD'}",
        flush=True,
    )
    return quick and small


def peak_megabytes(command: tuple[str, ...]) -> float:
    """Return the most memory that a command, or a program it starts, held at a time."""
    told = subprocess.run(
        (sys.executable, "-c", _PEAK, *command), check=True, capture_output=True, text=True
    )
    kilobytes = int(told.stdout)
    return kilobytes / 1000 if sys.platform != "darwin" else kilobytes / 1_000_000
