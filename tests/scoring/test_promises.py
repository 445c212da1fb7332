"""What can be relied on, whatever a team answers: design, "Scoring, exactly"."""

from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from advisor import score
from advisor.assessment.model import NOT_APPLICABLE, UNKNOWN, Answer, Waiver
from advisor.document.data import as_data
from advisor.rubric.model import Rubric
from advisor.scoring.feature import facts
from advisor.scoring.model import Scorecard
from advisor.scoring.states import CriterionState
from tests.build import assessment, perfect, with_answers
from tests.criteria_strategy import cut_into_criteria
from tests.rubric_strategy import rubrics
from tests.scoring.figures import relied_on, with_state
from tests.strategies import QUICK, Case, assessments, backups, cases, shipped

NOTHING_SHOWN = ("unmet", "unknown")


def _raisable(card: Scorecard, case: Case) -> list[str]:
    """Return the criteria that are open or unmet, where they can be answered one by one."""
    whole = {p for p, a in case.assessment.answers.items() if a.level == NOT_APPLICABLE}
    return [
        name
        for name, criterion in facts(card.practices).items()
        if criterion.in_scope and criterion.state is not CriterionState.MET
        if name.partition("/")[0] not in whole
    ]


@QUICK
@given(cases(), st.data())
def test_a_criterion_that_turns_out_met_lowers_nothing(case: Case, data: st.DataObject) -> None:
    _raise_one(case, data)


@QUICK
@given(assessments(shipped()), st.data())
def test_by_the_shipped_rubric_a_criterion_that_turns_out_met_lowers_nothing(
    team: object, data: st.DataObject
) -> None:
    _raise_one(Case(shipped(), team), data)  # type: ignore[arg-type] # as drawn


def _raise_one(case: Case, data: st.DataObject) -> None:
    before = case.card
    raisable = _raisable(before, case)
    assume(raisable)
    after = with_state(case, data.draw(st.sampled_from(raisable)), "met").card
    now = relied_on(after)
    for name, value in relied_on(before).items():
        assert (now[name] is None) == (value is None), name
        assert (now[name] or 0) >= (value or 0), name


@pytest.mark.parametrize("rubric", [shipped(), backups()], ids=["shipped", "five levels"])
def test_from_nothing_to_a_perfect_team_no_step_lowers_anything(rubric: Rubric) -> None:
    case = Case(rubric, assessment(rubric, {}))
    before = relied_on(case.card)
    for name in facts(case.card.practices):
        case = with_state(case, name, "met")
        now = relied_on(case.card)
        assert all((now[key] or 0) >= (value or 0) for key, value in before.items()), name
        before = now
    assert case.card.held("claimed") == rubric.top


@QUICK
@given(cases())
def test_supported_is_never_above_claimed_nor_claimed_above_the_ceiling(case: Case) -> None:
    card = case.card
    for side in card.sides:
        standing = card.standing(side)
        claimed, ceiling = standing["claimed"], standing["ceiling"]
        assert (claimed is None) == (ceiling is None) == (standing["supported"] is None)
        assert (standing["supported"] or 0) <= (claimed or 0) <= (ceiling or 0)
        assert standing["possible"] in {None, ceiling}
        if claimed in {None, 0}:
            assert card.guarded(side) is None
    for part in card.parts.values():
        assert part.claimed is not None
        assert part.claimed >= (card.held("claimed") or 0)


@QUICK
@given(cases(), st.data())
def test_a_waiver_that_nobody_approved_raises_nothing(case: Case, data: st.DataObject) -> None:
    before = case.card
    name = data.draw(st.sampled_from(sorted(facts(before.practices))))
    practice_id, _, criterion = name.partition("/")
    answer = case.assessment.answers.get(practice_id, Answer())
    assume(answer.level != NOT_APPLICABLE)
    assume(criterion not in [waiver.criterion for waiver in answer.waived])
    approved = data.draw(st.sampled_from((None, "Ann")))
    waived = Waiver(criterion=criterion, reason="no", by="Ann", approved_by=approved)
    without = with_state(case, name, "unknown")
    bare = without.assessment.answers[practice_id]
    changed = replace(
        bare,
        unknown=tuple(c for c in bare.unknown if c != criterion),
        waived=(*bare.waived, waived),
    )
    after = score(case.rubric, with_answers(case.assessment, {practice_id: changed}))
    _raises_nothing(before, after)


def _raises_nothing(before: Scorecard, after: Scorecard) -> None:
    for side in before.sides:
        old, new = before.standing(side), after.standing(side)
        assert (new["claimed"] or 0) <= (old["claimed"] or 0)
        assert (new["supported"] or 0) <= (old["supported"] or 0)
        assert (after.sides[side].low or 0) <= (before.sides[side].low or 0)
        if new["claimed"] == old["claimed"] and before.guarded(side) is not True:
            assert after.guarded(side) is not True
    assert (after.coverage.value or 0) <= (before.coverage.value or 0)
    assert (after.coverage.defining or 0) <= (before.coverage.defining or 0)


@QUICK
@given(cases(), st.data())
def test_a_practice_waived_without_approval_raises_nothing(case: Case, data: st.DataObject) -> None:
    name = data.draw(st.sampled_from([practice.id for practice in case.rubric.practices]))
    given_answer = case.assessment.answers[name]
    assume(given_answer.level != NOT_APPLICABLE and not given_answer.waived)
    waived = Answer(level=NOT_APPLICABLE, reason="no", by="Ann")
    after = score(case.rubric, with_answers(case.assessment, {name: waived}))
    _raises_nothing(case.card, after)


@pytest.mark.parametrize("state", NOTHING_SHOWN)
def test_blanking_a_core_criterion_of_a_perfect_team_lowers_claimed(state: str) -> None:
    _blank_each(backups(), state)
    _blank_each(shipped(), state)


@QUICK
@given(rubrics().flatmap(cut_into_criteria), st.sampled_from(NOTHING_SHOWN))
def test_by_any_rubric_blanking_a_core_criterion_lowers_claimed(rubric: Rubric, state: str) -> None:
    _blank_each(rubric, state)


def _blank_each(rubric: Rubric, state: str) -> None:
    case = Case(rubric, perfect(rubric))
    best = case.card
    for feature in best.features:
        if feature.role == "component" or feature.side != rubric.primary_side:
            continue
        for name in feature.criteria:
            if not facts(best.practices)[name].in_scope:
                continue
            card = with_state(case, name, state).card
            assert (card.held("claimed") or 0) < (best.held("claimed") or 0), name
            assert (card.held("claimed") or 0) < feature.level, name
            ceiling = card.standing()["ceiling"]
            assert ceiling == (card.held("claimed") if state == "unmet" else best.held("claimed"))
            blocked = {f"{blocker.practice}/{blocker.criterion}" for blocker in card.blockers}
            assert blocked == {name}


@QUICK
@given(cases(), st.data())
def test_the_order_of_answers_never_matters(case: Case, data: st.DataObject) -> None:
    answers = data.draw(st.permutations(list(case.assessment.answers.items())))
    shuffled = replace(case.assessment, answers=dict(answers))
    assert as_data(score(case.rubric, shuffled)) == as_data(case.card)


def test_one_answer_and_85_waivers_are_level_0_and_thin() -> None:
    practices = [practice.id for practice in shipped().practices]
    for approved in (None, "Ben"):
        waived = Answer(level=NOT_APPLICABLE, reason="not us", by="Ann", approved_by=approved)
        answers = {practices[0]: Answer(level=2), **dict.fromkeys(practices[1:], waived)}
        card = score(shipped(), with_answers(assessment(shipped(), {}), answers))
        assert card.held("claimed") == 0
        assert card.thin
        assert card.standing()["possible"] is None
        assert card.guarded() is None
        assert len(card.waivers) > 60


def test_what_was_not_asked_is_told_as_not_known_and_never_as_lacking() -> None:
    for level in (None, UNKNOWN):
        team = assessment(shipped(), {p.id: level for p in shipped().practices})
        card = score(shipped(), team)
        assert card.thin
        assert {blocker.why for blocker in card.blockers} == {"not-known"}
        assert not card.levels[0].traits
        assert (card.standing()["claimed"], card.standing()["ceiling"]) == (0, 2)
