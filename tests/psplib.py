"""The public instances of PSPLIB, where they lie beside the checkout or PSPLIB names their folder.

Kolisch and Sprecher (1997), "PSPLIB: a project scheduling problem library".
"""

import csv
import os
from pathlib import Path
from typing import NamedTuple

from advisor.roadmap.scheduling.problem import Part, SchedulingProblem, Task
from tests.build import ROOT


class Instance(NamedTuple):
    """A problem with the bounds of its makespan that are known."""

    name: str
    problem: SchedulingProblem
    lower: int
    upper: int


def folder() -> Path | None:
    """Return where the instances are, if they are anywhere."""
    named = os.environ.get("PSPLIB")
    places = (
        [Path(named)] if named else [ROOT.parent / "shared/psplib", ROOT / "../../shared/psplib"]
    )
    return next((place for place in places if (place / "j30" / "bounds.csv").is_file()), None)


def instances(size: str) -> list[Instance]:
    """Return all instances of a size: j30, j60 or j120. The folder must be there."""
    place = folder()
    if place is None:
        raise FileNotFoundError("PSPLIB is not here")
    with (place / size / "bounds.csv").open(encoding="utf-8") as bounds:
        return [
            Instance(
                row["instance"],
                read_problem((place / size / f"{row['instance']}.sm").read_text()),
                int(row["best_lb"]),
                int(row["best_ub"]),
            )
            for row in csv.DictReader(bounds)
        ]


def read_problem(text: str) -> SchedulingProblem:
    """Return the problem that a single-mode file states; its jobs are numbered from 1."""
    after = _numbers(text, "PRECEDENCE RELATIONS:", skip=1)
    needs = _numbers(text, "REQUESTS/DURATIONS:", skip=2)
    (capacities,) = _numbers(text, "RESOURCEAVAILABILITIES:", skip=1)
    before: dict[int, list[int]] = {job: [] for job, *_ in needs}
    for job, _, _, *successors in after:
        for successor in successors:
            before[successor].append(job - 1)
    tasks = (
        Task(
            parts=(Part(duration=duration, demands=tuple(demands)),),
            least=duration,
            after=tuple(sorted(before[job])),
        )
        for job, _, duration, *demands in needs
    )
    return SchedulingProblem(tasks=tuple(tasks), capacities=tuple(capacities))


def _numbers(text: str, title: str, *, skip: int) -> list[list[int]]:
    """Return the rows of numbers below a title and `skip` more lines."""
    lines = text.split(title, 1)[1].splitlines()[1 + skip :]
    rows = []
    for line in lines:
        if line.startswith("***"):
            break
        rows.append([int(word) for word in line.split()])
    return rows
