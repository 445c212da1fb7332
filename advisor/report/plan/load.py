"""How busy a plan keeps each role, week by week or month by month."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import date

from advisor.report.plan.grid import Grid
from advisor.result.model import Result
from advisor.roadmap.model import WeekLoad

PEAK = "▲"
_MOST_WEEKS = 8


def load(result: Result) -> Grid | None:
    """Return the person-days planned, of those there are, by role: weekly in a short plan.

    A longer plan is by month, a week counting to the month of its Monday. The last row is the week
    in which each role has the most to do; None without dates.
    """
    weeks = result.roadmap.load
    if not weeks:
        return None
    short = len(weeks) <= _MOST_WEEKS
    periods = _grouped(weeks, date.isoformat if short else _month)
    roles = [r for r in result.rubric.roles if any(r.id in week.planned for week in weeks)]
    busiest = {role.id: max(weeks, key=lambda week: _share([week], role.id)) for role in roles}
    rows = [
        (name, *(_cell(among, role.id, busiest[role.id]) for role in roles))
        for name, among in periods.items()
    ]
    if not short:
        rows.append(("busiest week", *(busiest[role.id].week.isoformat() for role in roles)))
        rows.append(("", *(_amount([busiest[role.id]], role.id) for role in roles)))
    first = "week of" if short else "month"
    return Grid(header=(first, *(role.title for role in roles)), rows=tuple(rows))


def _month(day: date) -> str:
    return day.isoformat()[:7]


def _grouped(weeks: Sequence[WeekLoad], named: Callable[[date], str]) -> dict[str, list[WeekLoad]]:
    periods: dict[str, list[WeekLoad]] = defaultdict(list)
    for week in weeks:
        periods[named(week.week)].append(week)
    return periods


def _cell(weeks: Sequence[WeekLoad], role: str, busiest: WeekLoad) -> str:
    return f"{_amount(weeks, role)}{f' {PEAK}' if busiest in weeks else ''}"


def _amount(weeks: Sequence[WeekLoad], role: str) -> str:
    planned, available = _sums(weeks, role)
    return f"{_short(planned)} of {_short(available)}"


def _share(weeks: Sequence[WeekLoad], role: str) -> float:
    planned, available = _sums(weeks, role)
    return planned / available if available else 0.0


def _sums(weeks: Sequence[WeekLoad], role: str) -> tuple[float, float]:
    return (
        sum(week.planned.get(role, 0.0) for week in weeks),
        sum(week.available.get(role, 0.0) for week in weeks),
    )


def _short(days: float) -> str:
    """Return a number of days with one decimal, if it takes one."""
    return f"{days:.1f}".removesuffix(".0")
