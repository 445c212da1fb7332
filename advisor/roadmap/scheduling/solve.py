"""The best schedule by several goals, one after the other.

This module and `problem` are all that is known of scheduling outside this room: a problem goes
in, a schedule with its bounds comes out.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

from advisor.roadmap.scheduling.bound import earliest_finish, least_delay
from advisor.roadmap.scheduling.by_deadline import most_done
from advisor.roadmap.scheduling.critical import critical_chain
from advisor.roadmap.scheduling.evolve import evolve
from advisor.roadmap.scheduling.hasten import hasten
from advisor.roadmap.scheduling.message import Response
from advisor.roadmap.scheduling.problem import (
    Placed,
    Schedule,
    SchedulingProblem,
    delay,
    finish,
    reached,
    without_extras,
    worth,
)
from advisor.roadmap.scheduling.rules import first_schedules, orders
from advisor.roadmap.scheduling.search import Search
from advisor.roadmap.scheduling.serial import around, pulled_forward, pushed_back


@dataclass(frozen=True, kw_only=True)
class Limits:
    """How long to search: schedules to breed, and for each goal the solver's deterministic time.

    `nearby` is the time to look only near the best schedule for an earlier finish; `moves` are the
    moves of one task to try for less delay.
    """

    tries: int = 60
    moves: int = 200
    nearby: float = 0.0
    finish: float = 0.05
    delay: float = 0.01


@dataclass(frozen=True, kw_only=True)
class Solution:
    """A schedule, and what no schedule can beat: its finish or worth, and its delay.

    The finish is that of all that is waited for. The schedule starts every part as early as the
    order of parts allows.
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
    fixed: Mapping[int, Placed] | None = None,
) -> Solution:
    """Return a schedule that finishes early, and among those one of little weighted delay.

    With a deadline the first goal is the value done by it instead; what may not be left out is
    `fixed`, where it ends in time. The same input gives the same solution.
    """
    given = limits or Limits()
    if problem.deadline is None:
        best, finish_bound = _reach_early(problem, given)
        worth_bound = 0
    else:
        best, worth_bound = most_done(problem, fixed or {})
        finish_bound = problem.deadline
    best, delay_bound = _delay_little(problem, best, given)
    return Solution(
        problem=problem,
        schedule=best,
        finish_bound=finish_bound,
        worth_bound=worth_bound,
        delay_bound=delay_bound,
    )


def _reach_early(problem: SchedulingProblem, limits: Limits) -> tuple[Schedule, int]:
    """Return the schedule of least delay among those in which what is waited for ends early."""
    inner, numbers = without_extras(problem)
    known = first_schedules(inner)
    soonest, bound = _finish_early(inner, known, limits)
    if inner == problem:
        whole = [soonest, *known]
    else:
        fixed = {index: spot for index, spot in zip(numbers, soonest, strict=True) if spot}
        whole = [around(problem, order, fixed) for order in orders(problem)]
        whole += first_schedules(problem)
    end = finish(soonest)
    in_time = [schedule for schedule in whole if reached(problem, schedule) <= end]
    return min(in_time, key=lambda schedule: delay(problem, schedule)), bound


def _finish_early(
    problem: SchedulingProblem, known: list[Schedule], limits: Limits
) -> tuple[Schedule, int]:
    best, bound = min(known, key=finish), earliest_finish(problem)
    if finish(best) > bound:
        best = min(best, evolve(problem, known, tries=limits.tries, bound=bound), key=finish)
    if finish(best) <= bound:
        return best, bound
    if limits.nearby:
        best, _ = _search_finish(problem, best, bound, limits.nearby, nearby=True)
    if finish(best) <= bound:
        return best, bound
    return _search_finish(problem, best, bound, limits.finish)


def _search_finish(
    problem: SchedulingProblem, known: Schedule, bound: int, limit: float, *, nearby: bool = False
) -> tuple[Schedule, int]:
    search = Search(problem, finish(known))
    search.hint(known)
    response = search.earliest_finish(known=bound, limit=limit, nearby=nearby)
    found = _better(problem, search, response, known, finish)
    return found, bound if nearby else max(bound, response.bound)


def _delay_little(
    problem: SchedulingProblem, best: Schedule, limits: Limits
) -> tuple[Schedule, int]:
    bound = least_delay(problem)
    if delay(problem, best) <= bound:
        return best, bound
    best = hasten(problem, best, moves=limits.moves)
    end = reached(problem, best) if problem.deadline is None else problem.deadline
    extras = any(task.extra for task in problem.tasks)
    search = Search(problem, problem.horizon if extras and problem.deadline is None else end)
    search.hint(best)
    response = search.least_delay(reached=end, worth=worth(problem, best), limit=limits.delay)
    better = _better(problem, search, response, best, lambda found: delay(problem, found))
    return better, max(bound, response.bound)


def _better(
    problem: SchedulingProblem,
    search: Search,
    response: Response,
    known: Schedule,
    badness: Callable[[Schedule], int],
) -> Schedule:
    if response.values is None:
        return known
    found = pulled_forward(problem, search.schedule(response.values))
    return min(found, known, key=badness)
