"""The chain of tasks that decides when everything that is waited for is done."""

from advisor.roadmap.scheduling.problem import Schedule, SchedulingProblem


def critical_chain(problem: SchedulingProblem, schedule: Schedule) -> list[int]:
    """Return the tasks, first to last, of which a delay of any delays the end.

    Each task follows the one that it waits for: because it comes after it, or because both need
    the same resource. The schedule must start every part as early as its order of parts allows.
    """
    chain: list[int] = []
    last = [
        (placed.end, -index)
        for index, placed in enumerate(schedule)
        if placed and not problem.tasks[index].extra
    ]
    current = -max(last)[1] if last else None
    while current is not None and current not in chain:
        chain.append(current)
        current = _waits_for(problem, schedule, current)
    return chain[::-1]


def _waits_for(problem: SchedulingProblem, schedule: Schedule, index: int) -> int | None:
    placed, task = schedule[index], problem.tasks[index]
    if placed is None:
        return None
    before = {earlier: spot.end for earlier in task.after if (spot := schedule[earlier])}
    ready = max(before.values(), default=0)
    if placed.end > ready + task.least:
        finished = [
            start + part.duration for start, part in zip(placed.starts, task.parts, strict=True)
        ]
        deciding = placed.starts[finished.index(max(finished))]
        if deciding > ready * problem.grain:
            return _uses_until(problem, schedule, index, deciding)
    return min((earlier for earlier, end in before.items() if end == ready), default=None)


def _uses_until(
    problem: SchedulingProblem, schedule: Schedule, index: int, time: int
) -> int | None:
    """Return a task of which a part ends at `time`, or that ends where task `index` begins."""
    for other, placed in enumerate(schedule):
        if placed and other != index:
            parts = zip(placed.starts, problem.tasks[other].parts, strict=True)
            if any(start + part.duration == time for start, part in parts):
                return other
    begin = time // problem.grain
    ends = (other for other, placed in enumerate(schedule) if placed and placed.end == begin)
    return next(ends, None)
