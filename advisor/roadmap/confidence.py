"""How sure the dates are, given how uncertain the efforts are.

Each effort is drawn from the triangular distribution over its low, likely and high value (Johnson,
1997, "The triangular distribution as a proxy for the beta distribution in risk analysis"); the
team then works through the plan in its order, each role starting its next part as soon as it is
free and what comes before is done (van Slyke, 1963, "Monte Carlo methods and the PERT problem").
Draws are independent of each other, and the seed is fixed.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from heapq import heapreplace
from math import ceil, sqrt
from random import Random
from typing import NamedTuple

from advisor.roadmap.scheduling.problem import Placed, Schedule
from advisor.roadmap.tasks import SLOTS, Work
from advisor.rubric.model import EffortRange

SAMPLES = 400
_SEED = 1
_NOTHING = EffortRange(low=0, likely=0, high=0)


class _Turn(NamedTuple):
    """A part in the order in which parts are worked on; `slots` is what a person-day takes."""

    start: int
    end: int
    task: int
    role: str
    effort: EffortRange
    slots: float


def simulate(
    work: Work, schedule: Schedule, *, parallel: int | None, samples: int = SAMPLES
) -> Iterator[Mapping[str, int]]:
    """Yield, sample by sample, how many working days away each planned step's end is.

    `schedule` gives the order in which the parts are worked on.
    """
    random = Random(_SEED)  # noqa: S311 nothing secret, and the same on every machine
    turns = sorted(_turns(work, schedule), key=lambda turn: turn[:4])
    number = {step.id: index for index, step in enumerate(work.steps)}
    before = [[number[name] for name in work.depends_on[step.id]] for step in work.steps]
    least = [step.calendar_days for step in work.steps]
    for _ in range(samples):
        ends = _run(turns, before, least, parallel or len(work.steps), random)
        yield {work.steps[task].id: end for task, end in ends.items()}


def quantile(days: Sequence[int], share: float) -> int:
    """Return the smallest of the values that at least a share of them does not exceed."""
    return sorted(days)[max(0, ceil(share * len(days)) - 1)]


def _turns(work: Work, schedule: Schedule) -> Iterator[_Turn]:
    slots = {role: float(Fraction(SLOTS) / speed) for role, speed in work.speeds.items()}
    for task, step in enumerate(work.steps):
        placed: Placed | None = schedule[task]
        if placed is None:
            continue
        for (role, effort), start in zip(work.parts(step), placed.starts, strict=True):
            yield _Turn(start, placed.end, task, role, effort, slots[role])
        if not placed.starts:
            yield _Turn(placed.begin * SLOTS, placed.end, task, "", _NOTHING, 0.0)


def _run(
    turns: Sequence[_Turn],
    before: Sequence[Sequence[int]],
    least: Sequence[int],
    parallel: int,
    random: Random,
) -> dict[int, int]:
    """Return when each task ends if all parts take the effort that is drawn for them."""
    left = Counter(turn.task for turn in turns)
    lanes = [0] * parallel
    free: dict[str, int] = {}
    begins: dict[int, int] = {}
    ends: dict[int, int] = {}
    for _, _, task, role, effort, slots in turns:
        if task not in begins:
            ready = max((ends[earlier] for earlier in before[task]), default=0)
            begins[task] = max(ready, lanes[0])
            ends[task] = begins[task] + least[task]
        done = max(free.get(role, 0), begins[task] * SLOTS) + ceil(_drawn(effort, random) * slots)
        if role:
            free[role] = done
        ends[task] = max(ends[task], -(-done // SLOTS))
        left[task] -= 1
        if not left[task]:
            heapreplace(lanes, ends[task])
    return ends


def _drawn(effort: EffortRange, random: Random) -> float:
    """Return an effort drawn by inverting the distribution, in person-days."""
    width = effort.high - effort.low
    if width <= 0:
        return effort.likely
    share, turn = random.random(), (effort.likely - effort.low) / width
    if share < turn:
        return effort.low + sqrt(share * width * (effort.likely - effort.low))
    return effort.high - sqrt((1 - share) * width * (effort.high - effort.likely))
