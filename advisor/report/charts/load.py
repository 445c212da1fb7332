"""How busy a dated plan keeps everybody."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from advisor.report.charts.heatmap import SHADES, Cell, HeatMap, HeatRow
from advisor.result.model import Result
from advisor.roadmap.model import WeekLoad
from advisor.words.workload import say_workers

_MOST_COLUMNS = 8


def load(result: Result) -> HeatMap | None:
    """Return planned of available person-days by worker and month, or quarter in a long plan."""
    weeks = result.roadmap.load
    if not weeks:
        return None
    named = _months if len({_months(week.week) for week in weeks}) <= _MOST_COLUMNS else _quarters
    periods: dict[str, list[WeekLoad]] = defaultdict(list)
    for week in weeks:
        periods[named(week.week)].append(week)
    return HeatMap(
        stages=tuple(periods),
        rows=tuple(
            HeatRow(
                title=title,
                cells=tuple(_cell(weeks, name) for weeks in periods.values()),
            )
            for name, title in say_workers(result).items()
        ),
    )


def _months(day: date) -> str:
    return day.strftime("%b %Y")


def _quarters(day: date) -> str:
    return f"Q{(day.month + 2) // 3} {day.year}"


def _cell(weeks: Sequence[WeekLoad], name: str) -> Cell:
    planned = sum(week.planned.get(name, 0.0) for week in weeks)
    available = sum(week.available.get(name, 0.0) for week in weeks)
    share = min(planned / available, 1.0) if available else 0.0
    text = f"{planned:.0f} of {available:.0f}"
    return Cell(text=text, shade=round(share * SHADES), practices=0)
