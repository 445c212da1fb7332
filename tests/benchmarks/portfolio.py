"""What a portfolio promises: how its time grows, with files, cores and changes, and its memory.

`ADVISOR_BENCH_TEAMS` is the number of made-up teams. With fewer than the promise speaks of, memory
is that of their rows added up over and over, under other names, beside what it takes to read them.
"""

import gc
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import NamedTuple

from tests.benchmarks.processes import ADVISOR
from tests.benchmarks.scan import peak_megabytes
from tests.benchmarks.watching import can_watch, megabytes_together, seconds_of_its_own

_TEAMS = int(os.environ.get("ADVISOR_BENCH_TEAMS", "2000"))
_MANY = 100_000
_SOME = 300  # teams, that are read and parsed in turn
_MOST_OF_PARSING = 1.5
_MOST_SLOPE = 1.1
_LEAST_OF_TWO_CORES = 1.8
_MOST_MEGABYTES = 600
_MOST_OF_FIRST = 0.05


def _told(name: str, figure: str, limit: str, *, held: bool) -> bool:
    print(f"{name:<38} {figure:<44} {limit:<14} {'held' if held else 'NOT HELD'}", flush=True)
    return held


@contextmanager
def _teams(number: int) -> Iterator[tuple[Path, list[Path]]]:
    """Write so many teams, and remove them."""
    from advisor import load_rubric
    from tests.portfolio.teams import write_teams

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "teams"
        yield folder, write_teams(folder, load_rubric(), range(number))


def measure_portfolio_scoring() -> bool:
    """Measure files into rows against parsing the same bytes with the YAML loader that is in C."""
    import yaml

    from advisor.portfolio.reading import Reading, TeamReader
    from advisor.portfolio.sources import TeamFile

    with _teams(2 * _SOME) as (_, files):
        reader = TeamReader(Reading())
        for file in files[:_SOME]:  # as it is among many: a rubric and common answers are known
            reader.read(TeamFile(str(file)))
        mine = parsing = 0.0
        for file in files[_SOME:]:  # each once: none of them was seen before
            text = file.read_text()
            mine += _taken(partial(reader.read, TeamFile(str(file))))
            parsing += _taken(partial(yaml.load, text, yaml.CSafeLoader))
    each = f"{1000 * mine / _SOME:.2f} ms and {1000 * parsing / _SOME:.2f} ms a file"
    return _told(
        "portfolio: file to row / C YAML",
        f"ratio {mine / parsing:.2f} ({each})",
        f"at most {_MOST_OF_PARSING}",
        held=mine <= _MOST_OF_PARSING * parsing,
    )


def _taken(work: Callable[[], object]) -> float:
    """Return the processor time of one run, without a look for garbage, as the command does."""
    gc.disable()
    start = time.process_time()
    work()
    taken = time.process_time() - start
    gc.enable()
    return taken


def measure_portfolio_growth() -> bool:
    """Measure time and memory of one process, with a quarter of the teams and with all."""
    with _teams(_TEAMS) as (folder, files):
        quarter = Path(folder.parent, "quarter")
        for file in files[: _TEAMS // 4]:
            target = quarter / file.relative_to(folder)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(file, target)
        few, all_of = _command(quarter, "--jobs", "1"), _command(folder, "--jobs", "1")
        start = _processor_seconds((ADVISOR, "--version"))
        pairs = [(_processor_seconds(few), _processor_seconds(all_of)) for _ in range(3)]
        memory = [peak_megabytes(command) for command in (all_of, _many_rows(quarter))]
    slope = statistics.median((b - start) / (a - start) / 4 for a, b in pairs)
    linear = _told(
        f"portfolio: a team of {_TEAMS} / of {_TEAMS // 4}",
        f"ratio {slope:.2f} ({1000 * pairs[0][1] / _TEAMS:.1f} ms a team)",
        f"at most {_MOST_SLOPE}",
        held=slope <= _MOST_SLOPE,
    )
    return linear and _told(
        f"portfolio: memory at {_MANY} teams",
        f"{memory[1]:.0f} MB of rows added up, {memory[0]:.0f} MB to read {_TEAMS}",
        f"under {_MOST_MEGABYTES}",
        held=sum(memory) < _MOST_MEGABYTES,
    )


def _many_rows(folder: Path) -> tuple[str, ...]:
    """Return what adds rows up as those of very many teams, in groups of a few."""
    return (sys.executable, "-m", "tests.benchmarks.many_rows", str(folder), str(_MANY))


def _processor_seconds(command: Sequence[str]) -> float:
    return _run_at_once([command]).processor


def _command(folder: Path, *options: str) -> tuple[str, ...]:
    return (ADVISOR, "portfolio", str(folder), *options)


def measure_portfolio_cores() -> bool:
    """Measure one process against two, and what two get of this machine that share nothing."""
    from advisor.document.operating_system import usable_cores

    if usable_cores() < 2:
        print("portfolio: two cores / one            there is one core")
        return True
    busy = os.getloadavg()[0] > 1
    with _teams(_TEAMS) as (folder, _):
        how = "by processor time, others are at work" if busy else "by the clock"
        ours = _our_gain(folder, busy=busy)
        parsing = _parsing_gain(folder, busy=busy)
    held = _told(
        "portfolio: two cores against one",
        f"{ours:.2f} times as fast ({how})",
        f"at least {_LEAST_OF_TWO_CORES}",
        held=ours >= _LEAST_OF_TWO_CORES,
    )
    print(
        f"  two processes that only parse, each its own half: {parsing:.2f} times one", flush=True
    )
    print(f"  of what this machine gives to two: {100 * ours / parsing:.0f} %", flush=True)
    return held


def _our_gain(folder: Path, *, busy: bool) -> float:
    """Return how many times as fast two processes read teams as one does."""
    one, two = _command(folder, "--jobs", "1"), _command(folder, "--jobs", "2")
    pairs = [(_run_at_once([one]), _run_at_once([two])) for _ in range(3)]
    if not busy:
        return statistics.median(alone.wall / both.wall for alone, both in pairs)
    serial = seconds_of_its_own(two) if can_watch() else _unchanged_seconds(folder, one)
    alone, both = pairs[-1]
    print(
        f"  one process {alone.processor:.1f} s, two {both.processor:.1f} s together; "
        f"{serial:.1f} s of it is for one alone to do",
        flush=True,
    )
    return statistics.median(
        alone.processor / (serial + (both.processor - serial) / 2) for alone, both in pairs
    )


def _unchanged_seconds(folder: Path, one: Sequence[str]) -> float:
    """Return what a run takes in which nothing has changed: no less is for one process to do."""
    store = ("--store", str(folder.parent / "store"))
    _processor_seconds((*one, *store))
    return _processor_seconds((*one, *store))


_PARSING = """
import pathlib, sys, yaml
files = sorted(pathlib.Path(sys.argv[1]).rglob("*.yaml"))
for file in files[int(sys.argv[2])::int(sys.argv[3])]:
    yaml.load(file.read_text(), yaml.CSafeLoader)
"""


def _parsing_gain(folder: Path, *, busy: bool) -> float:
    """Return how many times as fast two processes parse, which have nothing to do with each other.

    More no program gets of two cores that share caches and memory.
    """
    alone, halves = _parsing(folder, 0, 1), [_parsing(folder, n, 2) for n in range(2)]
    gains = []
    for _ in range(3):
        one, together = _run_at_once([alone]), _run_at_once(halves)
        gains.append(one.processor / (together.processor / 2) if busy else one.wall / together.wall)
    return statistics.median(gains)


def _parsing(folder: Path, first: int, step: int) -> tuple[str, ...]:
    return (sys.executable, "-c", _PARSING, str(folder), str(first), str(step))


class _Spent(NamedTuple):
    """What commands took by the clock, and all together of the processors."""

    wall: float
    processor: float


def _run_at_once(commands: Sequence[Sequence[str]]) -> _Spent:
    """Run commands at the same time."""
    before, start = os.times(), time.perf_counter()
    running = [subprocess.Popen(command, stdout=subprocess.DEVNULL) for command in commands]
    for one in running:
        if one.wait():
            raise subprocess.CalledProcessError(one.returncode, one.args)
    wall, after = time.perf_counter() - start, os.times()
    spent = after.children_user - before.children_user
    return _Spent(wall, spent + after.children_system - before.children_system)


def measure_portfolio_again() -> bool:
    """Measure a second run in which one file of a hundred has changed, and what of it is fixed."""
    with _teams(_TEAMS) as (folder, files):
        store = str(folder.parent / "store")
        command = _command(folder, "--jobs", "1", "--store", store)
        first = _processor_seconds(command)
        for file in files[::100]:
            file.write_text(file.read_text() + "\n# looked at again\n")
        second = _processor_seconds(command)
        fixed = _fixed_seconds(files[0], folder.parent)
    share = second / first
    held = _told(
        "portfolio: 1 % changed / first run",
        f"{100 * share:.1f} % ({first:.1f} s, {second:.2f} s)",
        f"at most {100 * _MOST_OF_FIRST:.0f} %",
        held=share <= _MOST_OF_FIRST,
    )
    print(
        f"  {fixed:.2f} s of the second is spent on one changed file as well; "
        f"without that {100 * (second - fixed) / (first - fixed):.1f} %",
        flush=True,
    )
    return held


def _fixed_seconds(file: Path, folder: Path) -> float:
    """Return what a second run takes of one file, changed: to start, and to know a rubric."""
    alone = folder / "alone"
    alone.mkdir()
    shutil.copy(file, alone)
    command = _command(alone, "--jobs", "1", "--store", str(folder / "store-of-one"))
    _processor_seconds(command)
    taken = []
    for number in range(5):
        (alone / file.name).write_text(f"{file.read_text()}\n# {number}\n")
        taken.append(_processor_seconds(command))
    return statistics.median(taken)


def measure_portfolio_in_one_go() -> bool:
    """Score very many teams at once on all cores, each from its file, and write their page."""
    with _teams(_MANY) as (folder, _):
        page, store = folder.parent / "teams.html", folder.parent / "store"
        command = _command(folder, "--by-folder", "--store", str(store), "-o", str(page))
        before, start = os.times(), time.perf_counter()
        megabytes = megabytes_together(command) if can_watch() else peak_megabytes(command)
        wall, after = time.perf_counter() - start, os.times()
        whole = f"{_MANY:,} teams" in page.read_text()
        size = page.stat().st_size
    spent = after.children_user - before.children_user
    spent += after.children_system - before.children_system
    print(
        f"  {_MANY:,} teams in {wall:.0f} s, {spent:.0f} s of processors; a page of "
        f"{size / 1e6:.1f} MB, {'of all' if whole else 'NOT OF ALL'}",
        flush=True,
    )
    return _told(
        f"portfolio: {_MANY} teams in one go",
        f"{megabytes:.0f} MB in {'all processes' if can_watch() else 'the largest process'}",
        f"under {_MOST_MEGABYTES}",
        held=whole and megabytes < _MOST_MEGABYTES,
    )
