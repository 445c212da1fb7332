"""The third page: the sides beside each other."""

import pytest

from advisor.report.chapters.compare import CHAPTER, CompareData
from advisor.result.build import build_result
from advisor.result.model import Result
from advisor.scoring.number import show_score
from tests.build import assessment
from tests.report.build import TEAMS, sample, shipped


def told(result: Result) -> CompareData:
    data: CompareData = CHAPTER.data(result)
    return data


@pytest.mark.parametrize("team", TEAMS)
def test_every_dimension_has_its_gap_and_what_carries_over_where_devops_is_ahead(team: str) -> None:
    result = sample(team)
    rows = {row.title: row for row in told(result).gaps}
    assert list(rows) == [dimension.title for dimension in result.dimensions]
    for dimension in result.dimensions:
        row = rows[dimension.title]
        assert bool(row.carries_over) == (dimension.gap is not None and dimension.gap >= 0.25)
        if dimension.gap and abs(dimension.gap) >= 0.25:
            assert show_score(abs(dimension.gap)) in row.gap


@pytest.mark.parametrize("team", TEAMS)
def test_the_matrix_has_every_feature_in_scope_with_its_state(team: str) -> None:
    result = sample(team)
    shown = [(f.title, f.state) for row in told(result).matrix for f in row.features]
    wanted = [
        (feature.title, feature.state.value)
        for feature in result.features
        if feature.level and feature.state.value != "out-of-scope"
    ]
    assert sorted(shown) == sorted(wanted)
    marks = {f.state: f.mark for row in told(result).matrix for f in row.features}
    assert marks.items() <= {"held": "✓", "lacking": "×", "open": "?"}.items()


def test_where_too_little_is_answered_no_gap_is_told() -> None:
    levels = {practice.id: 1 for practice in shipped().practices[:20]}
    view = told(build_result(shipped(), assessment(shipped(), levels)))
    assert view.gaps == ()
    assert view.unknown == "too little is answered to compare"
    assert view.levels == ()
