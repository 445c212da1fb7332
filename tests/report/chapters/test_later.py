"""The last page: dates with their confidence, the map by quarter, and the figures."""

from dataclasses import replace

import pytest

from advisor.report.chapters.later import CHAPTER, LaterData
from advisor.result.model import KpiStatus, Result
from advisor.words.horizon import horizons
from tests.report.build import TEAMS, sample, undated, uniform


def told(result: Result) -> LaterData:
    data: LaterData = CHAPTER.data(result)
    return data


@pytest.mark.parametrize("team", TEAMS)
def test_every_goal_has_both_dates_and_the_wanted_one_its_word(team: str) -> None:
    result = sample(team)
    dated = [reached for reached in result.roadmap.milestones if reached.p85]
    assert len(told(result).goals) == len(dated)
    assert all("with 85 % confidence" in goal.value for goal in told(result).goals)
    assert told(result).wanted.endswith(f": {result.roadmap.status}")
    picture = told(result).forecast
    assert picture
    assert "wanted by" in picture.wide.text


@pytest.mark.parametrize("team", TEAMS)
def test_every_later_step_stands_in_its_quarter(team: str) -> None:
    later = horizons(sample(team).roadmap).quarters()
    shown = {fact.label: fact.value for fact in told(sample(team)).quarters}
    assert list(shown) == list(later)
    assert all(step.title in shown[name] for name, steps in later.items() for step in steps)


def kpi(current: float | None, target: float | None, unit: str = "days") -> KpiStatus:
    return KpiStatus(
        id="lead",
        title="Lead time",
        unit=unit,
        direction="lower",
        stage="deploy",
        how="Median.",
        current=current,
        target=target,
    )


@pytest.mark.parametrize(
    ("current", "target", "unit"),
    [(26, 7, "days"), (None, 7, "days"), (26, None, "days"), (0, 0, "days"), (55, 95, "percent")],
)
def test_a_figure_is_a_bar_with_its_target_and_the_steps_that_move_it(
    current: float | None, target: float | None, unit: str
) -> None:
    steps = tuple(replace(s, kpis=("lead",)) for s in sample("churn-scoring").roadmap.steps[:2])
    result = sample("churn-scoring")
    roadmap = replace(result.roadmap, steps=steps)
    (line,) = told(replace(result, roadmap=roadmap, kpis=(kpi(current, target, unit),))).kpis
    roles = [shape.role for shape in line.bar.shapes]
    assert bool({"bar-blocker", "backed"} & set(roles)) == (current is not None)
    met = current is not None and target is not None and current <= target
    assert ("backed" in roles) == met
    assert ("target" in roles) == (target is not None)
    for shape in line.bar.shapes:
        width = getattr(shape, "x", 0) + getattr(shape, "width", 0)
        assert 0 <= width <= line.bar.width
    assert line.moved_by == "Steps 1 and 2 should move it."


def test_there_is_no_such_page_where_nothing_has_a_date_or_a_figure() -> None:
    assert CHAPTER.data(uniform(2)) is None
    assert told(undated("parcel-eta")).forecast is None
