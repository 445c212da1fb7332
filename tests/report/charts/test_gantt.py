"""The steps of a roadmap over time, on as many sheets as they need."""

import itertools
from dataclasses import replace
from datetime import date, timedelta

import pytest

from advisor.assessment.model import Urgent
from advisor.assessment.store import open_assessment
from advisor.document.parse import load_document
from advisor.report.charts.drawing import Drawing, Picture, Rect, Text
from advisor.report.charts.gantt import gantt
from advisor.result.build import build_result
from advisor.roadmap.model import Milestone, Roadmap
from tests.report.build import ROOT, SAMPLES, sample, uniform, with_people
from tests.report.charts.shapes import rects, texts

START = date(2026, 11, 23)


def drawn(roadmap: Roadmap) -> tuple[Picture, ...]:
    roles = {role: role[0].upper() for step in roadmap.steps for role in step.effort}
    return gantt(roadmap.steps, roadmap.milestones, roadmap.critical_path, roles, {})


def fixture(team: str) -> Roadmap:
    path = ROOT / "tests" / "fixtures" / "teams" / team / "answers.yaml"
    return build_result(*open_assessment(load_document(path))).roadmap


def hurt() -> Roadmap:
    """Return the plan of a team that two of its lacks hurt lately."""
    rubric, team = open_assessment(load_document(SAMPLES / "parcel-eta" / "answers.yaml"))
    lacks = {
        name: replace(team.answers[name], urgent=Urgent())
        for name in ("testing.data-validation", "deployment.model-delivery")
    }
    return build_result(rubric, replace(team, answers={**team.answers, **lacks})).roadmap


def names(drawing: Drawing) -> list[Text]:
    return [text for text in texts(drawing, "label", "strong") if text.text[0].isdigit()]


def reached(drawing: Drawing) -> list[Text]:
    return [text for text in texts(drawing, "strong") if text.text.startswith("◆ ")]


def quarters(drawing: Drawing) -> list[Text]:
    return [text for text in texts(drawing, "muted") if text.anchor == "start"]


def levels(*days: int) -> list[Milestone]:
    return [
        Milestone(level=level, step="any", date=START + timedelta(days=after))
        for level, after in enumerate(days, 1)
    ]


def anchors(*days: int) -> list[str]:
    step = sample("churn-scoring").roadmap.steps[0]
    steps = (replace(step, start=START, end=START + timedelta(days=266)),)
    roles = {role: "X" for step in steps for role in step.effort}
    (sheet,) = gantt(steps, levels(*days), (), roles, {})
    return [text.anchor for text in reached(sheet.wide)]


def test_an_order_without_dates_draws_nothing() -> None:
    assert drawn(uniform(0).roadmap) == ()


def tripled(roadmap: Roadmap) -> Roadmap:
    """Return a roadmap with each step three times."""
    steps = (replace(s, id=f"{s.id}-{n}") for n in range(3) for s in roadmap.steps)
    return replace(roadmap, steps=tuple(sorted(steps, key=lambda s: s.start or START)))


def test_a_plan_of_a_hundred_steps_takes_several_sheets_of_one_scale() -> None:
    roadmap = tripled(with_people(0).roadmap)
    sheets = [sheet.wide for sheet in drawn(roadmap)]
    assert len(roadmap.steps) > 90
    assert len(sheets) == -(-len(roadmap.steps) // 40)
    assert sum(len(rects(sheet)) for sheet in sheets) == len(roadmap.steps)
    numbers = [int(name.text.split(".")[0]) for sheet in sheets for name in names(sheet)]
    assert numbers == list(range(1, len(roadmap.steps) + 1))
    assert len({tuple(quarters(sheet)) for sheet in sheets}) == 1
    assert max(len(rects(sheet)) for sheet in sheets) - min(len(rects(s)) for s in sheets) <= 3


@pytest.mark.parametrize("team", ["churn-scoring", "parcel-eta"])
def test_bars_lie_within_the_sheet_and_above_its_foot(team: str) -> None:
    for sheet in drawn(sample(team).roadmap):
        for bar in rects(sheet.wide):
            assert 0 < bar.x < bar.x + bar.width <= sheet.wide.width
            assert bar.y + bar.height <= sheet.wide.height


def test_quarters_are_named_by_year_alone_where_there_is_no_room() -> None:
    (few,), many = drawn(sample("parcel-eta").roadmap), drawn(with_people(0, 0.05).roadmap)
    assert [name.text for name in quarters(few.wide)] == ["Q1 2027"]
    named = quarters(many[0].wide)
    assert all(name.text.isdigit() for name in named)
    assert min(b.x - a.x for a, b in itertools.pairwise(named)) >= 24


def test_labels_of_near_levels_point_away_from_each_other() -> None:
    assert anchors(100, 115) == ["end", "start"]
    assert anchors(60, 180) == ["middle", "middle"]
    assert anchors(266) == ["end"]


def test_a_level_held_first_and_guarded_later_is_there_once_from_when_it_is_both() -> None:
    step = replace(sample("churn-scoring").roadmap.steps[0], start=START, end=START)
    roles = dict.fromkeys(step.effort, "X")
    held, guarded = (replace(levels(after)[0], guarded=after > 9) for after in (9, 200))
    (both,) = gantt((step,), [held, guarded], (), roles, {})
    (alone,) = gantt((step,), [held], (), roles, {})
    (guarded_only,) = gantt((step,), [guarded], (), roles, {})
    assert [text.text for text in reached(both.wide)] == ["◆ Level 1"]
    assert [text.text for text in reached(alone.wide)] == ["◆ Level 1"]
    assert reached(both.wide) == reached(guarded_only.wide) != reached(alone.wide)


def test_parts_show_where_no_level_of_the_whole_is_reached() -> None:
    roadmap = sample("churn-scoring").roadmap
    roles = {role: "X" for step in roadmap.steps for role in step.effort}
    part = Milestone(level=2, step="any", dimension="testing", date=START)
    titles = {"testing": "Testing"}
    (alone,) = gantt(roadmap.steps, [part], (), roles, titles)
    (both,) = gantt(roadmap.steps, [part, *levels(90)], (), roles, titles)
    assert [text.text for text in reached(alone.wide)] == ["◆ Testing 2"]
    assert [text.text for text in reached(both.wide)] == ["◆ Level 1"]


def test_a_narrow_chart_has_the_same_bars_below_their_labels_and_within_its_width() -> None:
    roadmap = sample("churn-scoring").roadmap
    roles = {role: "XX" for step in roadmap.steps for role in step.effort}
    (sheet,) = gantt(roadmap.steps, roadmap.milestones, roadmap.critical_path, roles, {})
    narrow, wide = sheet.narrow, sheet.wide
    assert [bar.role for bar in rects(narrow)] == [bar.role for bar in rects(wide)]
    assert all(bar.x >= 0 and bar.x + bar.width <= narrow.width for bar in rects(narrow))
    assert all(n.y <= bar.y for n, bar in zip(names(narrow), rects(narrow), strict=True))
    assert narrow.text.startswith(f"Steps over time. {len(roadmap.steps)} steps from ")
    assert len(narrow.text) < len(wide.text)


def test_what_hurt_is_marked_and_what_delays_the_end_is_bold() -> None:
    roadmap = hurt()
    shapes = [shape for sheet in drawn(roadmap) for shape in sheet.wide.shapes]
    bars = [shape.role for shape in shapes if isinstance(shape, Rect)]
    assert bars.count("bar-urgent") == sum(step.urgent for step in roadmap.steps) > 0
    marks = [shape for shape in shapes if isinstance(shape, Text) and shape.text == "!"]
    assert len(marks) == bars.count("bar-urgent")
    bold = [text for sheet in drawn(roadmap) for text in names(sheet.wide) if text.role == "strong"]
    assert len(bold) == len(roadmap.critical_path) > 0


@pytest.mark.parametrize(
    "team", ["bank-credit-risk", "hand-trained-marketplace", "notebook-startup"]
)
def test_no_name_of_a_quarter_runs_out_of_the_chart(team: str) -> None:
    for sheet in drawn(fixture(team)):
        for name in quarters(sheet.wide):
            assert name.x + 5 * len(name.text) <= sheet.wide.width, name.text
