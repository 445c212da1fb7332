from dataclasses import replace
from datetime import timedelta

import pytest

from advisor.errors import ContentError
from advisor.report.chapters.history import CHAPTER
from advisor.report.charts.drawing import Rect
from advisor.report.formats import render
from advisor.report.previous import with_history
from advisor.report.result_json import result_json
from advisor.result.build import build_result
from advisor.result.model import Result
from advisor.result.read import parse_result
from advisor.rubric.catalogue import load_rubric
from tests.build import DAY, assessment

RUBRIC = load_rubric()


def result(level: int, *, days: int = 0, **changes: int) -> Result:
    levels = {practice.id: level for practice in RUBRIC.practices}
    levels |= {name.replace("__", ".").replace("_", "-"): n for name, n in changes.items()}
    team = replace(assessment(RUBRIC, levels), assessed_on=DAY + timedelta(days=days))
    return build_result(RUBRIC, team)


def test_without_earlier_results_there_is_no_history() -> None:
    now = result(1)
    assert with_history(now, []) is now
    assert CHAPTER.data(now) is None
    assert "Since the last assessment" not in render(now, "html").decode()


def test_earlier_results_come_in_the_order_of_time_whatever_order_they_are_given_in() -> None:
    told = with_history(result(2, days=90), [result(1, days=30), result(0)])
    assert [past.level["claimed"] for past in told.history] == [0, 1]
    assert told.since is not None
    assert told.since.assessed_on == DAY + timedelta(days=30)


def test_what_rose_and_fell_is_told_from_the_last_one() -> None:
    now = result(1, days=30, testing__data_validation=2, version_control__ml_code=0)
    told = with_history(now, [result(1)])
    assert told.since is not None
    assert [(m.practice, m.before, m.after) for m in told.since.risen] == [
        ("testing.data-validation", 1, 2)
    ]
    assert [(m.practice, m.before, m.after) for m in told.since.fallen] == [
        ("version-control.ml-code", 1, 0)
    ]
    page = render(told, "html").decode()
    assert "1 practice rose and 1 fell since 23 November 2026." in page
    assert "Level and score over time" in page


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, "No practice rose or fell since 23 November 2026."),
        ({"testing__data_validation": 2}, "1 practice rose and none fell since"),
        ({"version_control__ml_code": 0}, "1 practice fell and none rose since"),
        (
            {"testing__data_validation": 2, "version_control__ml_code": 0},
            "1 practice rose and 1 fell since",
        ),
    ],
)
def test_what_moved_is_counted_in_words(changes: dict[str, int], said: str) -> None:
    told = CHAPTER.data(with_history(result(1, days=30, **changes), [result(1)]))
    assert told.counts.startswith(said)


def test_a_result_that_is_not_earlier_is_refused() -> None:
    with pytest.raises(ContentError, match="is not earlier"):
        with_history(result(1), [result(0)])


def test_history_survives_the_result_document() -> None:
    told = with_history(result(2, days=30), [result(0)])
    assert parse_result(result_json(told), file="result.json").history[0].level["claimed"] == 0


def test_the_chart_puts_later_to_the_right_and_higher_above() -> None:
    told = CHAPTER.data(with_history(result(2, days=60), [result(0), result(1, days=20)]))
    squares = [s for s in told.chart.wide.shapes if isinstance(s, Rect)]
    xs, ys = [square.x for square in squares], [square.y for square in squares]
    assert xs == sorted(xs)
    assert xs[1] - xs[0] < xs[2] - xs[1]
    assert ys == sorted(ys, reverse=True)
