"""A plan beside another one: what was asked otherwise, and what that moves."""

from collections.abc import Iterator, Mapping
from typing import Protocol

from advisor.assessment.model import Target
from advisor.roadmap.conditions import Conditions
from advisor.roadmap.model import Roadmap
from advisor.translation import counted, sentence
from advisor.words.person import say_at_once
from advisor.words.phrase import few, join_words
from advisor.words.quantity import say_day
from advisor.words.titles import Titles

_NAMED = 2
_DIGITS = 3


class Wish(Protocol):
    """What a plan is made for; `strict` starts from what evidence supports."""

    @property
    def target(self) -> Target:
        """What is to be reached."""

    @property
    def conditions(self) -> Conditions:
        """With whom, from when on, and without which steps."""

    @property
    def strict(self) -> bool:
        """Whether it starts from what evidence supports."""


def say_apart(days: int) -> str:
    """Return how many days later, or sooner if it is below 0, something is."""
    if days == 0:
        return sentence("the same day")
    if days < 0:
        return counted("{n} day sooner", "{n} days sooner", -days)
    return counted("{n} day later", "{n} days later", days)


def say_too_late(days: int) -> str:
    """Return by how many days the date wanted is missed."""
    return counted("{n} day after the date wanted", "{n} days after the date wanted", days)


def say_no_date(roadmap: Roadmap, titles: Titles) -> str:
    """Return why the target has no date."""
    kinds = {missing.kind for missing in roadmap.missing}
    idle = [titles.roles[m.role or ""] for m in roadmap.missing if m.kind == "role"]
    by = roadmap.target.by if roadmap.target else None
    if roadmap.unreached:
        lacking = few([titles.practices[name] for name in roadmap.unreached], _NAMED)
        said = sentence("out of reach, no step is left for {practices}", practices=lacking)
    elif idle:
        said = counted(
            "no date, {roles} has no time",
            "no date, {roles} have no time",
            len(idle),
            roles=join_words(idle),
        )
    elif roadmap.outcome == "partial" and by:
        said = sentence("not by {day}", day=say_day(by))
    elif "coverage" in kinds:
        said = sentence("no date, too little is known")
    elif "capacity" in kinds:
        said = sentence("no date, nobody's time is given")
    elif "horizon" in kinds:
        said = sentence("no date, it would take too long")
    else:
        said = sentence("no date")
    return said


def differences(new: Wish, saved: Wish, titles: Titles) -> list[str]:
    """Return what the what-if changes, each in a few words."""
    left_out, done = new.conditions.excluded, new.conditions.done
    said = [
        *_other_target(new.target, saved.target),
        *_other_conditions(new.conditions, saved.conditions),
        *_other_people(
            new.conditions.full_time_equivalents, saved.conditions.full_time_equivalents, titles
        ),
    ]
    if new.strict:
        said.append(sentence("from supported levels"))
    if set(left_out) != set(saved.conditions.excluded):
        said.append(sentence("{number} left out", number=_number(len(left_out))))
    if set(done) != set(saved.conditions.done):
        said.append(sentence("{number} taken as done", number=_number(len(done))))
    return said


def _number(number: int) -> str:
    return str(number) if number else sentence("none")


def _other_target(new: Target, saved: Target) -> Iterator[str]:
    if new.level != saved.level:
        if new.level is not None:
            yield sentence("level {level}", level=new.level)
        elif new.by:
            yield sentence("as much as fits by the date")
        else:
            yield sentence("the next level")
    if new.by != saved.by:
        yield sentence("by {day}", day=say_day(new.by)) if new.by else sentence("no date wanted")


def _other_conditions(new: Conditions, saved: Conditions) -> Iterator[str]:
    if new.share != saved.share:
        yield sentence("{share} % of the time", share=f"{new.share:g}")
    if new.parallel != saved.parallel:
        yield (
            counted("{n} at a time", "{n} at a time", new.parallel)
            if new.parallel
            else sentence("{people} at a time", people=say_at_once())
        )
    if new.start != saved.start:
        yield sentence("from {day}", day=say_day(new.start))
    if new.holidays != saved.holidays:
        yield counted("{n} day off", "{n} days off", len(new.holidays))


def _other_people(
    new: Mapping[str, float], saved: Mapping[str, float], titles: Titles
) -> Iterator[str]:
    for role, title in titles.roles.items():
        before, after = saved.get(role, 0.0), new.get(role, 0.0)
        if before != after:
            yield f"{title} {round(before, _DIGITS):g} → {round(after, _DIGITS):g}"


def say_chosen_parts() -> str:
    """Return what the target is where it is no level of the whole."""
    return sentence("The chosen parts")


def say_likely_by() -> str:
    """Return what stands before the day by which a target is likely reached."""
    return sentence("likely by")


def say_even_by(day: str) -> str:
    """Return by when a target is reached with even odds."""
    return sentence("with even odds by {day}", day=day)
