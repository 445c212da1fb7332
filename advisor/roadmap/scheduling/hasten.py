"""A better schedule by moving one task at a time."""

from collections.abc import Callable, Mapping, Sequence
from random import Random

from advisor.roadmap.scheduling.problem import Placed, Schedule, SchedulingProblem
from advisor.roadmap.scheduling.serial import around

_SEED = 1
_FARTHEST = 30


def hasten(
    problem: SchedulingProblem,
    schedule: Schedule,
    fixed: Mapping[int, Placed],
    *,
    moves: int,
    merit: Callable[[Schedule], tuple[int, ...]],
    enough: Callable[[Schedule], bool] = lambda _: False,
) -> Schedule:
    """Return the schedule of least `merit` met while `moves` single tasks change their place.

    A move stays when it makes nothing worse. Tasks in `fixed` stay where they are; it ends early
    when a schedule is good `enough`.
    """
    if not problem.tasks:
        return schedule
    random = Random(_SEED)  # noqa: S311 nothing secret, and the same on every machine
    order, best, least = _order(schedule), schedule, merit(schedule)
    for _ in range(moves):
        if enough(best):
            break
        tried = _moved(problem, order, random)
        changed = around(problem, tried, fixed)
        if (new := merit(changed)) <= least:
            order, best, least = tried, changed, new
    return best


def _order(schedule: Schedule) -> list[int]:
    spots = [(placed.begin, placed.end, index) for index, placed in enumerate(schedule) if placed]
    return [index for _, _, index in sorted(spots)]


def _moved(problem: SchedulingProblem, order: Sequence[int], random: Random) -> list[int]:
    """Return the order with one task elsewhere, between what it waits for and what waits for it."""
    spot = random.randrange(len(order))
    index, tasks = order[spot], problem.tasks
    first = last = spot
    while first > max(0, spot - _FARTHEST) and order[first - 1] not in tasks[index].after:
        first -= 1
    while (
        last < min(len(order) - 1, spot + _FARTHEST) and index not in tasks[order[last + 1]].after
    ):
        last += 1
    moved = [*order[:spot], *order[spot + 1 :]]
    moved.insert(random.randint(first, last), index)
    return moved
