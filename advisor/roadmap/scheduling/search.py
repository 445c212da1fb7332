"""A scheduling problem as constraints, solved for one goal at a time."""

from collections.abc import Iterator, Sequence

from advisor.roadmap.scheduling.message import Message, Response, negated
from advisor.roadmap.scheduling.problem import Placed, Problem, Schedule


class Search:
    """The constraints of one problem, all of whose tasks end by `latest`, in grains."""

    def __init__(self, problem: Problem, latest: int) -> None:
        self.problem = problem
        self.latest = latest
        self.message = Message()
        self.present: dict[int, int] = {}
        self.begins: list[int] = []
        self.ends: list[int] = []
        self.starts: list[list[int]] = []
        self._users: list[tuple[int, tuple[int, ...]]] = []
        for index in range(len(problem.tasks)):
            self._add_task(index)
            self._add_order(index)
        for resource, capacity in enumerate(problem.capacities):
            self.message.share(((part, uses[resource]) for part, uses in self._users), capacity)
        if problem.parallel is not None:
            self.message.share(((span, 1) for span in self._spans()), problem.parallel)

    def _add_task(self, index: int) -> None:
        task, grain, message = self.problem.tasks[index], self.problem.grain, self.message
        if task.optional:
            self.present[index] = message.variable(0, 1)
        begin, end = message.variable(0, self.latest), message.variable(0, self.latest)
        self.begins.append(begin)
        self.ends.append(end)
        self.starts.append([])
        message.at_least([(end, 1), (begin, -1)], task.least)
        for part in task.parts:
            start = message.variable(0, self.latest * grain)
            self.starts[-1].append(start)
            message.at_least([(start, 1), (begin, -grain)], 0)
            message.at_least([(end, grain), (start, -1)], part.duration)
            interval = message.interval(start, part.duration, only_if=self.present.get(index))
            self._users.append((interval, part.demands))

    def _add_order(self, index: int) -> None:
        present = self.present.get(index)
        for earlier in sorted(set(self.problem.tasks[index].after)):
            wait = [(self.begins[index], 1), (self.ends[earlier], -1)]
            self.message.at_least(wait, 0, only_if=present)
            if present is not None and earlier in self.present:
                self.message.at_least([(self.present[earlier], 1), (present, -1)], 0)
        if present is not None:  # what is left out counts as ending last of all
            end = [(self.ends[index], 1)]
            self.message.at_least(end, self.latest, only_if=negated(present))

    def _spans(self) -> Iterator[int]:
        for index, (begin, end) in enumerate(zip(self.begins, self.ends, strict=True)):
            yield self.message.span(begin, end, self.latest, only_if=self.present.get(index))

    def hint(self, schedule: Schedule) -> None:
        """Begin near a schedule that is known."""
        self.message.hint(
            pair for index in range(len(schedule)) for pair in self._at(schedule, index)
        )

    def _at(self, schedule: Schedule, index: int) -> Iterator[tuple[int, int]]:
        placed = schedule[index]
        if index in self.present:
            yield self.present[index], int(placed is not None)
        if placed is None:
            yield self.ends[index], self.latest
            return
        yield self.begins[index], placed.begin
        yield self.ends[index], placed.end
        yield from zip(self.starts[index], placed.starts, strict=True)

    def earliest_finish(self, *, known: int, limit: float) -> Response:
        """Let the last task end as early as possible; before `known` it cannot."""
        last = self.message.variable(known, self.latest)
        for end in self.ends:
            self.message.at_least([(last, 1), (end, -1)], 0)
        return self.message.minimise([(last, 1)], limit=limit)

    def least_delay(self, *, worth: int = 0, limit: float) -> Response:
        """Make the weighted sum of ends small, leaving out no more than `worth` allows."""
        if worth:
            self.message.at_least(self._worth(1), worth)
        tasks = self.problem.tasks
        terms = [(end, tasks[i].weight) for i, end in enumerate(self.ends) if tasks[i].weight]
        return self.message.minimise(terms, limit=limit)

    def most_worth(self, *, limit: float) -> Response:
        """Get as much value as possible done in time; the bound has its sign turned."""
        return self.message.minimise(self._worth(-1), limit=limit)

    def _worth(self, sign: int) -> list[tuple[int, int]]:
        tasks = self.problem.tasks
        return [(literal, sign * tasks[index].value) for index, literal in self.present.items()]

    def schedule(self, values: Sequence[int]) -> Schedule:
        """Return the schedule that the values of a solution stand for."""
        return tuple(self._placed(index, values) for index in range(len(self.problem.tasks)))

    def _placed(self, index: int, values: Sequence[int]) -> Placed | None:
        if index in self.present and not values[self.present[index]]:
            return None
        return Placed(
            begin=values[self.begins[index]],
            end=values[self.ends[index]],
            starts=tuple(values[start] for start in self.starts[index]),
        )
