"""The dated plan: its chart, the levels it reaches, and where every dimension will stand."""

from collections.abc import Iterator, Sequence

from advisor.report.charts.gantt import gantt
from advisor.report.charts.heatmap import Cell, HeatMap, HeatRow, shade
from advisor.report.charts.timeline import Timeline, timeline
from advisor.report.plan.wording import headline, milestone, remarks
from advisor.report.result import Result
from advisor.report.view.model import Fact, Plan
from advisor.report.wording import basis_of, say_date
from advisor.roadmap.model import MonthProjection
from advisor.scoring.number import show_score

_MOST_COLUMNS = 6


def plan(result: Result) -> Plan | None:
    """Return the section on dates, None for a roadmap that is an order without any."""
    roadmap = result.roadmap
    roles = {role.id: _initials(role.title) for role in result.rubric.roles}
    chart = gantt(roadmap.steps, roadmap.milestones, roadmap.critical_path, roles)
    if chart is None:
        return None
    months = _thinned(roadmap.months)
    return Plan(
        headline=headline(result),
        remarks=tuple(remarks(result)),
        gantt=chart,
        roles=", ".join(f"{roles[role.id]} {role.title}" for role in result.rubric.roles),
        milestones=tuple(_milestones(result)),
        outlook=_outlook(result, months),
        score=_score(result, months),
    )


def _initials(title: str) -> str:
    return "".join(word[0] for word in title.split()).upper()


def _thinned(months: Sequence[MonthProjection]) -> list[MonthProjection]:
    """Return at most six months, evenly spread, the last among them."""
    stride = -(-len(months) // _MOST_COLUMNS) or 1
    return list(reversed(list(reversed(months))[::stride]))


def _milestones(result: Result) -> Iterator[Fact]:
    for reached in result.roadmap.milestones:
        if reached.date:
            sure = (
                f"with 50 % confidence by {say_date(reached.p50)}, with 85 % by "
                f"{say_date(reached.p85)}"
                if reached.p50 and reached.p85
                else ""
            )
            name = milestone(result, reached)
            label = name[:1].upper() + name[1:]
            yield Fact(label=label, value=say_date(reached.date), remark=sure)


def _outlook(result: Result, months: Sequence[MonthProjection]) -> HeatMap:
    side = result.rubric.primary_side
    return HeatMap(
        stages=("Today", *(month.date.strftime("%b %Y") for month in months)),
        rows=tuple(
            HeatRow(
                title=dimension.title,
                cells=tuple(
                    Cell(text=show_score(score), shade=shade(score, result.top), practices=0)
                    for score in (
                        dimension.sides[side].score,
                        *(month.dimensions[dimension.id].score for month in months),
                    )
                ),
            )
            for dimension in result.dimensions
        ),
    )


def _score(result: Result, months: Sequence[MonthProjection]) -> Timeline | None:
    now = (result.assessed_on, result.level[basis_of(result)], result.score.value)
    points = [now, *((month.date, month.level, month.score) for month in months)]
    return timeline(points, result.top) if months else None
