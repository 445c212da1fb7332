"""The chain of tasks that decides when everything that is waited for is done."""

from advisor.roadmap.scheduling.problem import (
    Part,
    Placed,
    Schedule,
    SchedulingProblem,
    Task,
)


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
        time, part = _waits_at(problem, task, placed)
        if time > ready * problem.grain:
            return _uses_until(problem, schedule, index, time, part)
    return min((earlier for earlier, end in before.items() if end == ready), default=None)


def _waits_at(problem: SchedulingProblem, task: Task, placed: Placed) -> tuple[int, Part | None]:
    """Return the start that decides a task's end, and the part that starts then, if it has any.

    Of parts that one resource does one after the other it is the start of the first.
    """
    pairs = list(zip(placed.starts, task.parts, strict=True))
    if not pairs:
        return placed.begin * problem.grain, None
    start, part = max(pairs, key=lambda pair: pair[0] + pair[1].duration)
    while own := [pair for pair in pairs if _frees(pair, start, part)]:
        start, part = own[0]
    return start, part


def _frees(pair: tuple[int, Part], time: int, part: Part) -> bool:
    """Tell whether a part, with its start, keeps another one from starting before a time."""
    start, other = pair
    shared = {resource for resource, _ in other.uses}.intersection(r for r, _ in part.uses)
    return bool(other.duration and shared) and start + other.duration == time


def _uses_until(
    problem: SchedulingProblem, schedule: Schedule, index: int, time: int, part: Part | None
) -> int | None:
    """Return a task that uses until `time` what a part needs, or that ends where `index` begins."""
    for other, placed in enumerate(schedule):
        if part and placed and other != index:
            pairs = zip(placed.starts, problem.tasks[other].parts, strict=True)
            if any(_frees(pair, time, part) for pair in pairs):
                return other
    begin = time // problem.grain
    ends = (other for other, placed in enumerate(schedule) if placed and placed.end == begin)
    return next(ends, None)
