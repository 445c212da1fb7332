from collections.abc import Iterator, Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.result.given import open_given
from advisor.scoring.portfolio.anonymous import without_names
from advisor.scoring.portfolio.disclosure import enough, hidden_counts
from advisor.scoring.portfolio.edition import edition_of
from advisor.scoring.portfolio.model import (
    Clash,
    Count,
    GroupFigures,
    HeldCount,
    PartMean,
    Portfolio,
    SideCount,
)
from advisor.scoring.portfolio.tally import EditionTally
from advisor.scoring.portfolio.terms import Terms
from tests.build import SAMPLES
from tests.scoring.portfolio.rows import TODAY, lines, row
from tests.strategies import QUICK

CELLS = st.lists(st.integers(0, 9), min_size=7, max_size=7)


def _group(name: str | None, cells: Sequence[int]) -> GroupFigures:
    thin, untold, *levels, held, lacking = cells
    return GroupFigures(
        name=name,
        teams=sum(cells[:5]),
        thin=thin,
        stale=held,
        below=lacking,
        levels=(SideCount(side="one", held=tuple(levels), untold=untold, guarded=levels[-1]),),
        parts=(PartMean(mean=1.0, teams=held),),
        features=(HeldCount(held=held, lacking=lacking, open=thin),),
    )


def _sums(group: GroupFigures) -> Iterator[tuple[Count, ...]]:
    """Yield counts of which the sum is told."""
    for side in group.levels:
        yield (group.thin, side.untold, *side.held)


def _all(group: GroupFigures) -> list[Count]:
    counts = [group.teams, group.thin, group.stale, group.below]
    counts += [c for side in group.levels for c in (side.untold, side.guarded, *side.held)]
    counts += [part.teams for part in group.parts]
    return counts + [c for f in group.features for c in (f.held, f.lacking, f.open)]


@QUICK
@given(st.lists(CELLS, min_size=1, max_size=5))
def test_no_small_count_is_told_nor_follows_from_the_others(drawn: list[list[int]]) -> None:
    groups = [_group(f"g{number}", cells) for number, cells in enumerate(drawn)]
    whole = _group(None, [sum(column) for column in zip(*drawn, strict=True)])
    kept = enough(groups)
    complete = len(kept) == len(groups)
    shown = hidden_counts(whole, kept, all_are_here=complete)
    for group in shown[1:]:
        assert not any(count in {1, 2, 3, 4} for count in _all(group))
        for counts in _sums(group):
            hidden = counts.count(None)
            assert hidden != 1 or not any(counts), counts
        assert all((part.mean is None) == (part.teams is None) for part in group.parts)
    for column in zip(*map(_all, shown), strict=True):
        total, *others = column
        if complete and total is not None and others.count(None) == 1:
            assert not any(others), column  # all else is nothing, and the sum is not small
            assert total >= 5


@pytest.mark.parametrize(
    ("sizes", "left"),
    [((9, 9, 3), (9,)), ((9, 6, 3, 3), (9, 6)), ((9, 9), (9, 9)), ((3, 4), ()), ((5, 1), ())],
)
def test_groups_left_out_are_not_few_together(
    sizes: tuple[int, ...], left: tuple[int, ...]
) -> None:
    groups = [_group(f"g{n}", (size, 0, 0, 0, 0, 0, 0)) for n, size in enumerate(sizes)]
    assert tuple(group.teams for group in enough(groups)) == left


def test_nothing_names_a_team_a_file_or_a_small_group() -> None:
    card = open_given(SAMPLES[0]).scorecard
    edition = edition_of(card)
    tally = EditionTally(edition, Terms(day=TODAY))
    rows = [
        row(card, f"zyx-{n}.yaml", group="Large" if n < 9 else "Zyx", platform="eu")
        for n in range(12)
    ]
    for line in lines([one._replace(name=f"Zyx {one.source}") for one in rows], edition):
        tally.add(line)
    portfolio = _portfolio(tally)
    assert "yx" in repr(portfolio)
    told = repr(without_names(portfolio))
    assert "yx" not in told
    (figures,) = without_names(portfolio).editions
    assert figures.teams.all == 12


def test_of_few_teams_nothing_is_told_but_that_they_are_there() -> None:
    card = open_given(SAMPLES[0]).scorecard
    edition = edition_of(card)
    tally = EditionTally(edition, Terms(day=TODAY))
    for line in lines([row(card, f"{n}.yaml") for n in range(3)], edition):
        tally.add(line)
    (figures,) = without_names(_portfolio(tally)).editions
    assert figures.whole.teams is None
    assert (figures.levers, figures.blockers, figures.groups) == ((), (), ())
    assert not any(_all(figures.whole))
    assert all(part.mean is None for part in figures.whole.parts if part.teams is None)


def _portfolio(tally: EditionTally) -> Portfolio:
    return Portfolio(
        day=TODAY,
        since=None,
        anonymous=True,
        judged=False,
        read=1,
        earlier=0,
        copies=0,
        made=0,
        unreadable=0,
        unread=(),
        clashes=(Clash(name="Zyx", sources=("zyx.yaml",)),),
        editions=(replace(tally.figures()),),
    )
