"""The dated plan: its chart, the levels it reaches, and where every dimension will stand."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from advisor.frozen import dataclass
from advisor.report.advice import Advice, advice
from advisor.report.chapter_model import Chapter, Fact
from advisor.report.charts.drawing import Picture
from advisor.report.charts.gantt import gantt
from advisor.report.charts.heatmap import Cell, HeatMap, HeatRow, shade
from advisor.report.charts.load import load
from advisor.report.charts.timeline import timeline
from advisor.result.basis import basis_of
from advisor.result.model import Result
from advisor.roadmap.model import MonthProjection, PartStanding
from advisor.scoring.model import Sided
from advisor.scoring.number import show_score
from advisor.translation import sentence
from advisor.words.bottleneck import say_bottleneck
from advisor.words.plan import headline, milestones
from advisor.words.plan_remark import remarks
from advisor.words.quantity import say_date
from advisor.words.titles import Titles

_MOST_COLUMNS = 6
_MOST_INITIALS = 3


@dataclass(frozen=True, kw_only=True)
class PlanData:
    """The roadmap with dates: chart, levels reached, what it takes, every part month by month.

    `advice` is what to do this week, to find out and to leave.
    """

    headline: str
    advice: Advice
    remarks: tuple[str, ...]
    gantt: tuple[Picture, ...]
    roles: str
    milestones: tuple[Fact, ...]
    outlook: HeatMap
    stages: HeatMap
    load: HeatMap | None
    bottleneck: str
    score: Picture | None


def _plan(result: Result) -> PlanData | None:
    """Return the section on dates, None for a roadmap that is an order without any.

    Where too little is known for an assessment, there are none, whatever an older result says.
    """
    if result.thin:
        return None
    roadmap = result.roadmap
    roles = {role.id: _initials(role.title) for role in result.rubric.roles}
    parts = Titles(result).parts
    wanted = roadmap.target.by if roadmap.target else None
    sheets = gantt(roadmap.steps, roadmap.milestones, roadmap.critical_path, roles, parts, wanted)
    if not sheets:
        return None
    months = _thinned(roadmap.months)
    return PlanData(
        headline=headline(result),
        advice=advice(result),
        remarks=tuple(remarks(result)),
        gantt=sheets,
        roles=", ".join(f"{roles[role.id]} {role.title}" for role in result.rubric.roles),
        milestones=tuple(_milestones(result)),
        outlook=_outlook(result, result.dimensions, {m.date: m.dimensions for m in months}),
        stages=_outlook(result, result.stages, {m.date: m.stages for m in months}),
        load=load(result),
        bottleneck=say_bottleneck(result),
        score=_score(result, months),
    )


def _initials(title: str) -> str:
    return "".join(word[0] for word in title.split()).upper()[:_MOST_INITIALS]


def _thinned(months: Sequence[MonthProjection]) -> list[MonthProjection]:
    """Return at most six months, evenly spread, the last among them."""
    stride = -(-len(months) // _MOST_COLUMNS) or 1
    return list(reversed(list(reversed(months))[::stride]))


def _milestones(result: Result) -> Iterator[Fact]:
    for label, day, sure in milestones(result):
        yield Fact(label=label, value=say_date(day), remark=sure)


def _outlook(
    result: Result,
    parts: Sequence[Sided],
    months: Mapping[date, Mapping[str, PartStanding]],
) -> HeatMap:
    side = result.rubric.primary_side
    return HeatMap(
        stages=(sentence("Today"), *(day.strftime("%b %Y") for day in months)),
        rows=tuple(
            HeatRow(
                title=part.title,
                cells=tuple(
                    Cell(text=show_score(score), shade=shade(score, result.top), practices=0)
                    for score in (
                        part.sides[side].score,
                        *(standing[part.id].score for standing in months.values()),
                    )
                ),
            )
            for part in parts
        ),
    )


def _score(result: Result, months: Sequence[MonthProjection]) -> Picture | None:
    now = (result.assessed_on, result.level[basis_of(result)], result.score.value)
    points = [now, *((month.date, month.level, month.score) for month in months)]
    return timeline(points, result.top) if months else None


CHAPTER = Chapter(id="plan", title=sentence("The plan"), data=_plan)
