"""A schedule in the given order, or another one where that reaches everything sooner."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from advisor.roadmap.scheduling.bound import earliest_finish, soonest_finish
from advisor.roadmap.scheduling.evolve import evolve
from advisor.roadmap.scheduling.hasten import hasten
from advisor.roadmap.scheduling.problem import (
    Placed,
    Schedule,
    SchedulingProblem,
    delay,
    finish,
    part_of,
    reached,
)
from advisor.roadmap.scheduling.rules import first_schedules, orders
from advisor.roadmap.scheduling.serial import around

# A schedule in the given order stays unless another one reaches everything sooner by this share.
_WORTH_IT = 0.01


@dataclass(frozen=True, kw_only=True)
class Limits:
    """How long to search: schedules to breed, and moves of one task to try."""

    tries: int = 60
    moves: int = 120


def placed_first(
    problem: SchedulingProblem, first: Collection[int], limits: Limits
) -> dict[int, Placed]:
    """Return where the tasks that go first lie when nothing else is there."""
    inner, numbers = part_of(problem, first)
    if not numbers:
        return {}
    schedule = _soonest(inner, first_schedules(inner), limits, earliest_finish(inner))
    return {index: spot for index, spot in zip(numbers, schedule, strict=True) if spot}


def ordered(problem: SchedulingProblem, placed: Mapping[int, Placed], limits: Limits) -> Schedule:
    """Return the schedule in the order of the tasks, or one that reaches everything sooner.

    It may be a little later than the best, but not than what weighs most first, whatever it takes.
    """
    bound = soonest_finish(problem)
    plain = around(problem, range(len(problem.tasks)), placed)
    if reached(problem, plain) <= bound:
        return plain
    known = [around(problem, order, placed) for order in orders(problem)]  # greed comes last
    best = min(known, key=lambda schedule: reached(problem, schedule))
    if not placed and not any(task.extra for task in problem.tasks):
        best = min(best, _soonest(problem, known, limits, bound), key=finish)
    moved = hasten(
        problem,
        best,
        placed,
        moves=limits.moves,
        merit=lambda schedule: (reached(problem, schedule), delay(problem, schedule)),
        enough=lambda schedule: reached(problem, schedule) <= bound,
    )
    best = min(best, moved, key=finish)
    greedy = known[-1]
    sooner = reached(problem, plain) - reached(problem, best)
    worth_it = sooner > _WORTH_IT * reached(problem, plain)
    return best if worth_it or reached(problem, greedy) < reached(problem, plain) else plain


def _soonest(
    problem: SchedulingProblem, schedules: Sequence[Schedule], limits: Limits, bound: int
) -> Schedule:
    """Return the known schedule that ends first, or a sooner one bred from them."""
    best = min(schedules, key=finish)
    if finish(best) > bound and limits.tries:
        best = min(best, evolve(problem, schedules, tries=limits.tries, bound=bound), key=finish)
    return best
