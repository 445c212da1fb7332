from datetime import date

import pytest

from advisor.assessment.model import UNKNOWN, Answer, Evidence
from advisor.errors import UsageError
from advisor.scoring.freshness import check_age, check_expired
from tests.scoring.delivery import CHECK, HELD_1, SHIP, TRAIN, card

ASSESSED = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("most", "day", "holds", "age"),
    [
        (30, date(2026, 12, 23), True, 30),
        (29, date(2026, 12, 23), False, 30),
        (0, ASSESSED, True, 0),
        (0, date(2026, 11, 22), True, -1),  # where the team works it is tomorrow already
        (900, date(2026, 11, 21), False, -2),
        (9, None, True, 0),
    ],
)
def test_answers_are_recent_when_given_so_many_days_before_and_not_after(
    most: int, day: date | None, holds: bool, age: int
) -> None:
    verdict = check_age(card(HELD_1), most, day, "claimed")
    assert (verdict.holds, verdict.measured, verdict.assessed_on) == (holds, age, ASSESSED)


def test_no_age_is_below_nothing() -> None:
    with pytest.raises(UsageError, match="no number of days can be -1"):
        check_age(card(HELD_1), -1, None, "claimed")


def test_evidence_of_every_answer_that_counts_is_still_valid() -> None:
    ended = Evidence(kind="log", ref="old", expires_on=ASSESSED)
    found = card(
        {
            TRAIN: Answer(level=1, evidence=(ended,)),
            CHECK: Answer(level=0, evidence=(ended,)),
            SHIP: Answer(level=UNKNOWN, evidence=(ended,)),  # it says nothing that could be stale
        }
    )
    assert check_expired(found, ASSESSED, "claimed").holds
    verdict = check_expired(found, date(2026, 11, 24), "claimed")
    assert (verdict.holds, [e.practice for e in verdict.expired]) == (False, [TRAIN, CHECK])
