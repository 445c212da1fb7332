"""Levers against brute force: each team scored again from its answers."""

from collections import Counter
from collections.abc import Sequence
from typing import Literal

from hypothesis import given

from advisor.scoring.feature import facts
from advisor.scoring.level import features_of
from advisor.scoring.model import Scorecard
from advisor.scoring.portfolio.edition import RowEdition, edition_of
from advisor.scoring.portfolio.effect import KINDS
from advisor.scoring.portfolio.lever import LeverTally
from advisor.scoring.portfolio.model import Lever
from advisor.scoring.states import FeatureState
from tests.scoring.figures import with_state
from tests.scoring.portfolio.rows import row, teams, without_waivers
from tests.strategies import QUICK, Case

Key = tuple[str, Literal["criterion", "feature", "practice"], int]
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
        else:  # a part of it does as much
            assert not outcomes or outcomes in [found[part] for part in _parts(edition, key)]


def _everything(edition: RowEdition) -> list[Key]:
    criteria = [place for place, criterion in enumerate(edition.criteria) if criterion.defines]
    features = range(len(edition.features))
    keys: list[Key] = []
    for side in edition.sides:
        keys += [(side.id, "criterion", place) for place in criteria]
        keys += [(side.id, "feature", place) for place in features]
        keys += [(side.id, "practice", place) for place in range(len(edition.practices))]
    return keys


def _parts(edition: RowEdition, key: Key) -> list[Key]:
    side, kind, place = key
    if kind == "feature":
        return [(side, "criterion", one) for one in edition.features[place].criteria]
    own = {n for n, criterion in enumerate(edition.criteria) if criterion.practice == place}
    parts: list[Key] = [(side, "criterion", n) for n in own if edition.criteria[n].defines]
    return parts + [
        (side, "feature", n) for n, f in enumerate(edition.features) if own.issuperset(f.criteria)
    ]


def _outcome(case: Case, before: Scorecard, edition: RowEdition, key: Key) -> Outcome | None:
    side = key[0]
    names = [edition.name(one) for one in _met(before, edition, key)]
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


def _met(card: Scorecard, edition: RowEdition, key: Key) -> Sequence[int]:
    """Return the criteria that are to be met; of a practice those that the next level asks."""
    side, kind, place = key
    if kind == "criterion":
        return (place,)
    if kind == "feature":
        return edition.features[place].criteria
    following = features_of(card, side).following
    level = card.held("claimed", side) if following is None else following
    return [
        number
        for number, criterion in enumerate(edition.criteria)
        if criterion.practice == place
        and any(_asked(edition, n, side, level or 0) for n in criterion.defines)
    ]


def _asked(edition: RowEdition, feature: int, side: str, level: int) -> bool:
    place = edition.features[feature]
    return place.side == side and place.level <= level


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


@QUICK
@given(teams(most=4))
def test_a_practice_is_lacking_where_the_next_level_asks_what_it_does_not_meet(
    drawn: list[Case],
) -> None:
    cards = [without_waivers(case).card for case in drawn]
    edition = edition_of(cards[0])
    one, other = LeverTally(edition), LeverTally(edition)
    for number, card in enumerate(cards):
        (one, other)[number % 2].add(row(card), 1000)
    one.merge(other)
    for lever in one.levers():
        if lever.kind == "practice":
            states = [_practice_state(card, edition, lever.side, lever.place) for card in cards]
            assert (lever.lacking, lever.open) == (states.count("lacking"), states.count("open"))
            assert states.count("lacking") + states.count("open") > 0


def _practice_state(card: Scorecard, edition: RowEdition, side: str, place: int) -> str:
    known = facts(card.practices)
    own = [known[edition.name(n)] for n in _met(card, edition, (side, "practice", place))]
    if any(criterion.unmet for criterion in own):
        return "lacking"
    missing = [one for one in own if one.in_scope and not one.met("claimed")]
    return "open" if missing else "held"


@QUICK
@given(teams(most=5))
def test_of_levers_that_lift_as_many_what_asks_for_less_is_first(drawn: list[Case]) -> None:
    cards = [case.card for case in drawn]
    tally = LeverTally(edition_of(cards[0]))
    for card in cards:
        tally.add(row(card), 1000)
    ranked = [(_done(lever), KINDS.index(lever.kind)) for lever in tally.levers()]
    assert ranked == sorted(ranked)


def _done(lever: Lever) -> tuple[int, int, int]:
    reached = sum(lift.reach or 0 for lift in lever.lifts)
    return -reached, -sum(lift.one_short or 0 for lift in lever.lifts), -(lever.guards or 0)
