"""What to do: this week, this fortnight, the next 90 days, by whom, and what to leave for now."""

from collections.abc import Iterator, Sequence

from advisor.frozen import dataclass
from advisor.report.chapter_model import Chapter, Point
from advisor.result.model import Result
from advisor.roadmap.model import RoadmapStep
from advisor.words.coverage import say_thin
from advisor.words.find_out import say_find_out, say_practice_facts
from advisor.words.horizon import (
    horizons,
    say_first_aid_by,
    say_fortnight,
    say_hands,
    say_in_order,
    say_ninety,
    say_not_now,
    say_possible,
    say_this_week,
)
from advisor.words.person_list import say_person_list
from advisor.words.plan import headline, later_steps
from advisor.words.quantity import say_day, say_period
from advisor.words.titles import Titles
from advisor.words.urgency import say_beyond, say_hurt_by, say_hurt_mark

_MOST_TO_FIND_OUT = 8


@dataclass(frozen=True, kw_only=True)
class AidRow:
    """A measure of first aid: what, by whom, on which day, and whether its lack hurt."""

    do: str
    who: str
    day: str
    hurt: str


@dataclass(frozen=True, kw_only=True)
class StepRow:
    """A step in a line: number and title, who does it, its days, and from when to when.

    One that the goal does not wait for is said to lie `beyond` it.
    """

    id: str
    number: int
    title: str
    beyond: str
    who: str
    days: str
    period: str


@dataclass(frozen=True, kw_only=True)
class StepGroup:
    """The steps of one horizon."""

    title: str
    rows: tuple[StepRow, ...]


@dataclass(frozen=True, kw_only=True)
class PersonRow:
    """Somebody's first steps, and how many `more` follow."""

    name: str
    steps: tuple[str, ...]
    more: int


@dataclass(frozen=True, kw_only=True)
class DoData:
    """The second page; `dated` where the steps have dates."""

    headline: str
    first_aid_title: str
    first_aid: tuple[AidRow, ...]
    mark: str
    groups: tuple[StepGroup, ...]
    dated: bool
    people: tuple[PersonRow, ...]
    find_out_title: str
    find_out: tuple[str, ...]
    more_to_find_out: int
    possible: str
    not_now_title: str
    not_now: tuple[Point, ...]


def _do(result: Result) -> DoData:
    roadmap, titles = result.roadmap, Titles(result)
    dated = not result.thin and roadmap.start is not None
    found = roadmap.find_out
    return DoData(
        headline=say_thin(result) or headline(result),
        first_aid_title=say_this_week(),
        first_aid=tuple(_first_aid(result)),
        mark=say_hurt_mark(roadmap) if any(line.urgent for line in roadmap.first_aid) else "",
        groups=() if result.thin else tuple(_groups(result)),
        dated=dated,
        people=tuple(_people(result)) if dated else (),
        find_out_title=say_find_out(),
        find_out=tuple(say_practice_facts(item, titles) for item in found[:_MOST_TO_FIND_OUT]),
        more_to_find_out=max(len(found) - _MOST_TO_FIND_OUT, 0),
        possible=say_possible(roadmap),
        not_now_title=say_not_now(),
        not_now=tuple(Point(title=item.title, text=item.reason) for item in roadmap.not_now),
    )


def _first_aid(result: Result) -> Iterator[AidRow]:
    titles = Titles(result)
    for line in result.roadmap.first_aid:
        yield AidRow(
            do=line.do,
            who=say_first_aid_by(line, titles),
            day=say_day(line.on) if line.on else "",
            hurt=say_hurt_by(line) if line.urgent else "",
        )


def _people(result: Result) -> Iterator[PersonRow]:
    for name, first, more in say_person_list(result):
        yield PersonRow(name=name, steps=first, more=more)


def _groups(result: Result) -> Iterator[StepGroup]:
    found, dated = horizons(result.roadmap), result.roadmap.start is not None
    numbers = result.roadmap.numbers
    named = (
        (say_fortnight(), found.fortnight),
        (say_ninety() if dated else say_in_order(), found.ninety),
    )
    for title, steps in named:
        if steps:
            yield StepGroup(title=title, rows=tuple(_rows(steps, numbers, result)))


def _rows(
    steps: Sequence[RoadmapStep], numbers: dict[str, int], result: Result
) -> Iterator[StepRow]:
    titles, later = Titles(result), {step.id for step in later_steps(result.roadmap)}
    for step in steps:
        yield StepRow(
            id=step.id,
            number=numbers[step.id],
            title=step.title,
            beyond=say_beyond() if step.id in later else "",
            who=say_hands(step.people or list(step.effort), titles),
            days=f"{step.likely_days:g}",
            period=say_period(step.start, step.end) if step.start and step.end else "",
        )


CHAPTER = Chapter(id="do", title="Do", data=_do, front=True)
