"""Where the team stands after each step, at each month's end, and when a level is reached."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple

from advisor.roadmap.goal import Goal, first_blocked
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
    for index, (step, day) in enumerate(done):
        yield _projection(after[index if day is None else day], step, target)


def _positions(position: Position, done: Sequence[Done]) -> Iterator[tuple[int | date, Position]]:
    """Yield where the team stands after each step without a date, and at the end of each day."""
    for index, (step, day) in enumerate(done):
        if day is None:
            position = position.after([step])
            yield index, position
    ended = sorted((item.on, index) for index, item in enumerate(done) if item.on)
    for day, index in ended:
        position = position.after([done[index].step])
        yield day, position


def _projection(after: Position, step: Step, target: RoadmapTarget) -> Projection:
    held = after.held
    most, sound = target.level, target.sound
    toward = None if most is None else min(first_blocked(after, sound=sound) or most, most)
    blocked = Goal(level=toward, sound=sound).blocked_by(after) if toward is not None else {}
    moved = [after.practices[name] for name in step.raises]
    return Projection(
        step=step.id,
        level=held,
        toward=toward,
        blockers_left=len(blocked),
        score=after.standing(after.practices).score,
        dimensions=_standings(after, "dimension", {practice.dimension for practice in moved}),
        stages=_standings(after, "stage", {practice.stage for practice in moved}),
    )


def _standings(
    position: Position, part: str, chosen: set[str] | None = None
) -> dict[str, PartStanding]:
    members: dict[str, list[str]] = {}
    for practice in position.practices.values():
        members.setdefault(getattr(practice, part), []).append(practice.id)
    return {
        name: position.standing(practices)
        for name, practices in members.items()
        if chosen is None or name in chosen
    }


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
    left = [goal for goal in goals if not goal.demanded]
    ordered = sorted(done, key=lambda item: item.on or date.min)
    for step, day in ordered:
        position = position.after([step])
        reached = [goal for goal in left if not goal.lacking(position)]
        left = [goal for goal in left if goal not in reached]
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
