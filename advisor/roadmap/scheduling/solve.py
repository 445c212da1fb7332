"""A schedule that follows an order, and a better one where that is worth it.

This module and `problem` are all that is known of scheduling outside this room: a problem goes
in, a schedule with its bounds comes out.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from advisor.roadmap.scheduling.bound import earliest_finish, least_delay, most_worth
from advisor.roadmap.scheduling.by_deadline import most_done
from advisor.roadmap.scheduling.critical import critical_chain
from advisor.roadmap.scheduling.evolve import evolve
from advisor.roadmap.scheduling.hasten import hasten
from advisor.roadmap.scheduling.problem import (
    Placed,
    Schedule,
    SchedulingProblem,
    finish,
    part_of,
    reached,
    without_extras,
)
from advisor.roadmap.scheduling.rules import first_schedules, in_order, most_weight_first, orders
from advisor.roadmap.scheduling.serial import around, pushed_back

# A schedule in the given order stays unless another one reaches everything sooner by this share.
_WORTH_IT = 0.02
# Breeding schedules pays for so many tasks; moving single ones places about so many in all.
_FEW = 60
_PLACED = 6_000


@dataclass(frozen=True, kw_only=True)
class Limits:
    """How long to search: schedules to breed, and moves of one task to try."""

    tries: int = 60
    moves: int = 120


def _short(tasks: int) -> Limits:
    """Return a search that takes a plan of any size no more than a moment."""
    return Limits(tries=30 if tasks <= _FEW else 0, moves=min(120, _PLACED // max(1, tasks)))


@dataclass(frozen=True, kw_only=True)
class Solution:
    """A schedule, and what no schedule can beat: its finish or worth, and its delay.

    The finish is that of all that is waited for.
    """

    problem: SchedulingProblem
    schedule: Schedule
    finish_bound: int
    worth_bound: int
    delay_bound: int

    @cached_property
    def late(self) -> Schedule:
        """The schedule with every part as late as its task's end allows; ends are the same."""
        return pushed_back(self.problem, self.schedule)

    @cached_property
    def critical(self) -> tuple[int, ...]:
        """The tasks, first to last, of which a delay of any delays all that is waited for."""
        return tuple(critical_chain(self.problem, self.schedule))


def soonest_finish(problem: SchedulingProblem) -> int:
    """Return a time, in grains, before which not all that is waited for can have ended."""
    return earliest_finish(without_extras(problem)[0])


def solve(
    problem: SchedulingProblem,
    limits: Limits | None = None,
    *,
    first: Collection[int] = (),
    fixed: Mapping[int, Placed] | None = None,
) -> Solution:
    """Return a schedule that keeps to the order of the tasks, or reaches everything sooner.

    The tasks in `first`, with all they come after, are placed before any other, as early as they
    can be. With a deadline the goal is the value done by it; what may not be left out is `fixed`,
    where it ends in time. The tasks in `fixed` lie where they are said to. The same input gives the
    same solution.
    """
    given = limits or _short(len(problem.tasks))
    if problem.deadline is not None:
        best, worth_bound = most_done(problem, fixed or {})
        return _solution(problem, best, problem.deadline, worth_bound)
    placed = dict(fixed) if fixed else _placed_first(problem, first, given)
    bound = soonest_finish(problem)
    best = _in_order(problem, placed, given, bound)
    return _solution(problem, best, bound, 0)


def bounded_by(solution: Solution, loose: SchedulingProblem) -> Solution:
    """Return a solution with the bounds of a problem that allows whatever its own allows."""
    deadline = loose.deadline
    return replace(
        solution,
        finish_bound=soonest_finish(loose) if deadline is None else deadline,
        worth_bound=0 if deadline is None else most_worth(loose, deadline),
        delay_bound=least_delay(loose),
    )


def _solution(
    problem: SchedulingProblem, schedule: Schedule, finish_bound: int, worth_bound: int
) -> Solution:
    return Solution(
        problem=problem,
        schedule=schedule,
        finish_bound=finish_bound,
        worth_bound=worth_bound,
        delay_bound=least_delay(problem),
    )


def _placed_first(
    problem: SchedulingProblem, first: Collection[int], limits: Limits
) -> dict[int, Placed]:
    """Return where the tasks that go first lie when nothing else is there."""
    inner, numbers = part_of(problem, first)
    if not numbers:
        return {}
    schedule = _finish_early(inner, limits, earliest_finish(inner))
    return {index: spot for index, spot in zip(numbers, schedule, strict=True) if spot}


def _in_order(
    problem: SchedulingProblem, placed: Mapping[int, Placed], limits: Limits, bound: int
) -> Schedule:
    """Return the schedule in the order of the tasks, or one that reaches everything sooner.

    It may be a little later than the best, but not than what weighs most first, whatever it takes.
    """
    plain = around(problem, range(len(problem.tasks)), placed)
    if reached(problem, plain) <= bound:
        return plain
    best = min(
        (around(problem, order, placed) for order in orders(problem)),
        key=lambda schedule: reached(problem, schedule),
    )
    inner, _ = without_extras(problem)
    if not placed and inner == problem:
        best = min(best, _finish_early(problem, limits, bound), key=finish)
    best = min(best, hasten(problem, best, placed, moves=limits.moves, bound=bound), key=finish)
    greedy = around(problem, in_order(problem, most_weight_first(problem)), placed)
    sooner = reached(problem, plain) - reached(problem, best)
    worth_it = sooner > _WORTH_IT * reached(problem, plain)
    return best if worth_it or reached(problem, greedy) < reached(problem, plain) else plain


def _finish_early(problem: SchedulingProblem, limits: Limits, bound: int) -> Schedule:
    known = first_schedules(problem)
    best = min(known, key=finish)
    if finish(best) > bound and limits.tries:
        best = min(best, evolve(problem, known, tries=limits.tries, bound=bound), key=finish)
    return best


def without_parts(problem: SchedulingProblem) -> SchedulingProblem:
    """Return a problem whose tasks only wait for each other, each for its shortest time."""
    idle = tuple(replace(task, parts=()) for task in problem.tasks)
    return replace(problem, tasks=idle, parallel=None)
