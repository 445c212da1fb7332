"""A step: what it raises, and what it costs."""

from collections.abc import Iterator

from advisor.roadmap.model import Roadmap, RoadmapStep
from advisor.rubric.step_model import Step, Tool
from advisor.translation import counted, sentence
from advisor.words.phrase import join_words
from advisor.words.quantity import (
    say_day,
    say_days,
    say_effort,
    say_period,
    say_plain_days,
    say_working_days,
)
from advisor.words.titles import Titles


def say_raised(step: RoadmapStep, titles: Titles) -> str:
    """Return which practices a step takes to which level."""
    return ", ".join(
        sentence("{practice} to {level}", practice=titles.practices[name], level=level)
        for name, level in step.raises.items()
    )


def say_each_raised(step: Step | RoadmapStep, titles: Titles) -> Iterator[str]:
    """Yield each practice that a step raises, and to which level."""
    for name, level in step.raises.items():
        yield say_practice_at(titles.practices[name], level)


def say_practice_at(practice: str, level: int) -> str:
    """Return a practice with the level it is taken to."""
    return sentence("{practice} to level {level}", practice=practice, level=level)


def say_owners(step: RoadmapStep, titles: Titles) -> Iterator[str]:
    """Yield who has a part in a step, for a name to be filled in."""
    for role, days in step.effort.items():
        if days.likely:
            likely = say_plain_days(days.likely)
            yield sentence("{role}, about {days}", role=titles.roles[role], days=likely)


def say_doers(roadmap: Roadmap, step: RoadmapStep, titles: Titles) -> Iterator[str]:
    """Yield who works on a step of a plan with dates, for how long and from when to when."""
    for person in roadmap.people:
        own = [stint for stint in person.stints if stint.step == step.id]
        if own:
            start, end = min(stint.start for stint in own), max(stint.end for stint in own)
            yield sentence(
                "{person}: {days}, {period}",
                person=titles.roles[person.name],
                days=say_days(round(sum(stint.days for stint in own), 1)),
                period=say_period(start, end),
            )


def say_tool(tool: Tool) -> str:
    """Return a tool, and when to choose it."""
    return f"{tool.name} ({tool.licence}): {tool.choose_when}"


def say_remarks(step: RoadmapStep, titles: Titles) -> Iterator[str]:
    """Yield what else the rubric says of a step."""
    if step.carries_over:
        yield sentence("Carries over: {text}", text=step.carries_over)
    if step.starts_fresh:
        yield sentence("Starts fresh: {text}", text=step.starts_fresh)
    for pitfall in step.pitfalls:
        yield sentence("Goes wrong: {text}", text=pitfall)
    yield from say_seen_later(step, titles)
    if step.kpis:
        figures = join_words([titles.kpis[name] for name in step.kpis])
        yield sentence("Should move: {figures}.", figures=figures)


def say_seen_later(step: RoadmapStep, titles: Titles) -> Iterator[str]:
    """Yield what a step brings that nobody can see when it is done, and from when on they can."""
    for later in step.seen_later:
        text = titles.criteria.get(later.criterion, later.criterion)
        if later.on:
            yield sentence("Can be seen from {day} on: {text}", day=say_day(later.on), text=text)
        else:
            yield counted(
                "Can be seen {n} day after its begin: {text}",
                "Can be seen {n} days after its begin: {text}",
                later.days,
                text=text,
            )


def say_efforts(step: Step | RoadmapStep, titles: Titles) -> Iterator[str]:
    """Yield what a step takes of each role, and how long at least."""
    for role, days in step.effort.items():
        yield sentence("{role}: {effort}", role=titles.roles[role], effort=say_effort(days))
    yield sentence("at least {days} on the calendar", days=say_working_days(step.calendar_days))
