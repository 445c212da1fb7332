"""Schedules made by placing one task after the other, and by moving what is placed.

The serial schedule-generation scheme and justification: Kolisch and Hartmann (1999), "Heuristic
algorithms for the resource-constrained project scheduling problem"; Valls, Ballestín and
Quintanilla (2005), "Justification and RCPSP: a technique that pays".
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from advisor.identity_cache import cached_by_identity
from advisor.roadmap.scheduling.problem import Part, Placed, Schedule, SchedulingProblem
from advisor.roadmap.scheduling.resource_use import Profile


class _Board:
    """Tasks placed so far, each as early as what came before it allows."""

    def __init__(self, problem: SchedulingProblem) -> None:
        self.problem = problem
        self.resources = [Profile(capacity) for capacity in problem.capacities]
        self.open = None if problem.parallel is None else Profile(problem.parallel)
        self.placed: list[Placed | None] = [None] * len(problem.tasks)

    def ready(self, index: int) -> int:
        """Return when all that a task comes after has ended, in grains."""
        before = (self.placed[earlier] for earlier in self.problem.tasks[index].after)
        return max((placed.end for placed in before if placed), default=0)

    def place(self, index: int) -> Placed:
        """Place a task as early as possible."""
        begin = self.ready(index)
        while True:
            if self.open is not None:
                begin = self.open.earliest(begin, self.problem.spans[index], 1)
            placed = self._at(index, begin)
            later = self._later(index, placed)
            if later is None:
                break
            self._use_parts(index, placed.starts, -1)
            begin = later
        self.placed[index] = placed
        if self.open is not None:
            self.open.take(placed.begin, placed.end - placed.begin, 1)
        return placed

    def earliest(self, index: int) -> Placed:
        """Return where a task can lie as early as possible."""
        placed = self.place(index)
        self.remove(index)
        return placed

    def _later(self, index: int, placed: Placed) -> int | None:
        """Return where a task must begin at the earliest that cannot lie there; None if it can.

        A later begin gives no earlier end, so it must lie behind all that is in the way, and near
        enough to its end.
        """
        if self.open is not None:
            until = self.open.taken_until(placed.begin, placed.end - placed.begin)
            if until is not None:
                return until
        times, length = self.problem.stretch, placed.end - placed.begin
        if times is None or length <= times * self.problem.spans[index]:
            return None
        longest = times * spans_alone(self.problem)[index]
        return placed.end - longest if length > longest else None

    def put(self, index: int, placed: Placed) -> None:
        """Place a task where it is known to have room."""
        self._use(index, placed, 1)
        self.placed[index] = placed

    def remove(self, index: int) -> None:
        """Take a task off the board again."""
        placed = self.placed[index]
        if placed:
            self._use(index, placed, -1)
            self.placed[index] = None

    def _at(self, index: int, begin: int) -> Placed:
        """Let the parts of a task take what they need from a time on."""
        task, time = self.problem.tasks[index], begin * self.problem.grain
        if task.apart:
            starts = [self.first(part, time) for part in task.parts]
            self._use_parts(index, starts, 1)
        else:
            starts = [self.fit(part, time) for part in task.parts]
        return hull(self.problem, index, starts, begin)

    def fit(self, part: Part, start: int) -> int:
        """Place a part at the first time from `start` on at which all it needs is free."""
        start = self.first(part, start)
        for resource, use in part.uses:
            self.resources[resource].take(start, part.duration, use)
        return start

    def first(self, part: Part, start: int) -> int:
        """Return the first time from `start` on at which all that a part needs is free."""
        while True:
            earliest = start
            for resource, use in part.uses:
                earliest = self.resources[resource].earliest(earliest, part.duration, use)
            if earliest == start or len(part.uses) == 1:
                return earliest
            start = earliest

    def _use(self, index: int, placed: Placed, times: int) -> None:
        self._use_parts(index, placed.starts, times)
        if self.open is not None:
            self.open.take(placed.begin, placed.end - placed.begin, times)

    def _use_parts(self, index: int, starts: Sequence[int], times: int) -> None:
        for part, start in zip(self.problem.tasks[index].parts, starts, strict=True):
            for resource, use in part.uses:
                self.resources[resource].take(start, part.duration, use * times)


def hull(problem: SchedulingProblem, index: int, starts: Sequence[int], ready: int) -> Placed:
    """Return the shortest span from `ready` on that holds a task's parts."""
    task = problem.tasks[index]
    pairs = zip(starts, task.parts, strict=True)
    done = max((start + part.duration for start, part in pairs), default=0)
    end = max(ready + task.least, problem.in_grains(done))
    first = min(starts, default=end * problem.grain) // problem.grain
    return Placed(begin=min(first, end - task.least), end=end, starts=tuple(starts))


@cached_by_identity(maxsize=8)  # a search makes many schedules of one problem
def spans_alone(problem: SchedulingProblem) -> tuple[int, ...]:
    """Return the time each task takes from begin to end if nothing else is there, in grains."""
    empty = _Board(replace(problem, parallel=None, stretch=None))
    placed = (empty.earliest(index) for index in range(len(problem.tasks)))
    return tuple(max(1, spot.end - spot.begin) for spot in placed)


def serial_schedule(problem: SchedulingProblem, order: Sequence[int]) -> Schedule:
    """Return the schedule that places tasks in `order`, which must respect what they come after."""
    board = _Board(problem)
    for index in order:
        board.place(index)
    return tuple(board.placed)


def around(
    problem: SchedulingProblem, order: Sequence[int], fixed: Mapping[int, Placed]
) -> Schedule:
    """Return the schedule that places tasks in `order` around those that are `fixed`."""
    board = _Board(problem)
    for index, placed in fixed.items():
        board.put(index, placed)
    for index in order:
        if index not in fixed:
            board.place(index)
    return tuple(board.placed)


def fill(
    problem: SchedulingProblem, order: Sequence[int], fixed: Mapping[int, Placed] | None = None
) -> Schedule:
    """Place what must be done in `order`, then each optional task that ends by the deadline.

    A task of value brings along the optional ones it comes after, or is left out with them. The
    `fixed` tasks lie where they are said to.
    """
    board = _Board(problem)
    for index, placed in (fixed or {}).items():
        board.put(index, placed)
    for index in order:
        if not (problem.tasks[index].optional or board.placed[index]):
            board.place(index)
    for index in order:
        if problem.tasks[index].optional and problem.tasks[index].value:
            _try(board, index)
    return tuple(board.placed)


def _try(board: _Board, index: int) -> None:
    deadline, added = board.problem.deadline, list[int]()
    for earlier in sorted(_lacking(board, index)):
        placed = board.place(earlier)
        added.append(earlier)
        if deadline is not None and placed.end > deadline:
            for undone in reversed(added):
                board.remove(undone)
            return


def _lacking(board: _Board, index: int) -> set[int]:
    if board.placed[index]:
        return set()
    before = board.problem.tasks[index].after
    return {index}.union(*(_lacking(board, earlier) for earlier in before))


def pushed_back(problem: SchedulingProblem, schedule: Schedule) -> Schedule:
    """Return the schedule with every part as late as its task's end allows.

    So a task is begun when it can be carried through. No task ends at another time than before.
    """
    end_of_time = max((placed.end for placed in schedule if placed), default=0) * problem.grain
    mirrored = _Board(problem)
    parts = [
        (start + problem.tasks[index].parts[number].duration, index, number)
        for index, placed in enumerate(schedule)
        if placed
        for number, start in enumerate(placed.starts)
    ]
    starts: dict[tuple[int, int], int] = {}
    for _, index, number in sorted(parts, reverse=True):
        part, placed = problem.tasks[index].parts[number], schedule[index]
        latest = end_of_time - (placed.end * problem.grain if placed else 0)
        start = mirrored.fit(part, latest)
        starts[index, number] = end_of_time - start - part.duration
    return tuple(
        placed and _moved(problem, index, placed, starts) for index, placed in enumerate(schedule)
    )


def _moved(
    problem: SchedulingProblem, index: int, placed: Placed, starts: dict[tuple[int, int], int]
) -> Placed:
    own = tuple(starts[index, number] for number in range(len(placed.starts)))
    first = min(own, default=placed.end * problem.grain) // problem.grain
    begin = min(first, placed.end - problem.tasks[index].least)
    return Placed(begin=max(begin, placed.begin), end=placed.end, starts=own)
