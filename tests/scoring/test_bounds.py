from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from advisor.assessment.model import Answer, AnswerState
from advisor.scoring.model import PracticeScore
from advisor.scoring.number import exact, show_score
from tests.build import assessment, with_answers
from tests.scoring.figures import standings
from tests.strategies import QUICK, Case, backups, cases


@QUICK
@given(cases())
def test_bounds_contain_the_score_and_stay_within_the_levels(case: Case) -> None:
    for standing in standings(case.card).values():
        if standing.low is None or standing.high is None:
            assert standing.applicable == 0
            continue
        assert 0 <= standing.low <= standing.high <= case.rubric.top
        assert standing.score is None or standing.low <= standing.score <= standing.high


@QUICK
@given(cases())
def test_bounds_close_on_the_score_exactly_when_every_question_is_answered(case: Case) -> None:
    for standing in standings(case.card).values():
        if standing.applicable:
            complete = standing.answered == standing.applicable
            assert (standing.low == standing.score == standing.high) is complete


@QUICK
@given(cases(), st.data())
def test_answering_an_open_question_only_narrows_the_bounds(
    case: Case, data: st.DataObject
) -> None:
    before = case.card
    open_states = (AnswerState.UNKNOWN, AnswerState.UNANSWERED)
    still_open = [p.id for p in before.practices if p.state in open_states]
    assume(still_open)
    level = data.draw(st.integers(0, case.rubric.top))
    change = {data.draw(st.sampled_from(still_open)): Answer(level=level)}
    after = standings(Case(case.rubric, with_answers(case.assessment, change)).card)
    for place, old in standings(before).items():
        assert (after[place].low or 0) >= (old.low or 0)
        assert (after[place].high or 0) <= (old.high or 0)


@QUICK
@given(cases())
def test_a_side_scores_the_weighted_mean_of_its_answers_and_never_shows_a_level_early(
    case: Case,
) -> None:
    card = case.card
    for side, standing in card.sides.items():
        value = _mean([p for p in card.practices if p.side == side and p.claimed is not None])
        if value is None:
            assert standing.score is None
            continue
        assert standing.score is not None
        assert 0 <= value - exact(standing.score) < Fraction(1, 10_000)
        shown = float(show_score(standing.score))
        assert all(shown < level for level in range(case.rubric.top + 1) if value < level)


def _mean(practices: list[PracticeScore]) -> Fraction | None:
    weights = [exact(practice.weight) for practice in practices]
    points = [w * (p.claimed or 0) for w, p in zip(weights, practices, strict=True)]
    return sum(points, Fraction(0)) / sum(weights) if weights else None


@pytest.mark.parametrize(
    ("levels", "expected"),
    [
        ({"copies.backup": 2, "copies.restore": 4}, (2.8235, 2.8235, 2.8235)),
        ({"copies.backup": 2}, (2.0, 1.1764, 2.8235)),
        ({"copies.restore": "unknown", "copies.backup": 4}, (4.0, 2.3529, 4.0)),
        ({}, (None, 0.0, 4.0)),
    ],
)
def test_score_and_bounds_of_a_known_team(
    levels: dict[str, int | str | None], expected: tuple[float | None, float, float]
) -> None:
    standing = Case(backups(), assessment(backups(), levels)).card.sides["operations"]
    assert (standing.score, standing.low, standing.high) == expected
