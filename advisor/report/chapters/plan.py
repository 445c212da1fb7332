"""The dated plan: its chart, the levels it reaches, and where every dimension will stand."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from advisor.plain_text import counted
from advisor.report.chapters.model import Chapter, Fact
from advisor.report.charts.drawing import Picture
from advisor.report.charts.gantt import gantt
from advisor.report.charts.heatmap import Cell, HeatMap, HeatRow, shade
from advisor.report.charts.load import load
from advisor.report.charts.timeline import timeline
from advisor.report.plan.wording import headline, milestone, milestones, remarks
from advisor.report.wording import basis_of, say_date
from advisor.result.model import Result
from advisor.roadmap.model import MonthProjection, PartStanding
from advisor.scoring.model import Sided
from advisor.scoring.number import show_score

_MOST_COLUMNS = 6
_MOST_INITIALS = 3


@dataclass(frozen=True, kw_only=True)
class PlanData:
    """The roadmap with dates: chart, levels reached, what it takes, every part month by month."""

    headline: str
    remarks: tuple[str, ...]
    gantt: tuple[Picture, ...]
    roles: str
    milestones: tuple[Fact, ...]
    outlook: HeatMap
    stages: HeatMap
    load: HeatMap | None
    score: Picture | None


def _plan(result: Result) -> PlanData | None:
    """Return the section on dates, None for a roadmap that is an order without any."""
    roadmap = result.roadmap
    roles = {role.id: _initials(role.title) for role in result.rubric.roles}
    parts = {part.id: part.title for part in (*result.dimensions, *result.stages)}
    sheets = gantt(roadmap.steps, roadmap.milestones, roadmap.critical_path, roles, parts)
    if not sheets:
        return None
    months = _thinned(roadmap.months)
    return PlanData(
        headline=headline(result),
        remarks=tuple(remarks(result)),
        gantt=sheets,
        roles=", ".join(f"{roles[role.id]} {role.title}" for role in result.rubric.roles),
        milestones=tuple(_milestones(result)),
        outlook=_outlook(result, result.dimensions, {m.date: m.dimensions for m in months}),
        stages=_outlook(result, result.stages, {m.date: m.stages for m in months}),
        load=load(result),
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


def plan_in_brief(result: Result) -> Iterator[Fact]:
    """Yield what a reader with a minute wants of a plan: when, how sure, how much, by whom.

    There is nothing to tell of a roadmap without dates.
    """
    roadmap = result.roadmap
    if not any(step.start and step.end for step in roadmap.steps):
        return
    dated = [reached for reached in roadmap.milestones if reached.date]
    if dated:
        last = max(dated, key=lambda reached: reached.date or date.min)
        name = milestone(result, last)
        likely = say_date(last.date) if last.date else ""
        sure = say_date(last.p85) if last.p85 else ""
        yield Fact(
            label=f"{name[:1].upper()}{name[1:]}{', with 85 % confidence by' if sure else ''}",
            value=sure or likely,
            remark=f"{likely} if every step takes its likely time" if sure else "",
        )
    days = sum(step.likely_days for step in roadmap.steps)
    low = sum(effort.low for step in roadmap.steps for effort in step.effort.values())
    high = sum(effort.high for step in roadmap.steps for effort in step.effort.values())
    yield Fact(
        label=counted(len(roadmap.steps), "step"),
        value=f"{days:,.0f} person-{'day' if round(days) == 1 else 'days'}",
        remark=f"{low:,.0f} if all goes well, {high:,.0f} if all goes badly",
    )
    people = {role.id: role.title for role in result.rubric.roles}
    fte = {role: given for role, given in roadmap.conditions.capacity.items() if given}
    yield Fact(
        label="With these people",
        value=f"{sum(fte.values()):g} FTE",
        remark=", ".join(f"{people[role]} {given:g}" for role, given in fte.items()),
    )


def _outlook(
    result: Result,
    parts: Sequence[Sided],
    months: Mapping[date, Mapping[str, PartStanding]],
) -> HeatMap:
    side = result.rubric.primary_side
    return HeatMap(
        stages=("Today", *(day.strftime("%b %Y") for day in months)),
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


CHAPTER = Chapter(id="plan", title="The plan", data=_plan)
