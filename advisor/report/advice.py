"""What a plan advises besides its steps: first aid, what to find out, and what to leave for now."""

from collections.abc import Iterator

from advisor.frozen import dataclass
from advisor.report.chapters.model import Point
from advisor.result.model import Result
from advisor.words.alternative import say_alternatives, say_other_people
from advisor.words.catalogue import sentence
from advisor.words.find_out import say_find_out, say_practice_facts
from advisor.words.horizon import say_line, say_not_now, say_possible, say_this_week
from advisor.words.quantity import say_date, say_days
from advisor.words.titles import Titles
from advisor.words.urgency import say_hurt


@dataclass(frozen=True, kw_only=True)
class AidLine:
    """A measure of first aid, the day for it, and, where its lack hurt lately, that it did."""

    text: str
    day: str
    hurt: str


@dataclass(frozen=True, kw_only=True)
class Advice:
    """What to do this week, to find out, to leave for now, and what others would buy, by title.

    `possible` says how much work may follow from what is not known, and `possible_steps` which.
    """

    first_aid_title: str
    first_aid: tuple[AidLine, ...]
    find_out_title: str
    find_out: tuple[str, ...]
    possible: str
    possible_steps: tuple[str, ...]
    not_now_title: str
    not_now: tuple[Point, ...]
    others_title: str
    others: tuple[str, ...]


def advice(result: Result) -> Advice:
    """Return what the roadmap of a result advises besides its steps."""
    roadmap, titles = result.roadmap, Titles(result)
    return Advice(
        first_aid_title=say_this_week(),
        first_aid=tuple(_first_aid(result)),
        find_out_title=say_find_out(),
        find_out=tuple(say_practice_facts(item, titles) for item in roadmap.find_out),
        possible=say_possible(roadmap),
        possible_steps=tuple(
            sentence("{step}, likely {days}", step=step.title, days=say_days(step.likely_days))
            for step in roadmap.possible
        ),
        not_now_title=say_not_now(),
        not_now=tuple(Point(title=item.title, text=item.reason) for item in roadmap.not_now),
        others_title=say_other_people(),
        others=tuple(say_alternatives(roadmap, titles)),
    )


def _first_aid(result: Result) -> Iterator[AidLine]:
    titles = Titles(result)
    for line in result.roadmap.first_aid:
        yield AidLine(
            text=say_line(line, titles),
            day=say_date(line.on) if line.on else "",
            hurt=say_hurt() if line.urgent else "",
        )
