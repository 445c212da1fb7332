from fractions import Fraction

import pytest
from hypothesis import given

from advisor.assessment.model import NOT_APPLICABLE, UNKNOWN, Answer
from advisor.scoring.number import exact
from advisor.scoring.practice_score import PracticeScore
from advisor.scoring.states import PracticeState
from tests.scoring.delivery import TRAIN, card
from tests.strategies import QUICK, Case, cases


@pytest.mark.parametrize(
    ("answer", "state", "level", "value", "high"),
    [
        (Answer(level=2), PracticeState.ANSWERED, 2, 2.0, 2.0),
        (Answer(level=1), PracticeState.ANSWERED, 1, 1.0, 1.0),
        (Answer(level=1, unmet=("logged",)), PracticeState.ANSWERED, 0, 0.5, 0.5),
        (Answer(level=1, met=("released",), unmet=("auto",)), PracticeState.ANSWERED, 0, 1.5, 1.5),
        (Answer(met=("auto",)), PracticeState.PARTLY, 0, 0.5, 2.0),
        (Answer(level=1, unknown=("released",)), PracticeState.PARTLY, 1, 1.0, 2.0),
        (Answer(level=UNKNOWN), PracticeState.UNKNOWN, None, None, 2.0),
        (Answer(), PracticeState.UNANSWERED, None, None, 2.0),
        (Answer(level=NOT_APPLICABLE, reason="no"), PracticeState.WAIVED, None, None, 2.0),
    ],
)
def test_a_practice_has_the_level_up_to_which_all_is_met_and_the_shares_as_its_value(
    answer: Answer, state: PracticeState, level: int | None, value: float | None, high: float
) -> None:
    practice = card({TRAIN: answer}).practice(TRAIN)
    assert (practice.state, practice.claimed) == (state, level)
    assert (practice.value, practice.high) == (value, high)


@QUICK
@given(cases())
def test_a_value_is_the_sum_of_the_shares_of_each_level_that_is_asked(case: Case) -> None:
    for practice in case.card.practices:
        if practice.value is None:
            assert not any(criterion.answered for criterion in practice.criteria)
            continue
        value = _value(practice, case.rubric.top)
        assert 0 <= value - exact(practice.value) < Fraction(1, 10_000)
        assert (practice.supported_value or 0) <= practice.value <= practice.high
        assert (practice.supported or 0) <= (practice.claimed or 0)
        assert (practice.claimed == case.rubric.top) is (practice.value == case.rubric.top)


def _value(practice: PracticeScore, top: int) -> Fraction:
    shares = []
    for level in {c.level for c in practice.criteria if c.in_scope}:
        here = [c for c in practice.criteria if c.in_scope and c.level == level]
        shares.append(Fraction(sum(c.met("claimed") for c in here), len(here)))
    return top * sum(shares, Fraction(0)) / len(shares)
