"""Resource-constrained project scheduling: what is to be scheduled, and what a schedule is.

A task is done when all of its parts are; parts of one task may run side by side. With one part a
task, a grain of 1 and no limit in parallel this is the classical problem (RCPSP) of Pritsker,
Watters and Wolfe (1969), as the instances of PSPLIB state it.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from functools import cached_property


@dataclass(frozen=True, kw_only=True)
class Part:
    """Uninterrupted work: how long it takes, and how much of each resource meanwhile."""

    duration: int
    demands: tuple[int, ...]

    @cached_property
    def uses(self) -> tuple[tuple[int, int], ...]:
        """The resources that are needed, with how much of each."""
        return tuple((resource, use) for resource, use in enumerate(self.demands) if use)


@dataclass(frozen=True, kw_only=True)
class Task:
    """Parts that belong together.

    `least` is the shortest time from begin to end, in grains. `after` names, by index, earlier
    tasks that must have ended. `weight` counts for every grain the end is away. An `optional`
    task may be left out, and brings `value` when it is not. An `extra` one is not waited for: its
    end does not count for when all is reached, and only extra ones come after it.
    """

    parts: tuple[Part, ...]
    least: int = 0
    after: tuple[int, ...] = ()
    weight: int = 0
    value: int = 0
    optional: bool = False
    extra: bool = False

    @cached_property
    def apart(self) -> bool:
        """Whether no two parts need the same resource."""
        needed = [resource for part in self.parts for resource, _ in part.uses]
        return len(needed) == len(set(needed))


@dataclass(frozen=True, kw_only=True)
class SchedulingProblem:
    """Tasks in an order in which they can be done, and the resources they share.

    Tasks begin and end on whole multiples of `grain`; parts within them at any time. At most
    `parallel` tasks are open at once. None is open for more than `stretch` times what it would take
    if nothing else were there. No task ends after `deadline`, in grains.
    """

    tasks: tuple[Task, ...]
    capacities: tuple[int, ...]
    grain: int = 1
    parallel: int | None = None
    stretch: int | None = None
    deadline: int | None = None

    @cached_property
    def spans(self) -> tuple[int, ...]:
        """The shortest time from each task's begin to its end, in grains."""
        longest = (max((part.duration for part in t.parts), default=0) for t in self.tasks)
        pairs = zip(self.tasks, longest, strict=True)
        return tuple(max(task.least, self.in_grains(time)) for task, time in pairs)

    def in_grains(self, time: int) -> int:
        """Return a time in grains, rounded up."""
        return -(-time // self.grain)

    @property
    def horizon(self) -> int:
        """A time by which everything is done one after the other, in grains."""
        return sum(
            max(task.least, sum(self.in_grains(part.duration) for part in task.parts))
            for task in self.tasks
        )


@dataclass(frozen=True, kw_only=True)
class Placed:
    """Where a task lies: begin and end in grains, the start of each part in time units."""

    begin: int
    end: int
    starts: tuple[int, ...]


Schedule = tuple[Placed | None, ...]


def finish(schedule: Schedule) -> int:
    """Return when the last task ends, in grains."""
    return max((placed.end for placed in schedule if placed), default=0)


def reached(problem: SchedulingProblem, schedule: Schedule) -> int:
    """Return when the last task that is waited for ends, in grains."""
    pairs = zip(problem.tasks, schedule, strict=True)
    return max((placed.end for task, placed in pairs if placed and not task.extra), default=0)


def without_extras(problem: SchedulingProblem) -> tuple[SchedulingProblem, list[int]]:
    """Return the problem of the tasks that are waited for, and their numbers in the whole one."""
    return part_of(problem, [i for i, task in enumerate(problem.tasks) if not task.extra])


def part_of(
    problem: SchedulingProblem, chosen: Collection[int]
) -> tuple[SchedulingProblem, list[int]]:
    """Return the problem of some tasks that come after no others, and their numbers in it."""
    kept = sorted(chosen)
    number = {index: place for place, index in enumerate(kept)}
    tasks = (
        replace(problem.tasks[index], after=tuple(number[i] for i in problem.tasks[index].after))
        for index in kept
    )
    return replace(problem, tasks=tuple(tasks)), kept


def delay(problem: SchedulingProblem, schedule: Schedule) -> int:
    """Return the weighted sum of ends; a task left out counts as if it ended at the deadline."""
    never = problem.deadline or 0
    return sum(
        task.weight * (placed.end if placed else never)
        for task, placed in zip(problem.tasks, schedule, strict=True)
    )


def worth(problem: SchedulingProblem, schedule: Schedule) -> int:
    """Return the value of the tasks that are not left out."""
    pairs = zip(problem.tasks, schedule, strict=True)
    return sum(task.value for task, placed in pairs if placed)


def violations(problem: SchedulingProblem, schedule: Schedule) -> Iterator[str]:
    """Yield what a schedule breaks; a valid one breaks nothing."""
    for index, (task, placed) in enumerate(zip(problem.tasks, schedule, strict=True)):
        if placed is None:
            if not task.optional:
                yield f"task {index} is left out"
            continue
        yield from _misplaced(problem, schedule, index, placed)
    for resource, capacity in enumerate(problem.capacities):
        taken = [
            (start, start + part.duration, part.demands[resource])
            for task, placed in zip(problem.tasks, schedule, strict=True)
            if placed
            for part, start in zip(task.parts, placed.starts, strict=True)
        ]
        if _peak(taken) > capacity:
            yield f"resource {resource} is used beyond its capacity"
    if problem.parallel is not None:
        hulls = [(placed.begin, placed.end, 1) for placed in schedule if placed]
        if _peak(hulls) > problem.parallel:
            yield "too many tasks are open at once"


def _misplaced(
    problem: SchedulingProblem, schedule: Schedule, index: int, placed: Placed
) -> Iterator[str]:
    task = problem.tasks[index]
    if placed.end - placed.begin < task.least:
        yield f"task {index} is shorter than it may be"
    if problem.deadline is not None and placed.end > problem.deadline:
        yield f"task {index} ends after the deadline"
    for part, start in zip(task.parts, placed.starts, strict=True):
        if not placed.begin <= start / problem.grain:
            yield f"a part of task {index} starts before its task"
        if start + part.duration > placed.end * problem.grain:
            yield f"a part of task {index} ends after its task"
    for earlier in task.after:
        before = schedule[earlier]
        if before is None or before.end > placed.begin:
            yield f"task {index} does not wait for task {earlier}"


def _peak(taken: list[tuple[int, int, int]]) -> int:
    changes = sorted(
        change for start, end, use in taken if end > start for change in ((start, use), (end, -use))
    )
    level = peak = 0
    for _, change in changes:
        level += change
        peak = max(peak, level)
    return peak
