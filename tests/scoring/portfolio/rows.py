"""Teams as rows, for the tests of what many of them come to."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from hypothesis import strategies as st

from advisor.assessment.model import NOT_APPLICABLE, Answer
from advisor.scoring.model import Scorecard
from advisor.scoring.portfolio.edition import RowEdition, edition_of
from advisor.scoring.portfolio.model import TeamLine
from advisor.scoring.portfolio.outlook import Outlook
from advisor.scoring.portfolio.states import states_of
from advisor.scoring.portfolio.team import Listing, RowOrigin, TeamRow, row_of
from advisor.scoring.portfolio.terms import Terms
from tests.criteria_strategy import cut_into_criteria
from tests.rubric_strategy import rubrics
from tests.strategies import Case, assessments

TODAY = date(2026, 12, 1)
GROUPS = (None, "Payments", "Search")
CRITICALITIES = (None, "low", "high")


def row(card: Scorecard, source: str = "team.yaml", **listed: str | None) -> TeamRow:
    """Return the row of a scorecard that was read from a file."""
    origin = RowOrigin(source=source, sha256=source, listing=Listing(**listed))
    return Outlook(states_of(edition_of(card))).added_to(row_of(card, origin))


def lines(
    rows: Sequence[TeamRow], edition: RowEdition, terms: Terms | None = None
) -> list[TeamLine]:
    """Return what follows from rows, with nothing to compare them with."""
    judged = terms or Terms(day=TODAY)
    return [judged.line((one, edition), None) for one in rows]


@st.composite
def teams(draw: st.DrawFn, *, most: int = 5) -> list[Case]:
    """Draw teams by one rubric that has criteria."""
    rubric = draw(rubrics().flatmap(cut_into_criteria))
    drawn = draw(st.lists(assessments(rubric), min_size=2, max_size=most))
    return [Case(rubric, one) for one in drawn]


def without_waivers(case: Case) -> Case:
    """Return a team that leaves nothing out: which waivers count depends on each other."""
    answers = {
        name: Answer() if answer.level == NOT_APPLICABLE else replace(answer, waived=())
        for name, answer in case.assessment.answers.items()
    }
    return Case(case.rubric, replace(case.assessment, answers=answers))


def listed_rows(cases: Sequence[Case]) -> list[TeamRow]:
    """Return a row for each team, in groups and of criticalities in turn."""
    return [
        row(
            case.card,
            f"team-{number:03}.yaml",
            group=GROUPS[number % 3],
            criticality=CRITICALITIES[number % 2],
        )
        for number, case in enumerate(cases)
    ]
