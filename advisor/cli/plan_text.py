"""Plans as lines for a terminal."""

from collections.abc import Iterator
from datetime import date

from advisor.cli.output import faint, heading, table_lines, wrapped
from advisor.report.plan.load import PEAK, load
from advisor.report.plan.projection import projection
from advisor.result.model import Result
from advisor.words.coverage import say_thin, say_waivers
from advisor.words.find_out import say_find_out, say_practice_facts
from advisor.words.horizon import (
    horizons,
    say_because,
    say_fortnight,
    say_in_order,
    say_later,
    say_line,
    say_ninety,
    say_not_now,
    say_people,
    say_possible,
    say_quarter,
    say_this_week,
)
from advisor.words.phrase import capital, within
from advisor.words.plan import headline
from advisor.words.plan_remark import remarks, say_likely
from advisor.words.quantity import say_days
from advisor.words.target import say_goal
from advisor.words.titles import Titles
from advisor.words.workload import say_critical, say_days_column, say_load, say_peak, say_projection

# With titles as long as the shipped rubric's this is 80 columns.
_MOST_POINTS = 6


def plan_lines(result: Result, *, whole: bool = False) -> Iterator[str]:
    """Yield what to do this week, soon and later, what it leads to and what stands against it.

    It is `whole` with every step one by one, and how busy everybody is.
    """
    yield heading(str(result.team["name"]))
    if thin := say_thin(result):
        yield from wrapped(thin, indent="")
    yield from wrapped(headline(result), indent="")
    for remark in (*remarks(result), say_waivers(result)):
        yield from wrapped(remark or "", indent="")
    yield from _milestones(result)
    yield from _first_aid(result)
    yield from _to_find_out(result)
    if result.roadmap.steps:
        yield from _by_horizon(result)
        if whole:
            yield ""
            yield from _steps(result, whole=whole)
            yield from _outlook(result)
    yield from _not_now(result)


def _first_aid(result: Result) -> Iterator[str]:
    titles = Titles(result)
    if result.roadmap.first_aid:
        yield ""
        yield heading(say_this_week())
    for line in result.roadmap.first_aid:
        mark = "!" if line.urgent else "•"
        yield from _bulleted(say_line(line, titles), mark)


def _bulleted(text: str, mark: str) -> list[str]:
    return wrapped(text, first=f"  {mark} ", indent=" " * (3 + len(mark)))


def _by_horizon(result: Result) -> Iterator[str]:
    roadmap, found = result.roadmap, horizons(result.roadmap)
    number = roadmap.numbers
    titles = Titles(result)
    for name, steps in ((say_fortnight(), found.fortnight), (say_ninety(), found.ninety)):
        if steps:
            yield ""
            yield heading(name if roadmap.start else say_in_order())
        for step in steps:
            yield from _bulleted(step.title, f"{number[step.id]:>2}")
            when = f"{_day(step.start)} – {_day(step.end)}" if step.start else ""
            who = say_people(step.people, titles) if step.people else ""
            days = say_days(step.likely_days)
            told = " · ".join(filter(None, [when, days, who, say_because(roadmap, step)]))
            yield from map(faint, wrapped(told, indent="     "))
    quarters = found.quarters()
    if quarters:
        yield ""
        yield heading(say_later())
    for quarter, later in quarters.items():
        yield from wrapped(say_quarter(quarter, later))


def _not_now(result: Result) -> Iterator[str]:
    if result.roadmap.not_now:
        yield ""
        yield heading(say_not_now())
    for item in result.roadmap.not_now:
        yield from wrapped(f"{item.title}: {item.reason}")


def _to_find_out(result: Result) -> Iterator[str]:
    items, titles = result.roadmap.find_out, Titles(result)
    if items:
        yield ""
        yield heading(say_find_out())
    for item in items:
        yield from wrapped(say_practice_facts(item, titles))
    if possible := say_possible(result.roadmap):
        yield from wrapped(possible)


def _outlook(result: Result) -> Iterator[str]:
    for grid in projection(result, most=_MOST_POINTS):
        yield ""
        yield from table_lines(grid.rows, header=grid.header)
    if result.roadmap.steps:
        yield faint(within(say_projection(result)))
    busy = load(result)
    if busy:
        yield ""
        yield from table_lines(busy.rows, header=busy.header)
        yield faint(f"{within(say_load())}; {PEAK} {say_peak()}")


def _milestones(result: Result) -> Iterator[str]:
    dated = [reached for reached in result.roadmap.milestones if reached.date]
    if dated:
        yield ""
    for reached in dated:
        name, day = capital(say_goal(result, reached)), _day(reached.date)
        if reached.p50 and reached.p85:
            day = say_likely(_day(reached.p85), _day(reached.p50))
        yield f"{heading(name)}  {day}"


def _steps(result: Result, *, whole: bool) -> Iterator[str]:
    critical = set(result.roadmap.critical_path)
    dated = result.roadmap.start is not None
    rows = []
    for number, step in enumerate(result.roadmap.steps, 1):
        when = [_day(step.start), _day(step.end), "●" if step.id in critical else ""]
        days = f"{step.likely_days:>4g}"
        rows.append([f"{number:>3}", *(when if dated else []), days, step.title])
    header = ["  #", *(["start", "end", ""] if dated else []), "days", "step"]
    yield from table_lines(rows, header=header, whole=whole)
    if critical:
        yield faint(f"● {say_critical()}")
    yield faint(say_days_column())


def _day(day: date | None) -> str:
    return "" if day is None else day.isoformat()
