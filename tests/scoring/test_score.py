from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from advisor import score
from advisor.assessment.model import NOT_APPLICABLE, Answer, AnswerState
from advisor.document.data import as_data
from advisor.rubric.model import Rubric
from tests.build import assessment, with_answers
from tests.scoring.figures import figures, standings
from tests.strategies import QUICK, Case, any_rubric, backups, cases, shipped

LEFT_OUT = Answer(level=NOT_APPLICABLE, reason="there is nothing to restore")


@QUICK
@given(cases(), st.data())
def test_the_order_of_answers_never_matters(case: Case, data: st.DataObject) -> None:
    answers = data.draw(st.permutations(list(case.assessment.answers.items())))
    shuffled = replace(case.assessment, answers=dict(answers))
    assert as_data(score(case.rubric, shuffled)) == as_data(case.card)


@QUICK
@given(cases())
def test_the_order_of_practices_in_the_rubric_changes_no_figure(case: Case) -> None:
    turned = replace(case.rubric, practices=case.rubric.practices[::-1])
    assert figures(score(turned, case.assessment)) == figures(case.card)


@QUICK
@given(cases(), st.data())
def test_a_practice_left_out_counts_as_if_the_rubric_did_not_have_it(
    case: Case, data: st.DataObject
) -> None:
    assume(len(case.rubric.practices) > 1)
    gone = data.draw(st.sampled_from(case.rubric.practices))
    without = replace(
        case.rubric, practices=tuple(p for p in case.rubric.practices if p is not gone)
    )
    card = score(case.rubric, with_answers(case.assessment, {gone.id: LEFT_OUT}))
    other = score(without, case.assessment)
    assert figures(card) == figures(other)
    assert as_data(card.blockers) == as_data(other.blockers)
    assert card.coverage == other.coverage


def test_a_practice_left_out_is_listed_with_the_reason_given() -> None:
    answers = {"copies.backup": Answer(level=4), "copies.restore": LEFT_OUT}
    card = score(backups(), with_answers(assessment(backups(), {}), answers))
    practice = card.practice("copies.restore")
    assert practice.state is AnswerState.NOT_APPLICABLE
    assert practice.reason == "there is nothing to restore"
    assert (card.held("claimed"), card.score.value, card.coverage) == (4, 4.0, 1.0)
    assert (card.counts.not_applicable, card.counts.applicable) == (1, 1)


@QUICK
@given(any_rubric())
def test_with_nothing_answered_there_is_no_score_and_no_gated_level(rubric: Rubric) -> None:
    card = score(rubric, assessment(rubric, {}))
    assert card.score.value is None
    assert card.coverage == 0.0
    for standing in standings(card).values():
        assert standing.score is None
        assert standing.low in (None, 0.0)
        assert standing.high in (None, float(rubric.top))
    assert all(dimension.gap is None for dimension in card.dimensions)
    assert all(p.claimed is None and p.supported is None for p in card.practices)


@QUICK
@given(any_rubric())
def test_with_everything_left_out_there_is_no_level_at_all(rubric: Rubric) -> None:
    answers = {practice.id: LEFT_OUT for practice in rubric.practices}
    card = score(rubric, with_answers(assessment(rubric, {}), answers))
    assert set(card.level.values()) == {None}
    assert card.coverage is None
    assert not card.blockers
    assert all(figure is None for figure in figures(card).values())


@QUICK
@given(cases())
def test_the_counts_add_up_and_give_the_coverage(case: Case) -> None:
    card = case.card
    counts = card.counts
    assert counts.practices == len(case.rubric.practices)
    assert counts.practices == counts.applicable + counts.not_applicable
    assert counts.applicable == counts.answered + counts.unknown + counts.unanswered
    if counts.applicable:
        assert card.coverage == pytest.approx(counts.answered / counts.applicable, abs=1e-4)
        assert (card.coverage == 1) is (counts.answered == counts.applicable)


@pytest.mark.parametrize(
    ("backup", "restore", "held"),
    [(0, 0, 0), (0, 4, 0), (1, 0, 1), (2, 4, 2), (4, 0, 2), (3, 3, 3), (4, 3, 3), (4, 4, 4)],
)
def test_a_rubric_of_five_levels_and_one_side_is_judged_by_its_own_gates(
    backup: int, restore: int, held: int
) -> None:
    team = assessment(backups(), {"copies.backup": backup, "copies.restore": restore})
    card = score(backups(), team)
    assert card.level == {
        "claimed": held,
        "supported": 0,
        "operations_claimed": held,
        "operations_supported": 0,
    }
    assert card.top == 4
    assert [dimension.gap for dimension in card.dimensions] == [None]
    assert [stage.sides["operations"].score for stage in card.stages] == [backup, restore]


def test_a_dimension_says_how_far_the_compared_side_is_ahead() -> None:
    levels = {p.id: 2 if p.side == "devops" else 1 for p in shipped().practices}
    card = score(shipped(), assessment(shipped(), levels))
    assert {dimension.gap for dimension in card.dimensions} == {1.0}
    assert (card.level["devops_claimed"], card.level["mlops_claimed"]) == (2, 1)
    assert card.held("claimed") == 1


def test_scoring_again_gives_the_same_scorecard_and_leaves_the_answers_alone() -> None:
    team = assessment(backups(), {"copies.backup": 3})
    before = as_data(team)
    assert as_data(score(backups(), team)) == as_data(score(backups(), team))
    assert as_data(team) == before


def test_a_flag_for_discussion_goes_along_and_is_told_only_where_it_is_set() -> None:
    rubric = backups()
    first, second = (practice.id for practice in rubric.practices)
    answers = {first: Answer(level=1, flag=True), second: Answer(level=1)}
    card = score(rubric, with_answers(assessment(rubric, {}), answers))
    assert [practice.flag for practice in card.practices] == [True, False]
    assert ["flag" in data for data in as_data(card)["practices"]] == [True, False]
