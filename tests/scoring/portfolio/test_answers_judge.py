from dataclasses import replace
from datetime import timedelta

from hypothesis import given

from advisor.scoring.portfolio.answers_judge import AnswersJudge
from advisor.scoring.portfolio.edition import edition_of
from advisor.scoring.portfolio.team import Listing, RowOrigin, row_of
from advisor.scoring.score import score
from tests.scoring.portfolio.rows import teams
from tests.strategies import QUICK, Case, cases

ORIGIN = RowOrigin(source="team.yaml", sha256="0", listing=Listing(group="Payments"))


@QUICK
@given(teams())
def test_a_row_of_answers_is_that_of_their_scorecard_whoever_was_judged_before(
    drawn: list[Case],
) -> None:
    rubric = drawn[0].rubric
    judge = AnswersJudge(rubric, edition_of(drawn[-1].card))
    for case in drawn:
        day = case.assessment.assessed_on + timedelta(days=1)
        for as_of in (None, day):
            card = score(rubric, case.assessment, as_of)
            assert judge.row(case.assessment, ORIGIN, as_of) == row_of(card, ORIGIN)


@QUICK
@given(cases())
def test_rubrics_without_criteria_are_judged_likewise(case: Case) -> None:
    judge = AnswersJudge(case.rubric, edition_of(case.card))
    assert judge.row(case.assessment, ORIGIN) == row_of(case.card, ORIGIN)


@QUICK
@given(teams(most=2))
def test_flags_and_the_id_of_a_team_are_told(drawn: list[Case]) -> None:
    case = drawn[0]
    answers = {name: replace(given, flag=True) for name, given in case.assessment.answers.items()}
    flagged = replace(
        case.assessment, answers=answers, team=replace(case.assessment.team, id="own")
    )
    row = AnswersJudge(case.rubric, edition_of(case.card)).row(flagged, ORIGIN)
    assert (row.flagged, row.id) == (len(answers), "own")
