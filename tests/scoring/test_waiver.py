from dataclasses import replace
from datetime import timedelta

import pytest

from advisor import score
from advisor.assessment.model import NOT_APPLICABLE, Answer, Waiver
from advisor.rubric.implied_criteria import with_implied
from advisor.rubric.model import Criterion, Rubric
from advisor.scoring.model import Scorecard
from advisor.scoring.practice_score import WaiverScore
from advisor.scoring.states import PracticeState
from tests.build import DAY
from tests.scoring.delivery import SHIP, TRAIN, card, delivery, team

APPROVED = {"by": "Ann", "approved_by": "Ben"}


def _waived(criterion: str, by: str | None = None, approved_by: str | None = None) -> Scorecard:
    waiver = Waiver(criterion=criterion, reason="no", by=by, approved_by=approved_by)
    return card({TRAIN: Answer(level=1, waived=(waiver,))})


def _only(found: Scorecard) -> WaiverScore:
    (waiver,) = found.waivers
    return waiver


@pytest.mark.parametrize(
    ("by", "counts"),
    [
        ({}, False),
        ({"by": "Ann"}, False),
        ({"approved_by": "Ben"}, False),
        ({"by": "Ann", "approved_by": " ann "}, False),
        (APPROVED, True),
    ],
)
def test_only_what_another_than_its_author_approved_is_taken_out(
    by: dict[str, str], counts: bool
) -> None:
    found = _waived("logged", **by)
    assert _only(found).counts is counts
    logged = found.practice(TRAIN).criterion("logged")
    assert (logged.removed, logged.in_scope, logged.open) == (counts, not counts, not counts)


def test_of_few_defining_criteria_none_can_be_taken_out() -> None:
    found = _waived("auto", **APPROVED)
    assert not _only(found).counts
    assert found.feature("training").state.value == "open"
    assert found.held("claimed") == 0


def _wide() -> Rubric:
    """Return the rubric with twenty criteria that define its first core feature."""
    first, *others = delivery().practices
    more = tuple(
        Criterion(id=f"part-{n}", level=1, text="A part.", defines=("training",)) for n in range(19)
    )
    wider = replace(first, criteria=(*first.criteria[:1], *more, *first.criteria[1:]))
    return with_implied(replace(delivery(), practices=(wider, *others)))


def test_at_most_one_in_ten_defining_criteria_of_a_level_is_taken_out() -> None:
    waived = tuple(
        Waiver(criterion=f"part-{n}", reason="no", by="Ann", approved_by="Ben") for n in range(3)
    )
    found = score(_wide(), team({TRAIN: Answer(level=2, waived=waived)}))
    assert [waiver.counts for waiver in found.waivers] == [True, True, False]
    assert found.held("claimed") == 0
    two = score(_wide(), team({TRAIN: Answer(level=2, waived=waived[:2])}))
    assert two.held("claimed") == 1


def test_a_practice_waived_and_approved_is_left_out_with_its_waiver() -> None:
    waived = Answer(
        level=NOT_APPLICABLE, reason="no service", until=DAY, by="Ann", approved_by="Ben"
    )
    found = card({SHIP: waived}, serving="batch")
    practice = found.practice(SHIP)
    assert not _only(found).counts  # its script defines a level, of which it is the only one
    assert (practice.state, practice.applicable) == (PracticeState.WAIVED, True)
    assert practice.waiver is not None
    assert practice.waiver.reason == "no service"
    assert found.coverage.value == 0.0


def test_an_ended_waiver_is_told_and_counts_no_more() -> None:
    ended = Waiver(
        criterion="logged",
        reason="no",
        by="Ann",
        approved_by="Ben",
        until=DAY - timedelta(days=1),
    )
    found = card({TRAIN: Answer(level=1, waived=(ended,))})
    assert (_only(found).expired, _only(found).counts) == (True, False)
    assert found.practice(TRAIN).criterion("logged").state.value == "unanswered"


def test_what_the_profile_leaves_out_needs_no_waiver() -> None:
    waived = (Waiver(criterion="canary", reason="no", by="Ann", approved_by="Ben"),)
    assert card({SHIP: Answer(level=1, waived=waived)}, serving="batch").waivers == ()
