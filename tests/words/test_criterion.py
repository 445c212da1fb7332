from datetime import timedelta

import pytest

from advisor.assessment.model import UNKNOWN, Answer, Evidence, Waiver
from advisor.rubric.profile import Exclusion, Value
from advisor.rubric.profile_condition import NumberRange
from advisor.words.criterion import (
    name_of,
    say_blocker,
    say_criterion,
    say_evidence,
    say_feature_state,
    say_waiver,
)
from advisor.words.exclusion import say_excluded
from tests.build import DAY
from tests.scoring.delivery import CHECK, GUARDED_1, TRAIN, WORD, card

FACT = "The auto fact is seen."
TITLES = {"models": "Models"}


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (Answer(level=0), f"lacking: {FACT}"),
        (Answer(level=UNKNOWN), f"not known, answered unknown: {FACT}"),
        (Answer(), f"not known, not answered: {FACT}"),
        (
            Answer(level=1, waived=(Waiver(criterion="auto", reason="no"),)),
            f"not known, waived without effect: {FACT}",
        ),
    ],
)
def test_a_blocker_says_lacking_or_not_known_and_never_both_as_one(
    answer: Answer, said: str
) -> None:
    (blocker,) = card({TRAIN: answer}).blockers
    assert (say_blocker(blocker), name_of(blocker)) == (said, "run.train/auto")


def test_a_claim_that_no_evidence_shows_is_told_as_met() -> None:
    blocker, *_ = card(GUARDED_1).supported_blockers
    assert say_blocker(blocker) == f"met, and no valid evidence shows it: {FACT}"


@pytest.mark.parametrize(
    ("wanted", "actual", "said"),
    [
        (("online", "both"), "batch", "is online or both; here it is batch"),
        ((True,), False, "is yes; here it is no"),
        (NumberRange(min=2), 1, "is 2 or more; here it is 1"),
        (NumberRange(max=2), 3, "is 2 or less; here it is 3"),
        (NumberRange(min=2, max=4), 9, "is 2 to 4; here it is 9"),
        (("tables",), ("text", "sound"), "is tables; here it is text and sound"),
    ],
)
def test_what_the_profile_leaves_out_is_told_with_the_title_of_the_field(
    wanted: tuple[str | bool, ...] | NumberRange, actual: Value, said: str
) -> None:
    found = Exclusion(field="models", wanted=wanted, actual=actual)
    assert say_excluded([found], TITLES) == f"asked only where “Models” {said}"


def test_alternatives_are_told_as_what_they_are() -> None:
    prompted = Exclusion(field="prompts", wanted=(True,), actual=False)
    serving = Exclusion(field="serving", wanted=("online", "both"), actual="batch")
    assert say_excluded([prompted, serving], {"prompts": "Prompted model"}) == (
        "asked only where “Prompted model” is yes (here: no)"
        " or “serving” is online or both (here: batch)"
    )


@pytest.mark.parametrize(
    ("waiver", "said"),
    [
        (Waiver(criterion="logged", reason="no logs", by="Ann", approved_by="Ben"), "left out"),
        (Waiver(criterion="logged", reason="no logs", by="Ann"), "Nobody else approved it"),
        (
            Waiver(criterion="logged", reason="no logs", by="Ann", approved_by="ann"),
            "Its author approved it",
        ),
        (
            Waiver(criterion="auto", reason="no logs", by="Ann", approved_by="Ben"),
            "More than one in ten",
        ),
        (
            Waiver(criterion="logged", reason="no logs", until=DAY - timedelta(days=1)),
            "ended on 2026-11-22 and counts as not answered",
        ),
    ],
)
def test_a_waiver_says_whether_it_counts_and_why_not(waiver: Waiver, said: str) -> None:
    (score,) = card({TRAIN: Answer(level=1, waived=(waiver,))}).waivers
    assert said in say_waiver(score)
    assert "no logs" in say_waiver(score)


def test_the_states_of_criteria_and_features_are_words_of_their_own() -> None:
    practice = card({TRAIN: Answer(level=1, unknown=("released",))}).practice(TRAIN)
    said = [say_criterion(criterion) for criterion in practice.criteria]
    assert said == ["met", "met", "not known"]
    assert say_criterion(practice.criteria[0], "supported") == "met, not shown by evidence"
    states = {f.id: say_feature_state(f) for f in card({CHECK: Answer(level=0)}).features}
    assert states["training"] == "not known"
    assert states["validation"] == "lacking"
    assert states["sharing"] == "does not apply"


def test_evidence_says_what_it_supports_or_why_not() -> None:
    ended = Evidence(kind="log", ref="b", expires_on=DAY - timedelta(days=1))
    early = Evidence(kind="log", ref="c", observed_on=DAY + timedelta(days=1))
    practice = card({TRAIN: Answer(level=1, evidence=(WORD, ended, early))}).practice(TRAIN)
    assert [say_evidence(item) for item in practice.evidence] == [
        "word (supports up to 1): any",
        "log (supports up to 2, expired): b",
        "log (supports up to 2, seen only after the day of judgement): c",
    ]
