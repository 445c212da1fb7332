"""A schedule that follows an order, and a better one where that is worth it.

This module and `problem` are all that is known of scheduling outside this room: a problem goes
in, a schedule with its bounds comes out.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from advisor.roadmap.scheduling.bound import least_delay, most_worth, soonest_finish
from advisor.roadmap.scheduling.by_deadline import most_done
from advisor.roadmap.scheduling.critical import critical_chain
from advisor.roadmap.scheduling.milestones import in_stages
from advisor.roadmap.scheduling.ordered import Limits, ordered, placed_first
from advisor.roadmap.scheduling.problem import Placed, Schedule, SchedulingProblem
from advisor.roadmap.scheduling.serial import pushed_back

__all__ = [
    "Limits",
    "Solution",
    "bounded_by",
    "bring_forward",
    "solve",
    "soonest_finish",
    "without_parts",
]

# Breeding schedules pays for so many tasks; moving single ones places about so many in all.
_FEW = 60
_PLACED = 6_000


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
    placed = dict(fixed) if fixed else placed_first(problem, first, given)
    return _solution(problem, ordered(problem, placed, given), soonest_finish(problem), 0)


def bring_forward(
    solution: Solution, stages: Sequence[int], *, first: Collection[int] = ()
) -> Solution:
    """Return a solution in which each of some tasks in turn is done as early as it can be.

    All that is waited for ends no later for it; the tasks in `first` stay where they are.
    """
    problem = solution.problem
    fixed = {i: spot for i, spot in enumerate(solution.schedule) if spot and i in first}
    limits = _short(len(problem.tasks))
    return replace(solution, schedule=in_stages(problem, solution.schedule, stages, fixed, limits))


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


def without_parts(problem: SchedulingProblem) -> SchedulingProblem:
    """Return a problem whose tasks only wait for each other, each for its shortest time."""
    idle = tuple(replace(task, parts=()) for task in problem.tasks)
    return replace(problem, tasks=idle, parallel=None)
