"""As much as possible by a deadline, and never less by a later one.

What is done by a deadline is done by a later one as well. So a schedule is sought not only for the
deadline, but for each day before it that might still hold more.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from advisor.roadmap.scheduling.bound import most_worth
from advisor.roadmap.scheduling.problem import Placed, Schedule, SchedulingProblem, delay, worth
from advisor.roadmap.scheduling.rules import bargains, in_order, latest_first, pulled
from advisor.roadmap.scheduling.serial import fill

# More orders cost time on each day, and hardly ever find more.
_PULLS = (0.0, 0.1, 0.2, 0.3)


def most_done(problem: SchedulingProblem, fixed: Mapping[int, Placed]) -> tuple[Schedule, int]:
    """Return the schedule of most value done by the deadline, and a value that none exceeds.

    What must be done is `fixed`, in time.
    """
    deadline = problem.deadline or 0
    first = max((placed.end for placed in fixed.values()), default=0)
    ranked = list(_ranked(problem))
    best = fill(problem, ranked[0], fixed)
    for day in range(deadline, first - 1, -1):
        if most_worth(problem, day) <= worth(problem, best):
            break
        sooner = replace(problem, deadline=day)
        found = (fill(sooner, order, fixed) for order in ranked)
        best = max([best, *found], key=lambda schedule: _merit(problem, schedule))
    return best, most_worth(problem, deadline)


def _ranked(problem: SchedulingProblem) -> Iterator[list[int]]:
    by_value = (replace(task, weight=task.value) for task in problem.tasks)
    for weighed in (replace(problem, tasks=tuple(by_value)), problem):
        yield from pulled(weighed, bargains(weighed), _PULLS)
    yield from pulled(problem, range(len(problem.tasks)), _PULLS[1:2])
    yield in_order(problem, latest_first(problem))


def _merit(problem: SchedulingProblem, schedule: Schedule) -> tuple[int, int]:
    return worth(problem, schedule), -delay(problem, schedule)
