"""What charts say to those who do not see them, and where a pointer rests."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from advisor.roadmap.model import Projection, RoadmapStep
from advisor.scoring.model import Standing
from advisor.scoring.number import show_score
from advisor.translation import counted, sentence
from advisor.words.phrase import join_words
from advisor.words.score_figure import say_answered, say_scored
from advisor.words.urgency import say_why_urgent


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
        said = sentence("{said}, {why}", said=said, why=say_why_urgent(step))
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


def say_backing(claimed: int, supported: int) -> str:
    """Return how much of what is claimed evidence shows."""
    if not claimed:
        return sentence("nothing claimed")
    return sentence("{supported} of {claimed}", supported=supported, claimed=claimed)


def say_backing_chart(parts: Mapping[str, str]) -> str:
    """Return how much evidence shows, part by part."""
    said = "; ".join(f"{title}: {shown}" for title, shown in parts.items())
    return sentence("What evidence shows of what is claimed. {parts}", parts=said)


def say_steps_chart(steps: str) -> str:
    """Return what the bars of all steps show, told one by one or together."""
    return sentence("Steps over time. {steps}", steps=steps)


def say_timeline(points: Iterable[tuple[date, int | None, float | None]]) -> str:
    """Return the level and the score on each day."""
    said = (
        sentence("{day}: no level, score {score}", day=day, score=show_score(score))
        if level is None
        else sentence(
            "{day}: level {level}, score {score}", day=day, level=level, score=show_score(score)
        )
        for day, level, score in points
    )
    return sentence("Level and score over time. {points}", points="; ".join(said))


def say_effort_title() -> str:
    """Return what stands over the bars of effort."""
    return sentence("Effort by role")


def say_effort_axis() -> str:
    """Return what the bars of effort count."""
    return sentence("Likely effort in person-days")


def say_together(days: str) -> str:
    """Return how much a step takes of all together."""
    return sentence("{days} with everybody", days=days)


def say_no_practice() -> str:
    """Return that a dimension asks nothing in a stage."""
    return sentence("no practice here")


def say_practice_score(title: str, value: float | None) -> str:
    """Return the score of a practice, or that it is not known."""
    if value is None:
        return sentence("{practice}: not known", practice=title)
    return sentence("{practice}: {score}", practice=title, score=show_score(value))


def say_mean_of(score: str, practices: int) -> str:
    """Return a mean, and of how many practices it is one."""
    return counted(
        "{score} from {n} practice", "{score} from {n} practices", practices, score=score
    )


def say_left_title() -> str:
    """Return what stands over the line of what is left."""
    return sentence("What is left after each step")


def say_left_axis() -> str:
    """Return what the line of what is left counts."""
    return sentence("Practices before the level")


def say_steps_axis() -> str:
    """Return what the axis counts where steps have no dates."""
    return sentence("Steps done")


def say_step_kinds() -> dict[str, str]:
    """Return why a step is in the plan, by the kind of its bar."""
    return {
        "urgent": sentence("its lack hurt lately, or will soon"),
        "blocker": sentence("lifts what blocks the level"),
        "other": sentence("others need it"),
    }


def say_raises(practices: Sequence[str]) -> str:
    """Return which practices a step raises."""
    return sentence("raises {practices}", practices=join_words(practices))
