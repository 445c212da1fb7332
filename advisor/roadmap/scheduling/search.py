"""A scheduling problem as constraints, solved for one goal at a time."""

from collections.abc import Iterator, Sequence

from advisor.roadmap.scheduling.message import Message, Response, negated
from advisor.roadmap.scheduling.problem import Placed, Schedule, SchedulingProblem, Task


class Search:
    """The constraints of one problem, all of whose tasks end by `latest`, in grains."""

    def __init__(self, problem: SchedulingProblem, latest: int) -> None:
        self.problem = problem
        self.latest = latest
        self.message = Message()
        self.present: dict[int, int] = {}
        self.begins: list[int] = []
        self.ends: list[tuple[int, int]] = []
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
        task, message = self.problem.tasks[index], self.message
        if task.optional:
            self.present[index] = message.variable(0, 1)
        begin = message.variable(0, self.latest)
        self.begins.append(begin)
        if self._is_one_part(task):
            # A task that is nothing but its part needs no more than one variable.
            self.starts.append([begin])
            self.ends.append((begin, task.parts[0].duration))
            message.at_least([(begin, -1)], task.parts[0].duration - self.latest)
        else:
            self._add_parts(task, begin, self.present.get(index))
        for start, part in zip(self.starts[-1], task.parts, strict=True):
            interval = message.interval(start, part.duration, only_if=self.present.get(index))
            self._users.append((interval, part.demands))

    def _is_one_part(self, task: Task) -> bool:
        return (
            len(task.parts) == 1
            and task.parts[0].duration >= task.least
            and self.problem.grain == 1
            and not task.optional
        )

    def _add_parts(self, task: Task, begin: int, present: int | None) -> None:
        grain, message = self.problem.grain, self.message
        end = message.variable(0, self.latest)
        self.ends.append((end, 0))
        self.starts.append([message.variable(0, self.latest * grain) for _ in task.parts])
        message.at_least([(end, 1), (begin, -1)], task.least, only_if=present)
        for start, part in zip(self.starts[-1], task.parts, strict=True):
            message.at_least([(start, 1), (begin, -grain)], 0, only_if=present)
            message.at_least([(end, grain), (start, -1)], part.duration, only_if=present)

    def _add_order(self, index: int) -> None:
        present = self.present.get(index)
        for earlier in sorted(set(self.problem.tasks[index].after)):
            end, length = self.ends[earlier]
            wait = [(self.begins[index], 1), (end, -1)]
            self.message.at_least(wait, length, only_if=present)
            if present is not None and earlier in self.present:
                self.message.at_least([(self.present[earlier], 1), (present, -1)], 0)
        if present is not None:  # what is left out counts as ending last of all
            end, _ = self.ends[index]
            self.message.at_least([(end, 1)], self.latest, only_if=negated(present))

    def _spans(self) -> Iterator[int]:
        for index, (begin, (end, length)) in enumerate(zip(self.begins, self.ends, strict=True)):
            yield self.message.span(
                begin, end, length, self.latest, only_if=self.present.get(index)
            )

    def hint(self, schedule: Schedule) -> None:
        """Begin near a schedule that is known."""
        values: dict[int, int] = {}
        for index, placed in enumerate(schedule):
            end, length = self.ends[index]
            values[end] = (placed.end if placed else self.latest) - length
            if index in self.present:
                values[self.present[index]] = int(placed is not None)
            if placed:
                values[self.begins[index]] = placed.begin
                values |= zip(self.starts[index], placed.starts, strict=True)
        self.message.hint(values)

    def earliest_finish(self, *, known: int, limit: float, nearby: bool = False) -> Response:
        """Let the last task end as early as possible; before `known` it cannot.

        With `nearby` only schedules near the hint are looked at.
        """
        last = self.message.variable(known, self.latest)
        for end, length in self.ends:
            self.message.at_least([(last, 1), (end, -1)], length)
        return self.message.minimise([(last, 1)], limit=limit, nearby=nearby)

    def least_delay(self, *, reached: int, worth: int = 0, limit: float) -> Response:
        """Make the weighted sum of ends small.

        What is waited for is `reached` in time, and exactly as much gets done as is `worth` that.
        """
        tasks = self.problem.tasks
        for index, (end, length) in enumerate(self.ends):
            if reached < self.latest and not tasks[index].extra:
                self.message.at_least([(end, -1)], length - reached)
        if self.present:
            self.message.at_least(self._worth(1), worth)
            self.message.at_least(self._worth(-1), -worth)
        terms = [(end, tasks[i].weight) for i, (end, _) in enumerate(self.ends) if tasks[i].weight]
        fixed = sum(tasks[i].weight * length for i, (_, length) in enumerate(self.ends))
        return self.message.minimise(terms, plus=fixed, limit=limit)

    def most_worth(self, *, limit: float) -> Response:
        """Get as much value as possible done in time; values and bound have their sign turned."""
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
        end, length = self.ends[index]
        return Placed(
            begin=values[self.begins[index]],
            end=values[end] + length,
            starts=tuple(values[start] for start in self.starts[index]),
        )
