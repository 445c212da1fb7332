"""How busy a plan keeps everybody, week by week or month by month."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import date

from advisor.report.plan.grid import Grid
from advisor.result.model import Result
from advisor.roadmap.model import WeekLoad
from advisor.translation import sentence
from advisor.words.workload import say_workers

PEAK = "▲"
_MOST_WEEKS = 8


def load(result: Result) -> Grid | None:
    """Return the person-days planned, of those there are, by worker: weekly in a short plan.

    A longer plan is by month, a week counting to the month of its Monday. The last row is the week
    in which each has the most to do; None without dates.
    """
    weeks = result.roadmap.load
    if not weeks:
        return None
    short = len(weeks) <= _MOST_WEEKS
    periods = _grouped(weeks, date.isoformat if short else _month)
    workers = say_workers(result)
    busiest = {name: max(weeks, key=lambda week: _share([week], name)) for name in workers}
    rows = [
        (period, *(_cell(among, name, busiest[name]) for name in workers))
        for period, among in periods.items()
    ]
    if not short:
        rows.append(
            (sentence("busiest week"), *(busiest[name].week.isoformat() for name in workers))
        )
        rows.append(("", *(_amount([busiest[name]], name) for name in workers)))
    first = sentence("week of") if short else "month"
    return Grid(header=(first, *workers.values()), rows=tuple(rows))


def _month(day: date) -> str:
    return day.isoformat()[:7]


def _grouped(weeks: Sequence[WeekLoad], named: Callable[[date], str]) -> dict[str, list[WeekLoad]]:
    periods: dict[str, list[WeekLoad]] = defaultdict(list)
    for week in weeks:
        periods[named(week.week)].append(week)
    return periods


def _cell(weeks: Sequence[WeekLoad], name: str, busiest: WeekLoad) -> str:
    return f"{_amount(weeks, name)}{f' {PEAK}' if busiest in weeks else ''}"


def _amount(weeks: Sequence[WeekLoad], name: str) -> str:
    planned, available = _sums(weeks, name)
    return f"{_short(planned)} of {_short(available)}"


def _share(weeks: Sequence[WeekLoad], name: str) -> float:
    planned, available = _sums(weeks, name)
    return planned / available if available else 0.0


def _sums(weeks: Sequence[WeekLoad], name: str) -> tuple[float, float]:
    return (
        sum(week.planned.get(name, 0.0) for week in weeks),
        sum(week.available.get(name, 0.0) for week in weeks),
    )


def _short(days: float) -> str:
    """Return a number of days with one decimal, if it takes one."""
    return f"{days:.1f}".removesuffix(".0")
