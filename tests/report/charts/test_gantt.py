"""The steps of a roadmap over time, on as many sheets as they need."""

import itertools
from datetime import date, timedelta

import pytest

from advisor.assessment.store import open_assessment
from advisor.document.parse import load_document
from advisor.report.charts.gantt import Gantt, gantt
from advisor.result.build import build_result
from advisor.roadmap.model import Milestone, Roadmap
from tests.report.build import ROOT, sample, uniform, with_people

START = date(2026, 11, 23)


def drawn(roadmap: Roadmap) -> tuple[Gantt, ...]:
    roles = {role: role[0].upper() for step in roadmap.steps for role in step.effort}
    return gantt(roadmap.steps, roadmap.milestones, roadmap.critical_path, roles, {})


def levels(*days: int) -> list[Milestone]:
    return [
        Milestone(level=level, step="any", date=START + timedelta(days=after))
        for level, after in enumerate(days, 1)
    ]


def anchors(*days: int) -> list[str]:
    steps = sample("churn-scoring").roadmap.steps
    roles = {role: "X" for step in steps for role in step.effort}
    (sheet,) = gantt(steps, levels(*days), (), roles, {})
    return [mark.anchor for mark in sheet.milestones]


def test_an_order_without_dates_draws_nothing() -> None:
    assert drawn(uniform(0).roadmap) == ()


def test_a_plan_of_a_hundred_steps_takes_several_sheets_of_one_scale() -> None:
    roadmap = with_people(0).roadmap
    sheets = drawn(roadmap)
    assert len(roadmap.steps) > 90
    assert len(sheets) == -(-len(roadmap.steps) // 40)
    assert sum(len(sheet.bars) for sheet in sheets) == len(roadmap.steps)
    numbers = [int(bar.label.split(".")[0]) for sheet in sheets for bar in sheet.bars]
    assert numbers == list(range(1, len(roadmap.steps) + 1))
    assert len({sheet.quarters for sheet in sheets}) == 1
    assert max(len(sheet.bars) for sheet in sheets) - min(len(s.bars) for s in sheets) <= 3


@pytest.mark.parametrize("team", ["churn-scoring", "parcel-eta"])
def test_bars_lie_within_the_sheet_and_above_its_foot(team: str) -> None:
    for sheet in drawn(sample(team).roadmap):
        for bar in sheet.bars:
            assert 0 < bar.x < bar.x + bar.width <= sheet.width
            assert bar.y + 9 <= sheet.height


def test_quarters_are_named_by_year_alone_where_there_is_no_room() -> None:
    few, many = drawn(sample("churn-scoring").roadmap), drawn(with_people(0, 0.1).roadmap)
    assert [mark.label for mark in few[0].quarters] == ["Q1 2027", "Q2 2027", "Q3 2027"]
    named = [mark for mark in many[0].quarters if mark.label]
    assert all(mark.label.isdigit() for mark in named)
    gaps = [b.x - a.x for a, b in itertools.pairwise(named)]
    assert min(gaps) >= 24


def test_labels_of_near_levels_point_away_from_each_other() -> None:
    assert anchors(100, 115) == ["end", "start"]
    assert anchors(60, 180) == ["middle", "middle"]
    assert anchors(266) == ["end"]


def test_parts_show_where_no_level_of_the_whole_is_reached() -> None:
    roadmap = sample("churn-scoring").roadmap
    roles = {role: "X" for step in roadmap.steps for role in step.effort}
    part = Milestone(level=2, step="any", dimension="testing", date=START)
    names = {"testing": "Testing"}
    (alone,) = gantt(roadmap.steps, [part], (), roles, names)
    (both,) = gantt(roadmap.steps, [part, *levels(90)], (), roles, names)
    assert [mark.label for mark in alone.milestones] == ["Testing 2"]
    assert [mark.label for mark in both.milestones] == ["Level 1"]


def test_a_narrow_chart_has_the_same_bars_below_their_labels_and_within_its_width() -> None:
    roadmap = sample("churn-scoring").roadmap
    roles = {role: "XX" for step in roadmap.steps for role in step.effort}
    (wide,), (narrow,) = (
        gantt(roadmap.steps, roadmap.milestones, roadmap.critical_path, roles, {}, narrow=narrow)
        for narrow in (False, True)
    )
    assert [bar.kind for bar in narrow.bars] == [bar.kind for bar in wide.bars]
    assert all(bar.x >= 0 and bar.x + bar.width <= narrow.width for bar in narrow.bars)
    assert all(bar.text_y <= bar.y for bar in narrow.bars)
    assert narrow.text.startswith(f"{len(roadmap.steps)} steps from ")
    assert len(narrow.text) < len(wide.text)


@pytest.mark.parametrize(
    "team", ["bank-credit-risk", "hand-trained-marketplace", "notebook-startup"]
)
def test_no_name_of_a_quarter_runs_out_of_the_chart(team: str) -> None:
    path = ROOT / "tests" / "fixtures" / "teams" / team / "answers.yaml"
    roadmap = build_result(*open_assessment(load_document(path))).roadmap
    for sheet in drawn(roadmap):
        for mark in sheet.quarters:
            assert mark.x + 5 * len(mark.label) <= sheet.width, mark.label
