"""What comes later: dates with their confidence, the map by quarter, and the figures it moves."""

from collections.abc import Iterator

from advisor.frozen import dataclass
from advisor.report.chapter_model import Chapter, Fact
from advisor.report.charts.bullet import bullet
from advisor.report.charts.drawing import Drawing, Picture
from advisor.report.charts.forecast import Forecast, forecast
from advisor.result.model import KpiStatus, Result
from advisor.words.headline_figure import say_wanted
from advisor.words.horizon import horizons, say_quarter_steps
from advisor.words.kpi import say_kpi, say_moved_by
from advisor.words.phrase import capital
from advisor.words.plan_remark import remarks, say_likely
from advisor.words.quantity import say_date
from advisor.words.target import say_goal


@dataclass(frozen=True, kw_only=True)
class KpiLine:
    """A figure, where it is and should go, as a bar and in words, and the steps that move it."""

    title: str
    bar: Drawing
    told: str
    moved_by: str


@dataclass(frozen=True, kw_only=True)
class LaterData:
    """The last page. `wanted` says whether the date wanted is kept."""

    forecast: Picture | None
    goals: tuple[Fact, ...]
    wanted: str
    quarters: tuple[Fact, ...]
    kpis: tuple[KpiLine, ...]
    remarks: tuple[str, ...]


def _later(result: Result) -> LaterData | None:
    """Return the page; None where there is neither a dated plan nor a figure to tell of."""
    dated = not result.thin and bool(result.roadmap.milestones)
    if not (dated or result.kpis):
        return None
    wanted = result.roadmap.target.by if result.roadmap.target else None
    return LaterData(
        forecast=forecast(_forecasts(result), result.assessed_on, wanted) if dated else None,
        goals=tuple(_goals(result)) if dated else (),
        wanted=capital(say_wanted(result.roadmap)) if dated else "",
        quarters=() if result.thin else tuple(_quarters(result)),
        kpis=tuple(_kpi(result, kpi) for kpi in result.kpis),
        remarks=() if result.thin else tuple(remarks(result)),
    )


def _forecasts(result: Result) -> list[Forecast]:
    return [
        Forecast(title=capital(say_goal(result, m)), even=m.p50, likely=m.p85)
        for m in result.roadmap.milestones
        if m.p50 and m.p85
    ]


def _goals(result: Result) -> Iterator[Fact]:
    for goal in _forecasts(result):
        yield Fact(label=goal.title, value=say_likely(say_date(goal.likely), say_date(goal.even)))


def _quarters(result: Result) -> Iterator[Fact]:
    for name, steps in horizons(result.roadmap).quarters().items():
        yield Fact(label=name, value=say_quarter_steps(result.roadmap, steps))


def _kpi(result: Result, kpi: KpiStatus) -> KpiLine:
    return KpiLine(
        title=kpi.title,
        bar=bullet(kpi),
        told=say_kpi(kpi),
        moved_by=say_moved_by(result.roadmap, kpi.id),
    )


CHAPTER = Chapter(id="later", title="Later", data=_later, front=True)
