"""What other people on the team would buy, as lines for a terminal."""

from collections.abc import Iterator
from datetime import date

from advisor.cli.output import faint, show_json, show_lines, table_lines
from advisor.roadmap.model import Alternative
from advisor.rubric.model import Rubric
from advisor.words.alternative import (
    say_buys,
    say_capacity,
    say_columns,
    say_fte,
    say_gained,
    say_same_time,
    say_sooner,
)
from advisor.words.titles import Titles

_HEADER = ("with", "date", "85 % sure", "buys")


def show_alternatives(rubric: Rubric, compared: list[Alternative], output: str) -> None:
    """Print the plan as it is and what other capacities would make of it, one below the other."""
    if output == "json":
        show_json(compared)
        return
    show_lines(table_lines(list(_rows(rubric, compared)), header=_HEADER))
    show_lines([faint(say_columns(compared[0]))])


def _rows(rubric: Rubric, compared: list[Alternative]) -> Iterator[tuple[str, str, str, str]]:
    titles, base = Titles(rubric), compared[0]
    for item in compared:
        who = say_same_time() if item.split else say_capacity(item, titles)
        yield who, _day(item.end), _day(item.p85), say_buys(base, item)
        for role in item.capacity if item.split else ():
            yield f"  {say_fte(role, item.capacity[role], titles)}", "", "", ""
        for level in item.levels if item.end and not item.buys_nothing else ():
            gained = "" if item is base else say_sooner(level)
            yield f"  {say_gained(level, titles)}", _day(level.date), "", gained


def _day(day: date | None) -> str:
    return "" if day is None else day.isoformat()
