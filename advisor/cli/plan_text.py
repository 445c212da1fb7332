"""Plans as lines for a terminal."""

from collections.abc import Iterator
from datetime import date

from advisor.cli.output import faint, heading, show_json, show_lines, table_lines, wrapped
from advisor.report.plan.load import PEAK, load
from advisor.report.plan.projection import projection
from advisor.report.plan.wording import (
    LOAD,
    LOAD_PEAK,
    headline,
    milestone,
    projected,
    remarks,
)
from advisor.report.result import Result
from advisor.roadmap.compare import Alternative
from advisor.rubric.model import Rubric

# With titles as long as the shipped rubric's this is 80 columns.
_MOST_POINTS = 6


def plan_lines(result: Result) -> Iterator[str]:
    """Yield what the plan leads to, what stands against it, and its steps."""
    yield heading(str(result.team["name"]))
    yield from wrapped(headline(result), indent="")
    for remark in remarks(result):
        yield from wrapped(remark, indent="")
    if result.roadmap.steps:
        yield from _milestones(result)
        yield ""
        yield from _steps(result)
        yield from _outlook(result)


def _outlook(result: Result) -> Iterator[str]:
    for grid in projection(result, most=_MOST_POINTS):
        yield ""
        yield from table_lines(grid.rows, header=grid.header)
    if result.roadmap.steps:
        yield faint(f"{projected(result)[:1].lower()}{projected(result)[1:]}")
    busy = load(result)
    if busy:
        yield ""
        yield from table_lines(busy.rows, header=busy.header)
        yield faint(f"{LOAD[:1].lower()}{LOAD[1:]}; {PEAK} {LOAD_PEAK}")


def _milestones(result: Result) -> Iterator[str]:
    dated = [reached for reached in result.roadmap.milestones if reached.date]
    if dated:
        yield ""
    for reached in dated:
        sure = "" if reached.p85 is None else f"  by {_day(reached.p85)} with 85 % confidence"
        name = milestone(result, reached)
        yield heading(f"{_day(reached.date)}  {name[:1].upper()}{name[1:]}") + faint(sure)


def _steps(result: Result) -> Iterator[str]:
    critical = set(result.roadmap.critical_path)
    dated = result.roadmap.start is not None
    rows = []
    for number, step in enumerate(result.roadmap.steps, 1):
        when = [_day(step.start), _day(step.end), "●" if step.id in critical else ""]
        days = f"{step.likely_days:>4g}"
        rows.append([f"{number:>3}", *(when if dated else []), days, step.title])
    header = ["  #", *(["start", "end", ""] if dated else []), "days", "step"]
    yield from table_lines(rows, header=header)
    if critical:
        yield faint("● a delay of this step delays the end")
    yield faint("days: likely person-days of all roles; who does what: --format md")


def show_alternatives(rubric: Rubric, found: list[Alternative], output: str) -> None:
    """Print the plan as it is and what other capacities would make of it, side by side."""
    if output == "json":
        show_json(found)
        return
    titles = {role.id: role.title for role in rubric.roles}
    rows = [
        [
            ", ".join(f"{titles[r]} {fte:g} FTE" for r, fte in item.capacity.items()) or "as it is",
            _day(item.end) or item.status,
            _day(item.p85),
            _gained(item),
            ", ".join(
                f"{_name(m.level, m.dimension or m.stage)} {_day(m.date)}" for m in item.milestones
            ),
        ]
        for item in found
    ]
    header = ["with", "end", "85 % sure", "gained", "reached"]
    show_lines(table_lines(rows, header=header))


def _name(level: int, part: str | None) -> str:
    return f"level {level}" + (f" in {part}" if part else "")


def _gained(item: Alternative) -> str:
    if not item.capacity:
        return ""
    days = "" if item.saved is None else f"{item.saved} working days"
    more = f"{item.more:+d} practice levels" if item.more else ""
    return ", ".join(part for part in (days, more) if part)


def _day(day: date | None) -> str:
    return "" if day is None else day.isoformat()
