"""The best schedule by several goals, one after the other."""

from collections.abc import Callable
from dataclasses import dataclass

from advisor.roadmap.scheduling.bound import earliest_finish, least_delay, most_worth
from advisor.roadmap.scheduling.evolve import evolve
from advisor.roadmap.scheduling.hasten import hasten
from advisor.roadmap.scheduling.message import Response
from advisor.roadmap.scheduling.problem import Problem, Schedule, delay, finish, worth
from advisor.roadmap.scheduling.rules import first_schedules
from advisor.roadmap.scheduling.search import Search
from advisor.roadmap.scheduling.serial import pulled_forward


@dataclass(frozen=True, kw_only=True)
class Limits:
    """How long to search: schedules to breed, and for each goal the solver's deterministic time.

    `nearby` is the time to look only near the best schedule for an earlier finish; `moves` are the
    moves of one task to try for less delay.
    """

    tries: int = 20
    moves: int = 200
    nearby: float = 0.0
    finish: float = 0.1
    worth: float = 0.05
    delay: float = 0.01


@dataclass(frozen=True, kw_only=True)
class Solution:
    """A schedule, and what no schedule can beat: its finish or worth, and its delay."""

    schedule: Schedule
    finish_bound: int
    worth_bound: int
    delay_bound: int


def solve(problem: Problem, limits: Limits | None = None) -> Solution:
    """Return a schedule that finishes early, and among those one of little weighted delay.

    With a deadline the first goal is the value done by it instead, which must leave room for all
    that may not be left out. The same problem and limits give the same solution.
    """
    given = limits or Limits()
    known = first_schedules(problem)
    if problem.deadline is None:
        best, finish_bound = _finish_early(problem, known, given)
        known = [found for found in [best, *known] if finish(found) <= finish(best)]
        worth_bound = 0
    else:
        known = [found for found in known if finish(found) <= problem.deadline]
        best, worth_bound = _get_most_done(problem, known, given.worth)
        known = [found for found in [best, *known] if worth(problem, found) >= worth(problem, best)]
        finish_bound = problem.deadline
    best = min(known, key=lambda schedule: delay(problem, schedule))
    best, delay_bound = _delay_little(problem, best, given)
    return Solution(
        schedule=best,
        finish_bound=finish_bound,
        worth_bound=worth_bound,
        delay_bound=delay_bound,
    )


def _finish_early(problem: Problem, known: list[Schedule], limits: Limits) -> tuple[Schedule, int]:
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
    problem: Problem, known: Schedule, bound: int, limit: float, *, nearby: bool = False
) -> tuple[Schedule, int]:
    search = Search(problem, finish(known))
    search.hint(known)
    response = search.earliest_finish(known=bound, limit=limit, nearby=nearby)
    found = _better(problem, search, response, known, finish)
    return found, bound if nearby else max(bound, response.bound)


def _get_most_done(problem: Problem, known: list[Schedule], limit: float) -> tuple[Schedule, int]:
    best = max(known, key=lambda schedule: worth(problem, schedule))
    most = most_worth(problem)
    if worth(problem, best) >= most:
        return best, most
    search = Search(problem, problem.deadline or 0)
    search.hint(best)
    response = search.most_worth(limit=limit)
    better = _better(problem, search, response, best, lambda found: -worth(problem, found))
    return better, min(most, -response.bound)


def _delay_little(problem: Problem, best: Schedule, limits: Limits) -> tuple[Schedule, int]:
    bound = least_delay(problem)
    if delay(problem, best) <= bound:
        return best, bound
    best = hasten(problem, best, moves=limits.moves)
    search = Search(problem, finish(best) if problem.deadline is None else problem.deadline)
    search.hint(best)
    response = search.least_delay(worth=worth(problem, best), limit=limits.delay)
    better = _better(problem, search, response, best, lambda found: delay(problem, found))
    return better, max(bound, response.bound)


def _better(
    problem: Problem,
    search: Search,
    response: Response,
    known: Schedule,
    badness: Callable[[Schedule], int],
) -> Schedule:
    if response.values is None:
        return known
    found = pulled_forward(problem, search.schedule(response.values))
    return min(found, known, key=badness)
