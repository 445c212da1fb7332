"""What the page of a portfolio shows: rows, marks, maps, shares."""

import json
from dataclasses import replace
from typing import Any

import pytest

from advisor.portfolio.page.build import portfolio_page
from advisor.portfolio.page.maps import MOST_TEAMS, maps_of
from advisor.portfolio.page.model import Entry
from advisor.portfolio.page.standing import standing_of
from advisor.portfolio.page.teams import marks_of, teams_of
from advisor.scoring.portfolio.model import Portfolio, TeamLine
from tests.portfolio.page.made import GROUPS, portfolio


def only(line: TeamLine) -> Portfolio:
    """Return a portfolio of one team."""
    whole = portfolio(1)
    figures = whole.editions[0]
    listed = replace(figures.teams, teams=(line,), all=1)
    return replace(whole, editions=(replace(figures, teams=listed),))


def team(**side: Any) -> TeamLine:
    """Return a team that stands as is said, and of which nothing else is to be told."""
    line = portfolio(1).editions[0].teams.teams[0]
    row = line.row
    usual: dict[str, Any] = {
        "claimed": 1,
        "supported": 1,
        "guarded": True,
        "toward": 2,
        "held": 1,
        "all": 4,
    }
    sides = tuple(each._replace(**(usual | side)) for each in row.sides)
    return replace(
        line,
        row=row._replace(sides=sides, thin=False),
        move=None,
        shortfalls=(),
        age=replace(line.age, stale=False, expired=0),
    )


def cell(line: TeamLine, name: str) -> Entry:
    """Return what the row of a team says in a column."""
    table = teams_of(only(line))
    assert table
    names = [column.name for column in table.columns]
    return table.rows[0].entries[names.index(name) - 1]


@pytest.mark.parametrize(
    ("side", "text", "remark"),
    [
        ({}, "Level 1", "guarded"),
        ({"guarded": False}, "Level 1", "unguarded"),
        ({"guarded": None, "supported": 0}, "Level 1", "not known to be guarded, evidence shows 0"),
        ({"claimed": 0, "supported": 0}, "Level 0", ""),
        ({"claimed": None, "supported": None}, "No level", ""),
    ],
)
def test_a_level_is_told_with_what_it_is_worth(
    side: dict[str, int | bool | None], text: str, remark: str
) -> None:
    found = cell(team(**side), "level")
    assert (found.text, found.remark) == (text, remark)


def test_of_a_thin_assessment_no_level_is_told() -> None:
    line = team()
    thin = replace(line, row=line.row._replace(thin=True))
    assert cell(thin, "level") == Entry(text="Not known", sort=-1)
    assert cell(thin, "toward").text == ""
    assert set(marks_of(thin)) == {"thin"}


def test_the_way_sorts_after_the_level() -> None:
    near, far = cell(team(claimed=0, toward=1, held=3), "toward"), cell(team(held=0), "toward")
    assert (near.text, near.remark) == ("3 of 4 features", "of level 1")
    assert near.sort == pytest.approx(0.75)
    assert far.sort == pytest.approx(1.0)


def test_columns_in_which_nobody_says_anything_are_left_out() -> None:
    whole = portfolio(5, groups=())
    table = teams_of(whole)
    assert table
    names = [column.name for column in table.columns]
    assert "group" not in names
    assert "platform" not in names
    assert sum(column.width for column in table.columns) == pytest.approx(100, abs=1)


def test_what_is_expected_is_asked_for_only_where_a_policy_judged() -> None:
    table = teams_of(replace(portfolio(5), judged=False))
    assert table
    assert "below" not in json.loads(table.marks)


@pytest.mark.parametrize(("teams", "head"), [(MOST_TEAMS, "Team"), (MOST_TEAMS + 1, "Group")])
def test_maps_are_of_groups_where_there_are_many_teams(teams: int, head: str) -> None:
    whole = portfolio(teams)
    chapter = maps_of(whole)
    first = chapter.editions[0].maps[0]
    assert first.head == head
    assert len(first.rows) == (teams if head == "Team" else len(GROUPS) + 1)
    table = teams_of(whole)
    assert table
    assert bool(table.maps) is (head == "Group")


def test_a_script_has_a_state_for_each_feature_it_draws() -> None:
    table = teams_of(portfolio(MOST_TEAMS + 1))
    assert table
    drawn = json.loads(table.maps)
    for row in table.rows:
        assert len(row.states) == len(drawn["features"])
        assert len(row.scores) == 2 * len(drawn["dimensions"])


def test_every_shade_is_said_in_figures_or_signs() -> None:
    for teams in (5, MOST_TEAMS + 1):
        for edition in maps_of(portfolio(teams)).editions:
            for shades in edition.maps:
                assert all(cell.text for row in shades.rows for cell in row.cells)
                assert {len(row.cells) for row in shades.rows} == {len(shades.columns)}


def test_the_shares_of_a_bar_make_a_whole() -> None:
    for levels in standing_of(portfolio(97)).editions:
        for row in levels.rows:
            assert sum(piece.share for piece in row.pieces) == pytest.approx(100, abs=0.1)


def test_editions_are_told_apart() -> None:
    whole = portfolio(5)
    figures = whole.editions[0]
    other = replace(figures, edition=figures.edition._replace(key="other", version="3.0.0"))
    page = portfolio_page(replace(whole, editions=(figures, other)))
    assert page.title == "10 teams"
    assert "MLOps and DevOps maturity 3.0.0: " in page.standing.verdict
    assert page.teams
    assert {"rubric"} <= {column.name for column in page.teams.columns}
    assert len(page.lists["levers"].tables) == 2
    assert page.teams.maps == ""
