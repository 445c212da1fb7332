"""Where the team stands after each step, at each month's end, and when a level is reached."""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from advisor.roadmap.goal import Goal
from advisor.roadmap.model import (
    Milestone,
    MonthProjection,
    Projection,
    RoadmapTarget,
)
from advisor.roadmap.position import Position
from advisor.roadmap.stepwise_standing import StepwiseStanding
from advisor.rubric.step_model import Step


class Done(NamedTuple):
    """A step, and the last day of work on it, if it has dates."""

    step: Step
    on: date | None = None


def project(
    position: Position, done: Sequence[Done], target: RoadmapTarget
) -> Iterator[Projection]:
    """Yield the level held after each step, judged by the same rules as the scorecard.

    Without dates the steps before it are done too; with dates, all that have ended by its end.
    """
    progress, left = StepwiseStanding(position), _Left(position, target)
    found: dict[int, Projection] = {}
    for together in _in_order(done):
        steps = [done[index].step for index in together]
        progress.do(steps)
        left.do(steps)
        for index in together:
            moved = [position.practices[name] for name in done[index].step.raises]
            found[index] = Projection(
                step=done[index].step.id,
                level=progress.held,
                toward=left.toward,
                blockers_left=left.blockers,
                score=progress.score,
                dimensions=progress.standings("dimension", {p.dimension for p in moved}),
                stages=progress.standings("stage", {p.stage for p in moved}),
            )
    yield from (found[index] for index in range(len(done)))


def _in_order(done: Sequence[Done]) -> Iterator[list[int]]:
    """Yield the number of each step without a date, and then of all that end on a day."""
    yield from ([index] for index, item in enumerate(done) if item.on is None)
    ended = sorted((item.on, index) for index, item in enumerate(done) if item.on)
    for _, group in groupby(ended, key=itemgetter(0)):
        yield [index for _, index in group]


class _Left:
    """What stands before the levels on the way to a target while steps get done."""

    def __init__(self, position: Position, target: RoadmapTarget) -> None:
        self._position, self._most = position, target.level
        goals = [Goal(level=n, sound=target.sound) for n in range(1, position.top + 1)]
        self._lacking = {
            goal.level: {name: name.partition("/")[0] for name in goal.lacking(position)}
            for goal in goals
        }

    def do(self, steps: Iterable[Step]) -> None:
        """Count steps as done."""
        for step in steps:
            for name in self._position.brought_by(step):
                for practices in self._lacking.values():
                    practices.pop(name, None)

    @property
    def toward(self) -> int | None:
        """The level on the way that is lacking first, and none beyond the target's."""
        first = next((level for level, left in self._lacking.items() if left), None)
        return None if self._most is None else min(first or self._most, self._most)

    @property
    def blockers(self) -> int:
        """How many practices stand before that level."""
        return len(set(self._lacking.get(self.toward or 0, {}).values()))


def month_ends(position: Position, done: Sequence[Done]) -> Iterator[MonthProjection]:
    """Yield where everything stands at the end of each month with work in it, and at the end."""
    dated = sorted((item.on, index) for index, item in enumerate(done) if item.on)
    if not dated:
        return
    progress, waiting = StepwiseStanding(position), deque(dated)
    first, last = dated[0][0], dated[-1][0]
    ends = [end for end in _ends_of_months(first, last) if end < last]
    for end in [*ends, last]:
        while waiting and waiting[0][0] <= end:
            progress.do([done[waiting.popleft()[1]].step])
        yield MonthProjection(
            date=end,
            level=progress.held,
            score=progress.score,
            dimensions=progress.standings("dimension"),
            stages=progress.standings("stage"),
        )


def _ends_of_months(first: date, last: date) -> Iterator[date]:
    following = first.replace(day=1)
    while following <= last:
        following = (following + timedelta(days=32)).replace(day=1)
        yield following - timedelta(days=1)


def milestones(
    position: Position, done: Sequence[Done], goals: Sequence[Goal]
) -> Iterator[Milestone]:
    """Yield for each goal the step with which it is reached, in the order of the steps' ends.

    A level that is held and guarded at once is one milestone.
    """
    lacking = {goal: set(goal.lacking(position)) for goal in goals if not goal.demanded}
    ordered = sorted(done, key=lambda item: item.on or date.min)
    for step, day in ordered:
        brought = position.brought_by(step)
        for left in lacking.values():
            left.difference_update(brought)
        reached = [goal for goal, left in lacking.items() if not left]
        for goal in reached:
            del lacking[goal]
        guarded = {replace(goal, guarded=False) for goal in reached if goal.guarded}
        for goal in reached:
            if goal not in guarded:
                yield Milestone(
                    level=goal.level,
                    dimension=goal.dimension,
                    stage=goal.stage,
                    step=step.id,
                    date=day,
                    sound=goal.sound,
                    guarded=goal.guarded,
                )
