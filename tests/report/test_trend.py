"""The chapter that tells several earlier assessments, and its chart."""

from dataclasses import replace
from datetime import timedelta

from advisor.report.chapters.trend import CHAPTER
from advisor.report.charts.drawing import Path
from advisor.report.charts.trend import trend_chart
from advisor.report.formats import render
from advisor.report.previous import with_history
from advisor.report.renderers.html import page
from advisor.report.result_json import result_json
from advisor.report.trend import Trend, points_of_result, trends
from advisor.result.build import build_result
from advisor.result.read import parse_result
from tests.build import DAY, assessment
from tests.report.charts.shapes import circles, corners, texts
from tests.report.test_previous import RUBRIC, result

DAYS = [DAY + timedelta(days=days) for days in (0, 30, 400)]


def test_the_chapter_tells_several_earlier_assessments_behind_the_four_pages() -> None:
    assert CHAPTER.data(with_history(result(1, days=30), [result(0)])) is None
    told = with_history(result(2, days=90), [result(0), result(1, days=30)])
    data = CHAPTER.data(told)
    assert [row.levels for row in data.rows] == ["0 / 0", "1 / 0", "2 / 0"]
    assert [row.features.split()[0] for row in data.rows] == ["0", "11", "17"]
    assert {row.coverage for row in data.rows} == {"100 %"}
    short, whole = page(told, medium="print"), page(told, medium="screen")
    assert '<section id="trend"' in whole
    assert '<section id="trend"' not in short
    assert "\n## Over time\n" in render(told, "md").decode()


def test_a_result_keeps_what_the_chapter_tells() -> None:
    told = with_history(result(2, days=90), [result(0), result(1, days=30)])
    told = replace(told, next_assessment=DAY + timedelta(days=400))
    again = parse_result(result_json(told), file="result.json")
    assert CHAPTER.data(again) == CHAPTER.data(told)
    assert "due on 28 December 2027" in CHAPTER.data(again).due


def test_figures_that_were_never_known_are_no_trend() -> None:
    told = with_history(result(1, days=90), [result(0), result(1, days=30)])
    names = [trend.name for trend in trends(points_of_result(told), told.top)]
    assert names == [
        *("Level claimed", "Level supported", "Score of 2", "Features held"),
        *("Criteria answered", "Shown by evidence"),
    ]
    older = replace(told, history=tuple(replace(p, evidence=None) for p in told.history))
    (*_, last) = trends(points_of_result(older), told.top)
    assert last.marks == "··▁"


def test_of_an_assessment_of_too_little_neither_level_nor_score_is_told() -> None:
    asked = build_result(RUBRIC, assessment(RUBRIC, {RUBRIC.practices[0].id: 0}))
    assert asked.thin
    told = with_history(result(1, days=90), [asked, result(0, days=30)])
    first = points_of_result(told)[0]
    assert (first.claimed, first.supported, first.score) == (None, None, None)
    assert CHAPTER.data(told).rows[0].levels == "– / –"


def test_a_row_of_the_chart_has_a_dot_for_each_day_on_which_its_figure_is_known() -> None:
    known = Trend(name="Known", shares=(0.0, 0.5, 1.0), told="0 → 2")
    partly = Trend(name="A name too long for its place", shares=(None, None, 0.5), told="1")
    for drawing in vars(trend_chart(DAYS, [known, partly])).values():
        dots = circles(drawing, "primary-mark")
        assert len(dots) == 4
        first, second, third, last = dots
        assert first.y > second.y > third.y
        assert third.x == last.x
        assert (third.x - second.x) > 10 * (second.x - first.x)
        assert len([shape for shape in drawing.shapes if isinstance(shape, Path)]) == 1
        assert texts(drawing, "label")[1].text.endswith("…")
        for shape in drawing.shapes:
            assert all(
                0 <= x <= drawing.width and 0 <= y <= drawing.height for x, y in corners(shape)
            )


def test_days_that_are_the_same_stand_at_the_same_place() -> None:
    flat = Trend(name="Flat", shares=(0.5, 0.5), told="1")
    drawing = trend_chart([DAY, DAY], [flat]).wide
    assert len({dot.x for dot in circles(drawing, "primary-mark")}) == 1
