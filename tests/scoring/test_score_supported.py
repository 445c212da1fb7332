from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor import score
from advisor.assessment.model import Answer, AnswerState, Evidence
from advisor.rubric.profile import exclusion
from advisor.scoring.model import PracticeScore
from tests.build import DAY, assessment, with_answers
from tests.scoring.figures import standings
from tests.strategies import QUICK, Case, backups, cases, shipped

YESTERDAY = DAY - timedelta(days=1)
TOMORROW = DAY + timedelta(days=1)


@QUICK
@given(cases())
def test_what_is_supported_never_exceeds_what_is_claimed(case: Case) -> None:
    card = case.card
    for practice in card.practices:
        assert (practice.supported is None) == (practice.claimed is None)
        assert (practice.supported or 0) <= (practice.claimed or 0)
    for standing in standings(card).values():
        assert (standing.supported is None) == (standing.level is None)
        assert (standing.supported or 0) <= (standing.level or 0)
    assert (card.held("supported") or 0) <= (card.held("claimed") or 0)


@QUICK
@given(cases())
def test_a_practice_is_supported_up_to_the_cap_of_its_best_unexpired_evidence(case: Case) -> None:
    caps = {kind.id: kind.caps for kind in case.rubric.evidence_kinds}
    for practice in case.card.practices:
        if practice.claimed is not None:
            given_ = case.assessment.answers[practice.id].evidence
            valid = [e for e in given_ if e.expires_on is None or e.expires_on >= DAY]
            best = max((caps[evidence.kind] for evidence in valid), default=0)
            assert practice.supported == min(practice.claimed, best)


def _restore(*evidence: Evidence, level: int = 4) -> PracticeScore:
    answers = {"copies.restore": Answer(level=level, evidence=evidence)}
    card = score(backups(), with_answers(assessment(backups(), {}), answers))
    return card.practice("copies.restore")


@pytest.mark.parametrize(
    ("observed_on", "supported"), [(YESTERDAY, 4), (DAY, 4), (TOMORROW, 0), (None, 4)]
)
def test_evidence_supports_from_the_day_it_was_observed(
    observed_on: date | None, supported: int
) -> None:
    late = Evidence(kind="log", ref="any", observed_on=observed_on, expires_on=None)
    practice = _restore(late)
    assert practice.supported == supported
    assert [(item.valid, item.premature) for item in practice.evidence] == [
        (supported > 0, supported == 0)
    ]
    # What counts beside it still does.
    assert _restore(late, Evidence(kind="log", ref="other")).supported == 4


@pytest.mark.parametrize(
    ("expires_on", "supported"), [(YESTERDAY, 0), (DAY, 4), (TOMORROW, 4), (None, 4)]
)
def test_evidence_stops_supporting_the_day_after_it_expires(
    expires_on: date | None, supported: int
) -> None:
    practice = _restore(Evidence(kind="log", ref="any", expires_on=expires_on))
    assert practice.supported == supported
    assert [item.valid for item in practice.evidence] == [supported > 0]


def test_when_strong_evidence_has_expired_the_weaker_still_counts() -> None:
    expired = Evidence(kind="log", ref="any", expires_on=YESTERDAY)
    assert _restore(expired, Evidence(kind="word", ref="any")).supported == 1


def test_strong_evidence_supports_no_more_than_is_claimed() -> None:
    assert _restore(Evidence(kind="log", ref="any"), level=2).supported == 2


@pytest.mark.parametrize(
    ("kind", "cap"), [("statement", 0), ("document", 1), ("artifact", 2), ("automated", 2)]
)
def test_each_shipped_kind_of_evidence_supports_up_to_its_declared_level(
    kind: str, cap: int
) -> None:
    answer = Answer(level=2, evidence=(Evidence(kind=kind, ref="any"),))
    team = with_answers(
        assessment(shipped(), {}), {practice.id: answer for practice in shipped().practices}
    )
    card = score(shipped(), team)
    assert {practice.supported for practice in card.practices} == {cap}
    assert (card.held("claimed"), card.held("supported")) == (2, cap)


@QUICK
@given(cases(), st.data())
def test_a_profile_that_excludes_a_practice_wins_over_its_answer(
    case: Case, data: st.DataObject
) -> None:
    practice = data.draw(st.sampled_from(case.rubric.practices))
    answered = with_answers(case.assessment, {practice.id: Answer(level=case.rubric.top)})
    scored = score(case.rubric, answered).practice(practice.id)
    excluded = exclusion(practice, answered.team.profile)
    if excluded:
        assert scored.state is AnswerState.NOT_APPLICABLE
        assert (scored.claimed, scored.supported) == (None, None)
        assert scored.reason == excluded
    else:
        assert (scored.state, scored.claimed) == (AnswerState.ANSWERED, case.rubric.top)


@pytest.mark.parametrize(("serving", "applies"), [("batch", False), ("online", True), (None, True)])
def test_only_a_profile_that_says_otherwise_leaves_online_practices_out(
    serving: str | None, applies: bool
) -> None:
    condition = {"serving": ("online", "both")}
    online = {p.id: 2 for p in shipped().practices if p.applies_when == condition}
    profile = {"serving": serving} if serving else {}
    card = score(shipped(), assessment(shipped(), online, profile))
    assert online
    for name in online:
        practice = card.practice(name)
        assert practice.applicable is applies
        assert practice.claimed == (2 if applies else None)
        assert ("serving" in (practice.reason or "")) is not applies
