from dataclasses import replace

import pytest

from advisor.portfolio.sections import Section, sections
from advisor.result.given import open_given
from advisor.scoring.portfolio.edition import edition_of
from advisor.scoring.portfolio.model import EditionFigures, Portfolio
from advisor.scoring.portfolio.tally import EditionTally
from advisor.scoring.portfolio.terms import Terms
from tests.build import SAMPLES
from tests.scoring.portfolio.rows import TODAY, lines, row


@pytest.fixture(scope="module")
def figures() -> EditionFigures:
    """Twelve groups, the later by name the larger."""
    card = open_given(SAMPLES[0]).scorecard
    tally = EditionTally(edition_of(card), Terms(day=TODAY))
    rows = [
        row(card, f"{group:02}-{team}.yaml", group=f"g{group:02}")
        for group in range(12)
        for team in range(group + 1)
    ]
    for line in lines(rows, edition_of(card)):
        tally.add(line)
    return tally.figures()


def _sections(figures: EditionFigures, most: int | None) -> dict[str, Section]:
    portfolio = Portfolio(
        day=TODAY,
        since=None,
        anonymous=False,
        judged=False,
        read=0,
        earlier=0,
        copies=0,
        made=0,
        unreadable=0,
        unread=(),
        clashes=(),
        editions=(figures,),
    )
    return {section.title: section for section in sections(portfolio, figures, most)}


def test_of_too_many_groups_the_largest_are_shown(figures: EditionFigures) -> None:
    levels = _sections(figures, 4)["Who is where"]
    assert [row[0] for row in levels.grid.rows] == ["All teams", "g11", "g10", "g09"]
    assert levels.more == 9
    every = _sections(figures, None)["Who is where"]
    assert [row[0] for row in every.grid.rows[:3]] == ["All teams", "g00", "g01"]
    assert every.more == 0


def test_rows_that_are_left_out_are_counted(figures: EditionFigures) -> None:
    teams = _sections(figures, 4)["Teams"]
    assert (len(teams.grid.rows), teams.more) == (4, 78 - 4)


def test_columns_in_which_nothing_stands_are_left_out(figures: EditionFigures) -> None:
    header = _sections(figures, 4)["Teams"].grid.header
    assert {"Team", "Group"} <= set(header)
    assert {"Criticality", "Moved"}.isdisjoint(header)


def test_groups_have_columns_that_may_be_left_out(figures: EditionFigures) -> None:
    features = _sections(figures, None)["Features held"]
    assert features.spare == 5
    assert features.grid.header[-5:] == ("g07", "g08", "g09", "g10", "g11")


def test_what_stands_first_says_how_many_hold_a_level(figures: EditionFigures) -> None:
    lead = _sections(figures, None)["Who is where"].lead
    assert lead[0].startswith("78 of 78 teams hold MLOps level 1 or higher")


def test_that_groups_have_no_column_is_told_where_some_have_none(figures: EditionFigures) -> None:
    told = _sections(figures, None)
    left_out = "Only the groups with most teams have a column; the HTML page has more."
    assert told["Mean scores"].lead == ("For each group it is the MLOps score.", left_out)
    assert told["Features held"].lead == (left_out,)
    few = _sections(replace(figures, groups=figures.groups[:5]), None)
    assert few["Mean scores"].lead == ("For each group it is the MLOps score.",)
    assert few["Features held"].lead == ()
    none = _sections(replace(figures, groups=(replace(figures.whole, name=None),)), None)
    assert none["Mean scores"].lead == ()
