from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from advisor import score
from advisor.assessment.model import UNKNOWN, Answer, Evidence
from advisor.rubric.model import Rubric
from advisor.scoring.level import blockers_for, level_held, next_level
from advisor.scoring.model import Basis, Blocker, Scorecard
from tests.build import DAY, assessment, perfect, with_answers
from tests.rubric_strategy import rubrics
from tests.scoring.figures import figures
from tests.strategies import QUICK, Case, backups, cases, shipped

NOTHING_SHOWN = (Answer(), Answer(level=UNKNOWN), Answer(level=0))


@pytest.mark.parametrize("lost", NOTHING_SHOWN)
def test_losing_any_one_gated_practice_costs_a_perfect_team_its_level(lost: Answer) -> None:
    _lose_each(shipped(), lost)
    _lose_each(backups(), lost)


@QUICK
@given(rubrics(), st.sampled_from(NOTHING_SHOWN))
def test_by_any_rubric_losing_any_one_gated_practice_costs_a_perfect_team_its_level(
    rubric: Rubric, lost: Answer
) -> None:
    _lose_each(rubric, lost)


def _lose_each(rubric: Rubric, lost: Answer) -> None:
    best = perfect(rubric)
    assert score(rubric, best).held("claimed") == rubric.top
    for practice in rubric.practices:
        if practice.side == rubric.primary_side and practice.gates:
            card = score(rubric, with_answers(best, {practice.id: lost}))
            assert card.held("claimed") == min(practice.gates) - 1, practice.id
            assert [blocker.practice for blocker in card.blockers] == [practice.id]


@QUICK
@given(cases(), st.data())
def test_raising_an_answer_lowers_no_score_bound_or_level(case: Case, data: st.DataObject) -> None:
    raisable = [
        name
        for name, answer in case.assessment.answers.items()
        if isinstance(answer.level, int) and answer.level < case.rubric.top
    ]
    assume(raisable)
    name = data.draw(st.sampled_from(raisable))
    before = case.assessment.answers[name]
    raised = {name: replace(before, level=int(before.level or 0) + 1)}
    after = figures(Case(case.rubric, with_answers(case.assessment, raised)).card)
    for place, old in figures(case.card).items():
        new = after[place]
        assert (new is None) == (old is None), place
        assert (new or 0) >= (old or 0), place


@QUICK
@given(cases(), st.data())
def test_the_blockers_are_the_smallest_set_of_changes_that_reaches_the_next_level(
    case: Case, data: st.DataObject
) -> None:
    blockers = case.card.blockers
    assume(blockers)
    level = blockers[0].level
    assert level == (case.card.held("claimed") or 0) + 1
    assert _held_after(case, blockers) >= level
    spared = data.draw(st.sampled_from(blockers))
    part = data.draw(st.sets(st.sampled_from(blockers).filter(lambda b: b is not spared)))
    assert _held_after(case, part) < level


@QUICK
@given(cases(), st.data())
def test_no_blocker_asks_for_more_than_is_needed(case: Case, data: st.DataObject) -> None:
    blockers = case.card.blockers
    assume(blockers)
    less = data.draw(st.sampled_from(blockers))
    almost = [replace(b, need=b.need - 1) if b is less else b for b in blockers]
    assert _held_after(case, almost) < less.level


@QUICK
@given(st.data())
def test_in_the_shipped_rubric_the_changes_reach_the_next_level_and_no_further(
    data: st.DataObject,
) -> None:
    level = data.draw(st.sampled_from((0, 1)))
    levels = {practice.id: level for practice in shipped().practices}
    lowered = data.draw(st.sets(st.sampled_from(sorted(levels)), max_size=9))
    team = assessment(shipped(), {**levels, **dict.fromkeys(lowered, 0)})
    card = score(shipped(), team)
    assert _held_after(Case(shipped(), team), card.blockers) == (card.held("claimed") or 0) + 1


def _held_after(case: Case, changes: Iterable[Blocker]) -> int:
    answers = {change.practice: Answer(level=change.need) for change in changes}
    held = score(case.rubric, with_answers(case.assessment, answers)).held("claimed")
    assert held is not None
    return held


@QUICK
@given(cases())
def test_each_level_up_to_the_one_held_has_no_blocker_and_the_next_has_one(case: Case) -> None:
    card = case.card
    deciding = [p for p in card.practices if p.side == case.rubric.primary_side]
    bases: tuple[Basis, ...] = ("claimed", "supported")
    for basis in bases:
        held = level_held(deciding, card.top, basis)
        assert held == card.held(basis)
        if held is not None:
            assert not blockers_for(deciding, held, basis)
            following = next_level(held, card.top)
            assert (following is None) == (held == card.top)
            assert following is None or blockers_for(deciding, following, basis)


@pytest.mark.parametrize(
    ("answer", "kind", "have", "reason"),
    [
        (Answer(level=1), "below", 1, "at 1, 3 is needed"),
        (Answer(level=UNKNOWN), "unknown", None, "answered unknown, so 3 is not shown"),
        (Answer(), "unanswered", None, "not answered, so 3 is not shown"),
    ],
)
def test_a_blocker_says_why_it_blocks(
    answer: Answer, kind: str, have: int | None, reason: str
) -> None:
    (blocker,) = _card_with_restore(answer).blockers
    assert (blocker.practice, blocker.level) == ("copies.restore", 3)
    assert (blocker.need, blocker.kind, blocker.have) == (3, kind, have)
    assert blocker.reason == reason


def _card_with_restore(answer: Answer) -> Scorecard:
    return score(backups(), with_answers(perfect(backups()), {"copies.restore": answer}))


@pytest.mark.parametrize(
    ("evidence", "have", "reason"),
    [
        ((), 0, "claimed 4, without valid evidence it is 0, 3 is needed"),
        (
            (Evidence(kind="word", ref="any"),),
            1,
            "claimed 4, its valid evidence backs 1, 3 is needed",
        ),
        (
            (Evidence(kind="log", ref="any", expires_on=DAY - timedelta(days=1)),),
            0,
            "claimed 4, without valid evidence it is 0, 3 is needed",
        ),
    ],
)
def test_a_claim_without_enough_evidence_blocks_the_supported_level_alone(
    evidence: tuple[Evidence, ...], have: int, reason: str
) -> None:
    card = _card_with_restore(Answer(level=4, evidence=evidence))
    assert not card.blockers
    (blocker,) = card.supported_blockers
    assert (blocker.kind, blocker.have, blocker.reason) == ("unsupported", have, reason)
