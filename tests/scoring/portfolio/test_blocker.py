from collections import Counter

from hypothesis import given

from advisor.scoring.level import blockers_for, features_of
from advisor.scoring.portfolio.blocker import BlockerTally
from advisor.scoring.portfolio.edition import edition_of
from tests.scoring.portfolio.rows import row, teams
from tests.strategies import QUICK, Case


@QUICK
@given(teams())
def test_shared_blockers_are_the_blockers_of_the_teams(cases: list[Case]) -> None:
    cards = [case.card for case in cases]
    edition = edition_of(cards[0])
    tally = BlockerTally(edition)
    expected: Counter[tuple[str, str, str]] = Counter()
    for number, card in enumerate(cards):
        tally.add(row(card), 1000 * (number + 1))
        for side in edition.sides:
            here = features_of(card, side.id)
            for one in blockers_for(here, here.following, card.practices):
                expected[side.id, f"{one.practice}/{one.criterion}", one.why] += 1
    found = tally.blockers()
    assert {(b.side, edition.name(b.criterion)): b.lacking for b in found if b.lacking} == {
        (side, name): n for (side, name, why), n in expected.items() if why == "lacking"
    }
    assert {(b.side, edition.name(b.criterion)): b.open for b in found if b.open} == {
        (side, name): n for (side, name, why), n in expected.items() if why == "not-known"
    }
    weights = [blocker.weight or 0 for blocker in found]
    assert weights == sorted(weights, reverse=True)
    for blocker in found:
        assert (blocker.lacking or 0) + (blocker.open or 0) <= (blocker.concerned or 0)
