"""How sure the dates are, given how uncertain the efforts are.

Each effort is drawn from the triangular distribution over its low, likely and high value (Johnson,
1997, "The triangular distribution as a proxy for the beta distribution in risk analysis"); the
team then works through the plan in its order, everybody starting their next part as soon as they
are free and what comes before is done (van Slyke, 1963, "Monte Carlo methods and the PERT
problem").
Draws are independent of each other. The same case of the same step is the same draw in every plan
(common random numbers; Conway, 1963, "Some tactical problems in digital simulation"): what lies
between two plans' dates is no chance, whoever does the steps, and in whatever order.
"""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from heapq import heapreplace
from math import ceil, sqrt
from random import Random
from typing import NamedTuple

from advisor.roadmap.scheduling.problem import Schedule
from advisor.roadmap.tasks import SLOTS, Work
from advisor.rubric.step_model import EffortRange

SAMPLES = 200
_NOTHING = EffortRange(low=0, likely=0, high=0)


class _Turn(NamedTuple):
    """A part in the order in which parts are worked on; `slots` is what a person-day takes.

    `name` is what its cases are drawn by: the step and the role, whatever the plan.
    """

    start: int
    end: int
    task: int
    worker: int
    effort: EffortRange
    slots: float
    name: str


class _Move(NamedTuple):
    """What a turn does in every case: whose time it takes, and what it opens and closes."""

    task: int
    worker: int
    after: tuple[int, ...] | None  # the tasks before it, where its task begins with it
    least: int
    last: bool


def simulate(
    work: Work, schedule: Schedule, *, parallel: int | None, samples: int = SAMPLES
) -> Iterator[Mapping[str, int]]:
    """Yield, sample by sample, how many working days away each planned step's end is.

    `schedule` gives the order in which the parts are worked on.
    """
    turns = sorted(_turns(work, schedule), key=lambda turn: turn[:4])
    moves = _moves(work, turns)
    planned = [(index, step.id) for index, step in enumerate(work.steps) if schedule[index]]
    workers, tasks = 1 + len(work.team), len(work.steps)
    drawn = [_drawn(turn, samples) for turn in turns]
    for needed in zip(*drawn, strict=True) if drawn else [()] * samples:
        ends = _ends(moves, needed, tasks, workers, parallel)
        yield {name: ends[index] for index, name in planned}


def quantile(days: Sequence[int], share: float) -> int:
    """Return the smallest of the values that at least a share of them does not exceed."""
    return sorted(days)[max(0, ceil(share * len(days)) - 1)]


def _turns(work: Work, schedule: Schedule) -> Iterator[_Turn]:
    slots = [float(Fraction(SLOTS) / worker.speed) for worker in work.team]
    nobody = len(work.team)
    for task, step in enumerate(work.steps):
        placed = schedule[task]
        if placed is None:
            continue
        for part, start in zip(work.parts(step), placed.starts, strict=True):
            who = part.worker
            name = f"{step.id} {part.role}"
            yield _Turn(start, placed.end, task, who, part.effort, slots[who], name)
        if not placed.starts:
            yield _Turn(placed.begin * SLOTS, placed.end, task, nobody, _NOTHING, 0.0, "")


def _moves(work: Work, turns: Sequence[_Turn]) -> list[_Move]:
    number = {step.id: index for index, step in enumerate(work.steps)}
    last = {turn.task: place for place, turn in enumerate(turns)}
    begun = set[int]()
    moves = []
    for place, turn in enumerate(turns):
        step, after = work.steps[turn.task], None
        if turn.task not in begun:
            after = tuple(sorted(number[name] for name in work.waits_for(step)))
        begun.add(turn.task)
        closes = place == last[turn.task]
        moves.append(_Move(turn.task, turn.worker, after, step.calendar_days, closes))
    return moves


def _drawn(turn: _Turn, samples: int) -> list[int]:
    """Return how many slots a part takes, case by case: from the triangle over its effort."""
    low, likely, high = turn.effort.low, turn.effort.likely, turn.effort.high
    slots, width = turn.slots, high - low
    if not slots or width <= 0:
        return [ceil(likely * slots)] * samples
    rise, fall, share = width * (likely - low), width * (high - likely), (likely - low) / width
    random = Random(turn.name).random  # noqa: S311 nothing secret, and the same on every machine
    return [
        ceil((low + sqrt(u * rise) if u < share else high - sqrt((1 - u) * fall)) * slots)
        for u in [random() for _ in range(samples)]
    ]


def _ends(
    moves: Sequence[_Move], needed: Sequence[int], tasks: int, workers: int, parallel: int | None
) -> list[int]:
    """Return when each task ends, in days, if each part takes as many slots as `needed`.

    It is worked out some hundred times for a plan, so it compares in place of calling `max`.
    """
    lanes = [0] * (parallel or tasks)
    free = [0] * workers
    opened, ends = [0] * tasks, [0] * tasks
    for (task, worker, after, least, last), slots in zip(moves, needed, strict=True):
        if after is not None:
            begin = lanes[0]
            for earlier in after:
                begin = max(begin, ends[earlier])
            opened[task], ends[task] = begin * SLOTS, begin + least
        done = slots + max(free[worker], opened[task])
        if slots:
            free[worker] = done
        day = -(-done // SLOTS)
        ends[task] = max(ends[task], day)
        if last:
            heapreplace(lanes, ends[task])
    return ends
