from datetime import date, timedelta

import pytest

from advisor import score
from advisor.assessment.model import NOT_APPLICABLE, UNKNOWN, Answer, Evidence, Waiver
from advisor.scoring.states import CriterionState, PracticeState
from tests.build import DAY
from tests.scoring.delivery import CHECK, LOG, SHIP, TRAIN, WORD, card, delivery, team

YESTERDAY, TOMORROW = DAY - timedelta(days=1), DAY + timedelta(days=1)


def _states(answer: Answer, practice: str = TRAIN) -> list[str]:
    return [
        criterion.state.value for criterion in card({practice: answer}).practice(practice).criteria
    ]


@pytest.mark.parametrize(
    ("answer", "states"),
    [
        (Answer(level=0), ["unmet", "unmet", "unmet"]),
        (Answer(level=1), ["met", "met", "unmet"]),
        (Answer(level=UNKNOWN), ["unknown", "unknown", "unknown"]),
        (Answer(), ["unanswered", "unanswered", "unanswered"]),
        (Answer(level=NOT_APPLICABLE, reason="no"), ["waived", "waived", "waived"]),
        (Answer(level=NOT_APPLICABLE, reason="no", until=YESTERDAY), ["unanswered"] * 3),
        (Answer(level=1, unmet=("auto",), met=("released",)), ["unmet", "met", "met"]),
        (Answer(level=2, unknown=("logged",)), ["met", "unknown", "met"]),
        (Answer(met=("auto",)), ["met", "unanswered", "unanswered"]),
        (Answer(level=UNKNOWN, unmet=("auto",)), ["unmet", "unknown", "unknown"]),
    ],
)
def test_a_level_is_shorthand_and_lists_speak_before_it(answer: Answer, states: list[str]) -> None:
    assert _states(answer) == states


@pytest.mark.parametrize(
    ("until", "state"), [(None, "waived"), (DAY, "waived"), (YESTERDAY, "unanswered")]
)
def test_a_waiver_counts_as_unanswered_after_its_end(until: date | None, state: str) -> None:
    waived = (Waiver(criterion="auto", reason="no", until=until),)
    assert _states(Answer(level=1, waived=waived)) == [state, "met", "unmet"]


def test_the_profile_leaves_out_a_practice_and_a_criterion_and_says_by_which_field() -> None:
    out = card({CHECK: Answer(level=1)}, trains=False).practice(CHECK)
    assert out.state is PracticeState.LEFT_OUT
    assert [(e.field, e.wanted, e.actual) for e in out.excluded] == [("trains", (True,), False)]
    assert not any(criterion.excluded for criterion in out.criteria)
    ship = card({SHIP: Answer(level=2)}, serving="batch").practice(SHIP)
    script, canary = ship.criteria
    assert (script.state, canary.state) == (CriterionState.MET, CriterionState.LEFT_OUT)
    assert [found.field for found in canary.excluded] == ["serving"]
    assert not ship.excluded


def test_a_field_without_an_answer_leaves_nothing_out_unless_it_has_a_default() -> None:
    states = {c.id: c.state.value for c in card({}).practice(CHECK).criteria}
    assert states["data"] == "unanswered"  # trains is true unless said
    assert states["shared"] == "left-out"  # an unknown number counts as 1
    shared = card({}, models=3).practice(CHECK).criterion("shared")
    assert shared.state is CriterionState.UNANSWERED


def _supported(*evidence: Evidence, day: date = DAY) -> list[str]:
    answer = Answer(level=2, evidence=evidence)
    practice = score(delivery(), team({TRAIN: answer}), day).practice(TRAIN)
    return [criterion.id for criterion in practice.criteria if criterion.supported]


@pytest.mark.parametrize(
    ("evidence", "shown"),
    [
        ((), []),
        ((WORD,), ["auto", "logged"]),
        ((LOG,), ["auto", "logged", "released"]),
        ((Evidence(kind="log", ref="any", shows=("released",)),), ["released"]),
        ((Evidence(kind="word", ref="any", shows=("released",)),), []),
        ((Evidence(kind="log", ref="any", expires_on=YESTERDAY), WORD), ["auto", "logged"]),
        ((Evidence(kind="log", ref="any", observed_on=TOMORROW),), []),
    ],
)
def test_evidence_shows_what_it_names_up_to_the_cap_of_its_kind(
    evidence: tuple[Evidence, ...], shown: list[str]
) -> None:
    assert _supported(*evidence) == shown


def test_what_is_not_met_is_never_supported() -> None:
    answer = Answer(level=0, evidence=(LOG,))
    practice = card({TRAIN: answer}).practice(TRAIN)
    assert not any(criterion.supported for criterion in practice.criteria)


def test_the_day_of_judgement_decides_what_is_valid_and_not_the_day_of_the_assessment() -> None:
    ending = Evidence(kind="log", ref="any", expires_on=DAY)
    coming = Evidence(kind="log", ref="any", observed_on=TOMORROW)
    assert _supported(ending) == _supported(coming, day=TOMORROW) == ["auto", "logged", "released"]
    assert _supported(ending, day=TOMORROW) == _supported(coming) == []
    judged = score(delivery(), team({}), TOMORROW)
    assert (judged.assessed_on, judged.as_of) == (DAY, TOMORROW)
