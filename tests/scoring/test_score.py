from dataclasses import replace

from hypothesis import assume, given
from hypothesis import strategies as st

from advisor import score
from advisor.assessment.model import Answer, Urgent
from advisor.document.data import as_data
from advisor.rubric.model import Rubric
from tests.build import assessment, with_answers
from tests.scoring.figures import figures, standings
from tests.strategies import QUICK, Case, any_rubric, backups, cases, shipped


@QUICK
@given(cases())
def test_the_order_of_practices_in_the_rubric_changes_no_figure(case: Case) -> None:
    assume(not any(waiver.counts for waiver in case.card.waivers))  # the first of them count
    turned = replace(case.rubric, practices=case.rubric.practices[::-1])
    assert figures(score(turned, case.assessment)) == figures(case.card)


@QUICK
@given(cases(), st.data())
def test_a_practice_the_profile_leaves_out_counts_as_if_the_rubric_did_not_have_it(
    case: Case, data: st.DataObject
) -> None:
    practices = case.rubric.practices
    gone = data.draw(st.sampled_from(practices))
    assume(len(practices) > 1 and case.rubric.profile)
    field = case.rubric.profile[0].id
    team = replace(case.assessment.team, profile={field: "elsewhere"})
    never = replace(gone, applies_when={field: ("nowhere",)})
    out = replace(case.rubric, practices=tuple(never if p is gone else p for p in practices))
    without = replace(case.rubric, practices=tuple(p for p in practices if p is not gone))
    asked = replace(case.assessment, team=team)
    card, other = score(out, asked), score(without, asked)
    assert figures(card) == figures(other)
    assert as_data(card.blockers) == as_data(other.blockers)
    assert as_data(card.coverage) == as_data(other.coverage)


@QUICK
@given(any_rubric())
def test_with_nothing_answered_there_is_no_score_and_nothing_is_held(rubric: Rubric) -> None:
    card = score(rubric, assessment(rubric, {}))
    assert card.score.value is None
    assert card.coverage.value == 0.0
    for standing in standings(card).values():
        assert standing.score is None
        assert standing.low in (None, 0.0)
        assert standing.high in (None, float(rubric.top))
    assert all(dimension.gap is None for dimension in card.dimensions)
    assert all(p.claimed is None and p.supported is None for p in card.practices)
    assert card.held("claimed") in {0, None}


def test_a_dimension_says_how_far_the_compared_side_is_ahead_by_shown_numbers() -> None:
    levels = {p.id: 2 if p.side == "devops" else 1 for p in shipped().practices}
    card = score(shipped(), assessment(shipped(), levels))
    assert {dimension.gap for dimension in card.dimensions} == {1.0}
    assert (card.level["devops_claimed"], card.level["mlops_claimed"]) == (2, 1)
    assert card.held("claimed") == 1


@QUICK
@given(cases())
def test_a_gap_is_the_difference_of_the_numbers_shown(case: Case) -> None:
    for dimension in case.card.dimensions:
        if dimension.gap is not None:
            assert round(dimension.gap * 10) == dimension.gap * 10


def test_scoring_again_gives_the_same_scorecard_and_leaves_the_answers_alone() -> None:
    team = assessment(backups(), {"copies.backup": 3})
    before = as_data(team)
    assert as_data(score(backups(), team)) == as_data(score(backups(), team))
    assert as_data(team) == before


def test_marks_of_an_answer_go_along_and_are_told_only_where_they_are_set() -> None:
    rubric = backups()
    first, second = (practice.id for practice in rubric.practices)
    marked = Answer(level=1, flag=True, by="Ann", urgent=Urgent(what="wrong model live"))
    answers = {first: marked, second: Answer(level=1, urgent=Urgent())}
    card = score(rubric, with_answers(assessment(rubric, {}), answers))
    one, other = as_data(card)["practices"]
    assert (one["flag"], one["by"], one["urgent"]) == (True, "Ann", True)
    assert one["hurt"]["what"] == "wrong model live"
    assert other["urgent"] is True
    assert not {"flag", "by", "hurt"} & set(other)
