"""Levers against brute force: each team scored again from its answers."""

from collections import Counter
from typing import Literal

from hypothesis import given

from advisor.scoring.feature import facts
from advisor.scoring.level import features_of
from advisor.scoring.model import Scorecard
from advisor.scoring.portfolio.edition import RowEdition, edition_of
from advisor.scoring.portfolio.lever import LeverTally
from advisor.scoring.portfolio.model import Lever
from advisor.scoring.states import FeatureState
from tests.scoring.figures import with_state
from tests.scoring.portfolio.rows import row, teams, without_waivers
from tests.strategies import QUICK, Case

Key = tuple[str, Literal["criterion", "feature"], int]
# The level reached or missed by a feature, whether it is reached, whether the one held is guarded.
Outcome = tuple[int | None, bool, bool]


@QUICK
@given(teams(most=4))
def test_levers_are_what_scoring_each_team_again_finds(drawn: list[Case]) -> None:
    cases = [without_waivers(case) for case in drawn]
    cards = [case.card for case in cases]
    edition = edition_of(cards[0])
    tally = LeverTally(edition)
    for card in cards:
        tally.add(row(card), 1000)
    levers = {(lever.side, lever.kind, lever.place): lever for lever in tally.levers()}
    found = {
        key: Counter(
            outcome
            for case, card in zip(cases, cards, strict=True)
            if (outcome := _outcome(case, card, edition, key))
        )
        for key in _everything(edition)
    }
    for key, outcomes in found.items():
        if key in levers:
            assert _counted(levers[key]) == _expected(outcomes), key
            assert levers[key].weight == sum(outcomes.values())
        elif key[1] == "criterion":
            assert not outcomes, key
        else:  # one of its criteria does as much
            criteria = edition.features[key[2]].criteria
            others = [found[key[0], "criterion", place] for place in criteria]
            assert not outcomes or outcomes in others


def _everything(edition: RowEdition) -> list[Key]:
    criteria = [place for place, criterion in enumerate(edition.criteria) if criterion.defines]
    features = range(len(edition.features))
    keys: list[Key] = []
    for side in edition.sides:
        keys += [(side.id, "criterion", place) for place in criteria]
        keys += [(side.id, "feature", place) for place in features]
    return keys


def _outcome(case: Case, before: Scorecard, edition: RowEdition, key: Key) -> Outcome | None:
    side, kind, place = key
    places = (place,) if kind == "criterion" else edition.features[place].criteria
    names = [edition.name(one) for one in places]
    known = facts(before.practices)
    changed = case
    for name in names:
        if known[name].in_scope and not known[name].met("claimed"):
            changed = with_state(changed, name, "met")
    if changed is case or before.held("claimed", side) is None:
        return None
    after = changed.card
    if after.held("claimed", side) != before.held("claimed", side):
        return after.held("claimed", side), True, False
    short, was = _short(after, side), _short(before, side)
    guards = bool(after.guarded(side)) and not before.guarded(side)
    level = features_of(before, side).following if short == 1 < was else None
    return (level, False, guards) if level is not None or guards else None


def _short(card: Scorecard, side: str) -> int:
    """Return how many of the features that the next level rests on are not held."""
    here = features_of(card, side)
    if here.following is None:
        return 0
    return sum(f.state is not FeatureState.HELD for f in here.rests_on(here.following))


def _counted(lever: Lever) -> tuple[Counter[tuple[int, bool]], int]:
    levels: Counter[tuple[int, bool]] = Counter()
    for lift in lever.lifts:
        levels[lift.level, True] += lift.reach or 0
        levels[lift.level, False] += lift.one_short or 0
    return +levels, lever.guards or 0


def _expected(outcomes: Counter[Outcome]) -> tuple[Counter[tuple[int, bool]], int]:
    levels: Counter[tuple[int, bool]] = Counter()
    for (level, reach, _), number in outcomes.items():
        if level is not None:
            levels[level, reach] += number
    return levels, sum(number for (_, _, guards), number in outcomes.items() if guards)
