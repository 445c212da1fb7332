from functools import reduce

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.document.data import as_data
from advisor.scoring.portfolio import tally as module
from advisor.scoring.portfolio.edition import edition_of
from advisor.scoring.portfolio.model import TeamLine
from advisor.scoring.portfolio.tally import EditionTally
from advisor.scoring.portfolio.terms import Terms
from tests.scoring.portfolio.rows import TODAY, lines, listed_rows, teams
from tests.strategies import FEWER, Case

TERMS = Terms(day=TODAY, weights={"low": 0.3})


def _tally(found: list[TeamLine], cases: list[Case]) -> EditionTally:
    counted = EditionTally(edition_of(cases[0].card), TERMS)
    for line in found:
        counted.add(line)
    return counted


@FEWER
@given(teams(most=8), st.data())
def test_what_several_processes_count_comes_to_what_one_counts(
    cases: list[Case], data: st.DataObject
) -> None:
    found = lines(listed_rows(cases), edition_of(cases[0].card), TERMS)
    whole = as_data(_tally(found, cases).figures())
    shuffled = data.draw(st.permutations(found))
    cut = data.draw(st.integers(0, len(shuffled)))
    parts = [_tally(part, cases) for part in (shuffled[:cut], shuffled[cut:], [])]
    assert as_data(reduce(_merged, parts).figures()) == whole


def _merged(one: EditionTally, other: EditionTally) -> EditionTally:
    one.merge(other)
    return one


@FEWER
@given(teams(most=8))
def test_of_too_many_teams_for_a_list_only_the_worst_are_named(cases: list[Case]) -> None:
    found = lines(listed_rows(cases), edition_of(cases[0].card), TERMS)
    everybody = _tally(found, cases).figures().teams
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "MOST_TEAMS", 1)
        patch.setattr(module, "MOST_LISTED", 1)
        some = _tally(found, cases).figures().teams
    assert everybody.all == some.all == len(found)
    assert some.teams == everybody.teams[:1]


@FEWER
@given(teams(most=8))
def test_groups_add_up_to_the_whole_and_thin_teams_are_counted_once(cases: list[Case]) -> None:
    rows = listed_rows(cases)
    found = _tally(lines(rows, edition_of(cases[0].card), TERMS), cases).figures()
    for name in ("teams", "thin", "stale", "below"):
        assert getattr(found.whole, name) == sum(getattr(g, name) for g in found.groups)
    for side in found.whole.levels:
        counted = sum(count or 0 for count in (*side.held, side.untold))
        assert counted == len(rows) - sum(row.thin for row in rows)
    assert found.thin.all == sum(row.thin for row in rows)
