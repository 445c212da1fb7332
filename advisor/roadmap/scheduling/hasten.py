"""Less weighted delay by moving one task at a time, with nothing lost of what counts more."""

from collections.abc import Sequence
from random import Random

from advisor.roadmap.scheduling.problem import (
    Schedule,
    SchedulingProblem,
    delay,
    finish,
    reached,
    worth,
)
from advisor.roadmap.scheduling.serial import fill, serial_schedule

_SEED = 1
_FARTHEST = 30


def hasten(problem: SchedulingProblem, known: Schedule, *, moves: int) -> Schedule:
    """Return the least delay met while `moves` single tasks change places in the order.

    A move stays when the delay is no greater, what is waited for is reached no later and the worth
    is the same: what can be done by a deadline is for others to decide.
    """
    if not problem.tasks:
        return known
    random = Random(_SEED)  # noqa: S311 nothing secret, and the same on every machine
    place = serial_schedule if problem.deadline is None else fill
    order, best = _order(problem, known), known
    for _ in range(moves):
        tried = _moved(problem, order, random)
        found = place(problem, tried)
        if _as_good(problem, found, best):
            order, best = tried, found
    return best


def _as_good(problem: SchedulingProblem, found: Schedule, known: Schedule) -> bool:
    return (
        delay(problem, found) <= delay(problem, known)
        and _in_time(problem, found, known)
        and worth(problem, found) == worth(problem, known)
    )


def _in_time(problem: SchedulingProblem, found: Schedule, known: Schedule) -> bool:
    if problem.deadline is not None:
        return finish(found) <= problem.deadline
    return reached(problem, found) <= reached(problem, known)


def _order(problem: SchedulingProblem, schedule: Schedule) -> list[int]:
    """Return the tasks by begin, and those left out last, as a rule in the order they are in."""
    never = problem.horizon
    spots = [
        (placed.begin, placed.end, index) if placed else (never, never, index)
        for index, placed in enumerate(schedule)
    ]
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
