from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor import score
from advisor.assessment.model import NOT_APPLICABLE, UNKNOWN, Answer, Evidence
from advisor.scoring.explain import PracticeExplanation, explain
from advisor.scoring.model import Basis
from tests.build import DAY, perfect, with_answers
from tests.strategies import QUICK, Case, backups, cases

WORD = Evidence(kind="word", ref="any")
LOG = Evidence(kind="log", ref="any")
EXPIRED = Evidence(kind="log", ref="any", expires_on=DAY - timedelta(days=1))
LATER = Evidence(kind="log", ref="any", observed_on=DAY + timedelta(days=1))


def _restore(answer: Answer, basis: Basis = "claimed") -> PracticeExplanation:
    card = score(backups(), with_answers(perfect(backups()), {"copies.restore": answer}))
    explained = explain(card, "copies.restore", basis).practice
    assert explained is not None
    return explained


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (Answer(level=0), "Level 0 is claimed, which needs no evidence."),
        (Answer(level=4), "Claimed 4, supported 0: no evidence is given."),
        (
            Answer(level=4, evidence=(EXPIRED,)),
            "Claimed 4, supported 0: all its evidence has expired.",
        ),
        (
            Answer(level=4, evidence=(LATER, EXPIRED)),
            "Claimed 4, supported 0: all its evidence was seen later or has expired.",
        ),
        (
            Answer(level=4, evidence=(WORD, EXPIRED)),
            "Claimed 4, supported 1: its strongest valid evidence (word) supports up to 1.",
        ),
        (
            Answer(level=3, evidence=(WORD, LOG)),
            "Claimed 3, supported 3: its strongest valid evidence (log) supports up to 4.",
        ),
        (Answer(), "It is unanswered, so it meets no gate and adds no score."),
        (Answer(level=UNKNOWN), "It is unknown, so it meets no gate and adds no score."),
    ],
)
def test_the_first_reason_is_how_the_answer_counts(answer: Answer, reason: str) -> None:
    assert _restore(answer).because[0] == reason


def test_every_gate_weight_and_score_it_counts_in_is_named() -> None:
    assert _restore(Answer(level=3, evidence=(LOG,))).because[1:] == (
        "To hold level 3 it must be at 3: met as claimed.",
        "To hold level 4 it must be at 4: not met as claimed.",
        "It counts with weight 0.7 in the Copies score of Operations, now 3.58.",
    )


def test_words_and_gates_follow_the_claim_or_on_the_strict_basis_the_support() -> None:
    answer = Answer(level=3, evidence=(WORD,))
    claimed, strict = _restore(answer), _restore(answer, "supported")
    assert (claimed.says, claimed.next_says) == (
        "Each quarter with a record.",
        "Each night by a job.",
    )
    assert claimed.unmet_gates == {4: 4}
    assert (strict.says, strict.next_says) == ("Once.", "Each year.")
    assert strict.unmet_gates == {3: 3, 4: 4}
    assert (claimed.claimed, claimed.supported) == (strict.claimed, strict.supported) == (3, 1)


def test_at_the_top_nothing_follows() -> None:
    explained = _restore(Answer(level=4))
    assert (explained.next_says, explained.unmet_gates) == (None, {})


@pytest.mark.parametrize("reason", ["nothing to restore", "nothing to restore."])
def test_a_practice_left_out_says_why_and_asks_nothing(reason: str) -> None:
    explained = _restore(Answer(level=NOT_APPLICABLE, reason=reason))
    assert explained.because == ("Left out: nothing to restore.",)
    assert (explained.says, explained.next_says, explained.unmet_gates) == (None, None, {})


@QUICK
@given(cases(), st.data())
def test_any_practice_is_explained_with_its_own_weight_gates_and_evidence(
    case: Case, data: st.DataObject
) -> None:
    practice = data.draw(st.sampled_from(case.card.practices))
    explained = explain(case.card, practice.id).practice
    assert explained is not None
    assert explained.because
    assert (explained.state, explained.weight) == (practice.state.value, practice.weight)
    assert explained.gates == practice.gates
    assert len(explained.evidence) == len(practice.evidence)
    assert (explained.claimed, explained.supported) == (practice.claimed, practice.supported)
    blocking = {blocker.practice for blocker in case.card.blockers}
    assert practice.id not in blocking or explained.unmet_gates


def test_on_supported_levels_a_gate_that_only_the_claim_meets_is_not_met() -> None:
    said = " ".join(_restore(Answer(level=4), "supported").because)
    assert "not met as supported, only as claimed; valid evidence for 4 would change that" in said
    assert ": met as" not in said
    assert ": not met as supported." in " ".join(_restore(Answer(level=0), "supported").because)
