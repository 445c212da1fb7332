"""What charts say to those who do not see them, and where a pointer rests."""

from collections.abc import Iterator, Sequence
from datetime import date

from advisor.roadmap.model import Projection, RoadmapStep
from advisor.scoring.model import Standing
from advisor.translation import counted, sentence
from advisor.words.figure import say_answered, say_scored


def say_point(standing: Standing, side: str, *, ranged: bool) -> Iterator[str]:
    """Yield where a side stands in a part, what open answers leave of it, and on how many."""
    yield sentence("{side}: {score}", side=side, score=say_scored(standing, ranged=ranged))
    yield say_answered(standing)


def say_left_after(after: Projection) -> str:
    """Return the level held once a step is done, and how many practices are left before one."""
    if after.level is None:
        return sentence(
            "no level held; {left} before level {level}",
            left=after.blockers_left,
            level=after.toward,
        )
    return sentence(
        "level {held} held; {left} before level {level}",
        held=after.level,
        left=after.blockers_left,
        level=after.toward,
    )


def say_steps_span(steps: int, start: date, end: date) -> str:
    """Return from when to when steps are drawn."""
    return counted(
        "{n} step from {start} to {end}; the steps below tell their days",
        "{n} steps from {start} to {end}; the steps below tell their days",
        steps,
        start=start,
        end=end,
    )


def say_bar(step: RoadmapStep, who: str, days: tuple[date, date], *, critical: bool) -> str:
    """Return what the bar of a step shows."""
    said = sentence(
        "{step}: {start} to {end}, {who}", step=step.title, start=days[0], end=days[1], who=who
    )
    if step.urgent:
        said = sentence("{said}, its lack hurt lately", said=said)
    if critical:
        said = sentence("{said}, a delay here delays the end", said=said)
    return said


def say_forecast(goals: Sequence[tuple[str, date, date]], wanted: date | None) -> str:
    """Return by which days goals are reached, each with its even and its likely day."""
    said = [
        sentence(
            "{goal}: even odds by {even}, 85 % by {likely}", goal=goal, even=even, likely=likely
        )
        for goal, even, likely in goals
    ]
    if wanted:
        said.append(sentence("wanted by {day}", day=wanted))
    return sentence("When goals are reached. {goals}", goals="; ".join(said))


def say_wanted_day() -> str:
    """Return the label of the day that is wanted."""
    return sentence("wanted")
