from datetime import date

import pytest

from advisor.assessment.model import Answer, AnswerState, Evidence, Target
from advisor.document.validate import validate
from advisor.errors import ContentError, Location

DAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("level", "state"),
    [
        (0, AnswerState.ANSWERED),
        (2, AnswerState.ANSWERED),
        ("unknown", AnswerState.UNKNOWN),
        ("not_applicable", AnswerState.NOT_APPLICABLE),
        (None, AnswerState.UNANSWERED),
    ],
)
def test_the_state_of_an_answer_follows_from_its_level(
    level: int | str | None, state: AnswerState
) -> None:
    assert Answer(level=level).state is state


@pytest.mark.parametrize(
    ("expires", "valid"),
    [(None, True), (date(2026, 11, 24), True), (DAY, True), (date(2026, 11, 22), False)],
)
def test_evidence_counts_up_to_and_including_its_last_day(
    expires: date | None, valid: bool
) -> None:
    assert Evidence(kind="artifact", ref="x", expires_on=expires).valid_on(DAY) is valid


@pytest.mark.parametrize(
    ("observed", "valid"),
    [(None, True), (date(2026, 11, 22), True), (DAY, True), (date(2026, 11, 24), False)],
)
def test_evidence_counts_from_the_day_it_was_observed(observed: date | None, valid: bool) -> None:
    evidence = Evidence(kind="artifact", ref="x", observed_on=observed, expires_on=date(2027, 1, 1))
    assert evidence.valid_on(DAY) is valid
    assert evidence.premature_on(DAY) is not valid


def test_a_date_in_a_result_is_iso_text() -> None:
    found = validate(Target, {"level": 1, "by": "2027-06-30"}, locate=_nowhere)
    assert found == Target(level=1, by=date(2027, 6, 30))


@pytest.mark.parametrize("by", ["soon", "2027-02-30", 20270630, True, ["2027-06-30"]])
def test_anything_else_as_a_date_in_a_result_is_refused(by: object) -> None:
    with pytest.raises(ContentError) as raised:
        validate(Target, {"by": by}, locate=_nowhere)
    assert len(raised.value.problems) == 1


def _nowhere(_path: object) -> Location:
    return Location(file="result.json")
