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
    ends = _Ends(problem, schedule)
    last = [
        (placed.end, -index)
        for index, placed in enumerate(schedule)
        if placed and not problem.tasks[index].extra
    ]
    current = -max(last)[1] if last else None
    while current is not None and current not in chain:
        chain.append(current)
        current = _waits_for(problem, schedule, ends, current)
    return chain[::-1]


class _Ends:
    """Which tasks, in their order, free a resource at a time, and which end with a grain."""

    def __init__(self, problem: SchedulingProblem, schedule: Schedule) -> None:
        self.freeing: dict[tuple[int, int], list[int]] = {}
        self.ending: dict[int, list[int]] = {}
        for index, placed in enumerate(schedule):
            if placed:
                self.ending.setdefault(placed.end, []).append(index)
                for start, part in zip(placed.starts, problem.tasks[index].parts, strict=True):
                    for resource, _ in part.uses if part.duration else ():
                        freed = self.freeing.setdefault((resource, start + part.duration), [])
                        freed.append(index)


def _waits_for(
    problem: SchedulingProblem, schedule: Schedule, ends: _Ends, index: int
) -> int | None:
    placed, task = schedule[index], problem.tasks[index]
    if placed is None:
        return None
    before = {earlier: spot.end for earlier in task.after if (spot := schedule[earlier])}
    ready = max(before.values(), default=0)
    if placed.end > ready + task.least:
        time, part = _waits_at(problem, task, placed)
        if time > ready * problem.grain:
            return _uses_until(problem, ends, index, time, part)
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
    problem: SchedulingProblem, ends: _Ends, index: int, time: int, part: Part | None
) -> int | None:
    """Return a task that uses until `time` what a part needs, or that ends where `index` begins."""
    freeing = [
        other
        for resource, _ in (part.uses if part else ())
        for other in ends.freeing.get((resource, time), ())
        if other != index
    ]
    ending = ends.ending.get(time // problem.grain, ())
    return min(freeing, default=next(iter(ending), None))
