from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from advisor.assessment.change import changed, changes, parts, same
from advisor.assessment.model import Answer
from tests.assessment.written import PRACTICES, assessments, change_to, values
from tests.build import assessment
from tests.strategies import FEWER, shipped

PART = ("answers", PRACTICES[0])


@FEWER
@given(assessments(), assessments())
def test_the_changes_between_two_assessments_lead_from_one_to_the_other(
    one: Any, other: Any
) -> None:
    found = changes(one, other)
    assert changes(changed(one, found), other) == ()
    back = [change.reverse for change in found]
    assert changes(changed(changed(one, found), back), one) == ()


@FEWER
@given(assessments(), st.lists(values(), max_size=5))
def test_a_change_concerns_its_part_alone(given_: Any, edits: list[Any]) -> None:
    for part, value in edits:
        after = changed(given_, [change_to(given_, part, value)])
        assert parts(after).get(part) == value
        assert {p: v for p, v in parts(after).items() if p != part} == {
            p: v for p, v in parts(given_).items() if p != part
        }


def test_a_practice_left_open_is_as_good_as_one_that_is_not_there() -> None:
    one, other = assessment(shipped(), {}), assessment(shipped(), {PRACTICES[0]: None})
    assert changes(one, other) == changes(other, one) == ()


def test_true_and_one_are_not_the_same() -> None:
    assert not same(1, True)
    assert not same(None, 0)
    assert same(Answer(level=0), Answer(level=0))
    assert not same(Answer(level=0), None)
