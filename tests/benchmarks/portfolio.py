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

from tests.benchmarks.processes import ADVISOR, seconds
from tests.benchmarks.scan import peak_megabytes

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
    before = os.times()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    after = os.times()
    spent = after.children_user - before.children_user
    return spent + after.children_system - before.children_system


def _command(folder: Path, *options: str) -> tuple[str, ...]:
    return (ADVISOR, "portfolio", str(folder), *options)


def measure_portfolio_cores() -> bool:
    """Measure one process against two, where there are as many cores, and these are free."""
    from advisor.document.operating_system import usable_cores

    if usable_cores() < 2:
        print("portfolio: two cores / one            there is one core")
        return True
    busy = os.getloadavg()[0] > 1
    with _teams(_TEAMS) as (folder, _):
        one, two = _command(folder, "--jobs", "1"), _command(folder, "--jobs", "2")
        if busy:
            gain, how = _gain_of_processor_time(one, two, folder.parent / "store")
        else:
            pairs = [(seconds(one), seconds(two)) for _ in range(3)]
            gain = statistics.median(a / b for a, b in pairs)
            how = f"{pairs[-1][0]:.1f} s, {pairs[-1][1]:.1f} s"
    return _told(
        "portfolio: two cores against one",
        f"{gain:.2f} times as fast ({how})",
        f"at least {_LEAST_OF_TWO_CORES}",
        held=gain >= _LEAST_OF_TWO_CORES,
    )


def _gain_of_processor_time(
    one: Sequence[str], two: Sequence[str], store: Path
) -> tuple[float, str]:
    """Return how much sooner two processes would end on two free cores, and how that was found.

    What a run takes in which nothing has changed is done by one process, all else by two.
    """
    alone, both = _processor_seconds(one), _processor_seconds(two)
    _processor_seconds((*one, "--store", str(store)))
    serial = _processor_seconds((*one, "--store", str(store)))
    gain = alone / (serial + (both - serial) / 2)
    return gain, f"by processor time: {alone:.1f} s, {both:.1f} s, {serial:.1f} s of it in one"


def measure_portfolio_again() -> bool:
    """Measure a second run in which one file of a hundred has changed."""
    with _teams(_TEAMS) as (folder, files):
        command = _command(folder, "--jobs", "1", "--store", str(folder.parent / "store"))
        first = _processor_seconds(command)
        for file in files[::100]:
            file.write_text(file.read_text() + "\n# looked at again\n")
        second = _processor_seconds(command)
        start = _processor_seconds((ADVISOR, "--version"))
    share = second / first
    return _told(
        "portfolio: 1 % changed / first run",
        f"{100 * share:.1f} % ({first:.1f} s, {second:.2f} s, {start:.2f} s of it to start)",
        f"at most {100 * _MOST_OF_FIRST:.0f} %",
        held=share <= _MOST_OF_FIRST,
    )
