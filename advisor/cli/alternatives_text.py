"""What other people on the team would buy, as lines for a terminal."""

from collections.abc import Iterator
from datetime import date

from advisor.cli.output import faint, show_json, show_lines, table_lines
from advisor.plain_text import counted
from advisor.roadmap.compare import Alternative, LevelGain
from advisor.rubric.model import Rubric

_STATUS = {
    "late": "too late",
    "ordered": "no dates",
    "unstaffed": "no dates: a role has no time",
    "unreachable": "out of reach",
    "reached": "nothing is left to do",
}
_HEADER = ("with", "date", "85 % sure", "buys")


def show_alternatives(rubric: Rubric, compared: list[Alternative], output: str) -> None:
    """Print the plan as it is and what other capacities would make of it, one below the other."""
    if output == "json":
        show_json(compared)
        return
    show_lines(table_lines(list(_rows(rubric, compared)), header=_HEADER))
    show_lines([faint("days are working days; 85 % sure: when all is done with 85 % confidence")])


def _rows(rubric: Rubric, compared: list[Alternative]) -> Iterator[tuple[str, str, str, str]]:
    titles = {part.id: part.title for part in rubric.dimensions}
    titles |= {part.id: part.title for part in rubric.stages}
    roles = {role.id: role.title for role in rubric.roles}
    base = compared[0]
    for item in compared:
        name = ", ".join(f"{roles[role]} {fte:g} FTE" for role, fte in item.capacity.items())
        yield name or "as it is", _day(item.end), _day(item.p85), _buys(base, item)
        for level in item.levels if item.end and not item.buys_nothing else ():
            part = level.dimension or level.stage
            where = f" in {titles[part]}" if part else ""
            gained = "" if item is base else _level_gain(level)
            yield f"  level {level.level}{where}", _day(level.date), "", gained


def _buys(base: Alternative, item: Alternative) -> str:
    if item is base:
        return _STATUS.get(item.status, "")
    if item.buys_nothing:
        return "nothing"
    if base.end is None or item.end is None:
        return _STATUS.get(item.status, "a plan with dates")
    gains = [] if item.aim == "date" else [_sooner(item.saved)]
    if item.more:
        gains.append(counted(abs(item.more), "practice level") + _more(item.more))
    if (base.status, item.status) == ("late", "scheduled"):
        gains.append("in time")
    return ", ".join(gains)


def _more(number: int) -> str:
    return " more" if number > 0 else " less"


def _level_gain(level: LevelGain) -> str:
    return "not reached as it is" if level.saved is None else _sooner(level.saved)


def _sooner(days: int | None) -> str:
    if not days:
        return "the same day"
    return f"{counted(abs(days), 'day')} {'sooner' if days > 0 else 'later'}"


def _day(day: date | None) -> str:
    return "" if day is None else day.isoformat()
