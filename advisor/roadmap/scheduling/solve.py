"""The best schedule by several goals, one after the other."""

from dataclasses import dataclass

from advisor.roadmap.scheduling.bound import earliest_finish, tails
from advisor.roadmap.scheduling.problem import Problem, Schedule, delay, finish
from advisor.roadmap.scheduling.search import Search
from advisor.roadmap.scheduling.serial import in_order, pulled_forward, serial_schedule


@dataclass(frozen=True, kw_only=True)
class Limits:
    """How long to search for each goal, in the solver's deterministic time."""

    finish: float = 1.0
    delay: float = 0.1


@dataclass(frozen=True, kw_only=True)
class Solution:
    """A schedule, and what no schedule can undercut: an earlier finish, or a smaller delay."""

    schedule: Schedule
    finish_bound: int
    delay_bound: int

    @property
    def proved(self) -> bool:
        """Whether no schedule finishes earlier."""
        return finish(self.schedule) <= self.finish_bound


def solve(problem: Problem, limits: Limits | None = None) -> Solution:
    """Return a schedule that finishes early, and among those one of little weighted delay.

    Every task is scheduled. The same problem and limits give the same solution.
    """
    given = limits or Limits()
    starts = _first_schedules(problem)
    best = min(starts, key=finish)
    bound = earliest_finish(problem)
    if finish(best) > bound:
        best, bound = _finish_earlier(problem, best, bound, given.finish)
    in_time = [schedule for schedule in starts if finish(schedule) <= finish(best)]
    best = min([best, *in_time], key=lambda schedule: delay(problem, schedule))
    best, least = _delay_less(problem, best, given.delay)
    return Solution(schedule=best, finish_bound=bound, delay_bound=least)


def _first_schedules(problem: Problem) -> list[Schedule]:
    """Return schedules by three rules: as given, the longest rest first, the most weight first."""
    tail = tails(problem)
    count = range(len(problem.tasks))
    size = [sum(part.duration for part in task.parts) or 1 for task in problem.tasks]
    orders = [
        list(count),
        in_order(problem, [-tail[i] - problem.shortest(i) for i in count]),
        in_order(problem, [-problem.tasks[i].weight / size[i] for i in count]),
    ]
    return [serial_schedule(problem, order) for order in orders]


def _finish_earlier(
    problem: Problem, known: Schedule, bound: int, limit: float
) -> tuple[Schedule, int]:
    search = Search(problem, finish(known))
    search.hint(known)
    response = search.earliest_finish(known=bound, limit=limit)
    bound = max(bound, response.bound)
    if response.values is None:
        return known, bound
    found = pulled_forward(problem, search.schedule(response.values))
    return min(found, known, key=finish), bound


def _delay_less(problem: Problem, known: Schedule, limit: float) -> tuple[Schedule, int]:
    if not any(task.weight for task in problem.tasks):
        return known, 0
    search = Search(problem, finish(known))
    search.hint(known)
    response = search.least_delay(limit=limit)
    if response.values is None:
        return known, 0
    found = pulled_forward(problem, search.schedule(response.values))
    return min(found, known, key=lambda schedule: delay(problem, schedule)), response.bound
