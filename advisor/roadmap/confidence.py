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

from collections import Counter
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


class _Triangle(NamedTuple):
    """The distribution of an effort: its ends, and what lies between them and the likely value."""

    low: float
    likely: float
    high: float
    width: float
    rise: float
    fall: float

    def quantile(self, share: float) -> float:
        """Return the effort that a share of all cases does not exceed, in person-days."""
        low, likely, high, width, rise, fall = self
        if width <= 0:
            return likely
        below = share * width
        if below < rise:
            return low + sqrt(below * rise)
        return high - sqrt((1 - share) * width * fall)


def simulate(
    work: Work, schedule: Schedule, *, parallel: int | None, samples: int = SAMPLES
) -> Iterator[Mapping[str, int]]:
    """Yield, sample by sample, how many working days away each planned step's end is.

    `schedule` gives the order in which the parts are worked on.
    """
    turns = sorted(_turns(work, schedule), key=lambda turn: turn[:4])
    number = {step.id: index for index, step in enumerate(work.steps)}
    before = [[number[name] for name in work.waits_for(step)] for step in work.steps]
    least = [step.calendar_days for step in work.steps]
    planned = [(index, step.id) for index, step in enumerate(work.steps) if schedule[index]]
    drawn = [_drawn(turn, samples) for turn in turns]
    for needed in zip(*drawn, strict=True) if drawn else [()] * samples:
        ends = _ends(turns, needed, before, least, parallel)
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


def _drawn(turn: _Turn, samples: int) -> list[float]:
    """Return how many slots a part takes, case by case."""
    quantile, slots = _triangle(turn.effort).quantile, turn.slots
    if not slots:
        return [0.0] * samples
    shares = Random(turn.name).random  # noqa: S311 nothing secret, and the same on every machine
    return [quantile(shares()) * slots for _ in range(samples)]


def _triangle(effort: EffortRange) -> _Triangle:
    low, likely, high = effort.low, effort.likely, effort.high
    return _Triangle(low, likely, high, high - low, likely - low, high - likely)


def _ends(
    turns: Sequence[_Turn],
    needed: Sequence[float],
    before: Sequence[Sequence[int]],
    least: Sequence[int],
    parallel: int | None,
) -> list[int]:
    """Return when each task ends, in days, if each part takes as many slots as `needed`."""
    left = Counter(turn.task for turn in turns)
    lanes = [0] * (parallel or len(least))
    free = [0] * (1 + max((turn.worker for turn in turns), default=0))
    begins, ends = [-1] * len(least), [0] * len(least)
    for (_, _, task, worker, *_), slots in zip(turns, needed, strict=True):
        begin = begins[task]
        if begin < 0:
            begin = max([lanes[0], *[ends[earlier] for earlier in before[task]]])
            begins[task], ends[task] = begin, begin + least[task]
        done = max(free[worker], begin * SLOTS) + ceil(slots)
        if slots:
            free[worker] = done
        day = -(-done // SLOTS)
        ends[task] = max(ends[task], day)
        left[task] -= 1
        if not left[task]:
            heapreplace(lanes, ends[task])
    return ends
