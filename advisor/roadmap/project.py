"""Where the team stands after each step, at each month's end, and when a level is reached."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from advisor.roadmap.goal import Goal
from advisor.roadmap.model import (
    Milestone,
    MonthProjection,
    PartStanding,
    Projection,
    RoadmapTarget,
)
from advisor.roadmap.position import Position
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
    after = dict(_positions(position, done))
    left = dict(_left(position, done, target))
    for index, (step, day) in enumerate(done):
        place = index if day is None else day
        yield _projection(after[place], step, left[place])


def _left(
    position: Position, done: Sequence[Done], target: RoadmapTarget
) -> Iterator[tuple[int | date, tuple[int | None, int]]]:
    """Yield after each step the level on the way that is lacking first, and what stands before it.

    That are practices; beyond the target's level none are counted.
    """
    most = target.level
    goals = [Goal(level=n, sound=target.sound) for n in range(1, position.top + 1)]
    lacking = {goal.level: set(goal.lacking(position)) for goal in goals}
    for place, steps in _in_order(done):
        for step in steps:
            brought = position.brought_by(step)
            for names in lacking.values():
                names.difference_update(brought)
        first = next((level for level, names in lacking.items() if names), None)
        toward = None if most is None else min(first or most, most)
        blocked = {name.partition("/")[0] for name in lacking.get(toward or 0, ())}
        yield place, (toward, len(blocked))


def _in_order(done: Sequence[Done]) -> Iterator[tuple[int | date, list[Step]]]:
    """Yield each step without a date by its number, and then all of a day by the day."""
    for index, item in enumerate(done):
        if item.on is None:
            yield index, [item.step]
    ended = sorted((item.on, index) for index, item in enumerate(done) if item.on)
    for day, group in groupby(ended, key=itemgetter(0)):
        yield day, [done[index].step for _, index in group]


def _positions(position: Position, done: Sequence[Done]) -> Iterator[tuple[int | date, Position]]:
    """Yield where the team stands after each step without a date, and at the end of each day."""
    for place, steps in _in_order(done):
        position = position.after(steps)
        yield place, position


def _projection(after: Position, step: Step, left: tuple[int | None, int]) -> Projection:
    held = after.held
    toward, blockers = left
    moved = [after.practices[name] for name in step.raises]
    return Projection(
        step=step.id,
        level=held,
        toward=toward,
        blockers_left=blockers,
        score=after.standing(after.practices).score,
        dimensions=_standings(after, "dimension", {practice.dimension for practice in moved}),
        stages=_standings(after, "stage", {practice.stage for practice in moved}),
    )


def _standings(
    position: Position, part: str, chosen: set[str] | None = None
) -> dict[str, PartStanding]:
    members: dict[str, list[str]] = {}
    for practice in position.practices.values():
        name = getattr(practice, part)
        if chosen is None or name in chosen:
            members.setdefault(name, []).append(practice.id)
    return {name: position.standing(practices) for name, practices in members.items()}


def month_ends(position: Position, done: Sequence[Done]) -> Iterator[MonthProjection]:
    """Yield where everything stands at the end of each month with work in it, and at the end."""
    days = sorted(item.on for item in done if item.on)
    if not days:
        return
    ends = [end for end in _ends_of_months(days[0], days[-1]) if end < days[-1]]
    for end in [*ends, days[-1]]:
        after = position.after(item.step for item in done if item.on and item.on <= end)
        yield MonthProjection(
            date=end,
            level=after.held,
            score=after.standing(after.practices).score,
            dimensions=_standings(after, "dimension"),
            stages=_standings(after, "stage"),
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
