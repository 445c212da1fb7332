"""What stands at the head of a step: who, how long, from when to when, after what, for what."""

from collections.abc import Iterator

from advisor.roadmap.model import Roadmap, RoadmapStep
from advisor.translation import counted, sentence
from advisor.words.horizon import say_people
from advisor.words.phrase import join_words
from advisor.words.quantity import say_day, say_period
from advisor.words.step import say_practice_at
from advisor.words.titles import Titles


def say_head(roadmap: Roadmap, step: RoadmapStep, titles: Titles) -> Iterator[tuple[str, str]]:
    """Yield each part of a step's head with its label."""
    yield sentence("Who"), say_people(step.people or list(step.effort), titles)
    yield sentence("Person-days"), _days(step)
    if step.start and step.end:
        yield sentence("From – to"), _period(step)
    yield sentence("After"), _after(roadmap, step)
    yield sentence("Raises"), _raises(step, titles)


def _days(step: RoadmapStep) -> str:
    efforts = step.effort.values()
    low, high = sum(e.low for e in efforts), sum(e.high for e in efforts)
    return sentence(
        "{likely}, from {low} to {high}",
        likely=f"{step.likely_days:g}",
        low=f"{round(low, 1):g}",
        high=f"{round(high, 1):g}",
    )


def _period(step: RoadmapStep) -> str:
    if not (step.start and step.end):
        return ""
    planned = say_period(step.start, step.end)
    if step.likely_end is None or step.likely_end <= step.end:
        return planned
    return sentence(
        "{planned}; 85 % likely by {day}", planned=planned, day=say_day(step.likely_end)
    )


def _after(roadmap: Roadmap, step: RoadmapStep) -> str:
    number = roadmap.numbers
    before = sorted(number[name] for name in step.depends_on if name in number)
    if not before:
        return sentence("nothing")
    return counted(
        "step {steps}", "steps {steps}", len(before), steps=join_words([str(n) for n in before])
    )


def _raises(step: RoadmapStep, titles: Titles) -> str:
    return "; ".join(
        say_practice_at(titles.practices[name], level) for name, level in step.raises.items()
    )
