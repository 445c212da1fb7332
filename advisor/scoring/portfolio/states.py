"""What the letters of a row stand for, so that the rules of scoring judge it as they judge a team.

One object stands for all criteria in a state, and one for a feature in each of its states.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from advisor.identity_cache import cached_by_identity
from advisor.scoring.coverage import Tally
from advisor.scoring.feature import feature_state
from advisor.scoring.level import FeaturesInScope
from advisor.scoring.model import FeatureScore
from advisor.scoring.portfolio.edition import RowEdition
from advisor.scoring.portfolio.team import (
    BACKED,
    CRITERION_LETTERS,
    FEATURE_LETTERS,
    OUT_OF_SCOPE,
    REMOVED,
    SUPPORTED,
)
from advisor.scoring.practice_score import CriterionScore
from advisor.scoring.states import Basis, CriterionState, FeatureState


@cache
def criterion_in(letter: str, level: int = 1) -> CriterionScore:
    """Return a criterion in the state that a letter stands for."""
    known = {own: state for state, own in CRITERION_LETTERS.items()}
    marked = {SUPPORTED: CriterionState.MET, REMOVED: CriterionState.WAIVED}
    return CriterionScore(
        id="",
        level=level,
        text="",
        state={**known, **marked}[letter],
        supported=letter == SUPPORTED,
        removed=letter == REMOVED,
    )


CRITERIA: Mapping[str, CriterionScore] = {
    letter: criterion_in(letter) for letter in (*CRITERION_LETTERS.values(), SUPPORTED, REMOVED)
}
"""A criterion in the state that each letter stands for."""
MISSING = frozenset(
    letter for letter, one in CRITERIA.items() if one.in_scope and not one.met("claimed")
)
"""The letters of criteria that count and are not met."""
IN_SCOPE = frozenset(letter for letter, one in CRITERIA.items() if one.in_scope)
"""The letters of criteria that count."""
_MET_LETTERS = frozenset(letter for letter, one in CRITERIA.items() if one.met("claimed"))
_UNMET_LETTERS = frozenset(letter for letter, one in CRITERIA.items() if one.unmet)
_FEATURE_STATES = {
    **{letter: state for state, letter in FEATURE_LETTERS.items()},
    BACKED: FeatureState.HELD,
}
_MET = CRITERION_LETTERS[CriterionState.MET]
HELD_LETTERS = frozenset(
    letter for letter, state in _FEATURE_STATES.items() if state is FeatureState.HELD
)


def tally_of(criteria: str) -> Tally:
    """Return how many of these letters of criteria count, and how many of them are answered."""
    count = criteria.count
    return Tally(
        in_scope=sum(map(count, IN_SCOPE)),
        met=sum(map(count, _MET_LETTERS)),
        unmet=sum(map(count, _UNMET_LETTERS)),
    )


@lru_cache(maxsize=20_000)
def letter_of_feature(needs: str) -> str:
    """Return the letter of a feature that needs criteria of these letters."""
    criteria = [CRITERIA[need] for need in needs]
    backed = feature_state(criteria, "supported") is FeatureState.HELD
    return BACKED if backed else FEATURE_LETTERS[feature_state(criteria, "claimed")]


class _RowFacts(Mapping[str, CriterionScore]):
    """The criteria of a row by their names."""

    def __init__(self, places: Mapping[str, int], letters: str) -> None:
        self._places = places
        self._letters = letters

    def __getitem__(self, name: str) -> CriterionScore:
        return CRITERIA[self._letters[self._places[name]]]

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)


class Way(NamedTuple):
    """Where a side stands: what it holds, the level after it, and the features that bar that one.

    `bars` are places of features, `guard` of the components of the level held that are not held.
    """

    held: int | None
    following: int | None
    bars: tuple[int, ...]
    guarded: bool | None
    guard: tuple[int, ...]


class EditionStates:
    """Judges rows of one edition by the rules of scoring."""

    def __init__(self, edition: RowEdition) -> None:
        self.edition = edition
        names = [edition.name(place) for place in range(len(edition.criteria))]
        self._places = {name: place for place, name in enumerate(names)}
        self._of_side = {
            side.id: tuple(n for n, f in enumerate(edition.features) if f.side == side.id)
            for side in edition.sides
        }
        self._feature_places = {f.id: n for n, f in enumerate(edition.features)}
        self._scores = [
            {letter: self._score(place, letter) for letter in _FEATURE_STATES}
            for place in range(len(edition.features))
        ]
        self._ways = lru_cache(maxsize=20_000)(self._way)

    def _score(self, place: int, letter: str) -> FeatureScore:
        feature = self.edition.features[place]
        return FeatureScore(
            id=feature.id,
            title=feature.title,
            summary="",
            level=feature.level,
            side=feature.side,
            role=feature.role,
            set=feature.set,
            state=_FEATURE_STATES[letter],
            supported=letter == BACKED,
            criteria=tuple(self.edition.name(criterion) for criterion in feature.criteria),
        )

    def side(self, side: str, features: str, criteria: str = "") -> FeaturesInScope:
        """Return the features of a side in the states that these letters stand for."""
        own = (self._scores[place][features[place]] for place in self._of_side[side])
        return FeaturesInScope(own, _RowFacts(self._places, criteria))

    def side_by(self, side: str, own: Iterable[str], basis: Basis = "claimed") -> FeaturesInScope:
        """Return the same by the letters of its own features alone, for what they decide."""
        places = self._of_side[side]
        scores = [self._scores[place][letter] for place, letter in zip(places, own, strict=True)]
        return FeaturesInScope(scores, {}, basis)

    def places_of(self, side: str) -> tuple[int, ...]:
        """Return the places of the features of a side."""
        return self._of_side[side]

    def defining(self, features: Iterable[FeatureScore]) -> tuple[int, ...]:
        """Return the places of the criteria that define any of these features, each once."""
        own = (self.edition.features[self._feature_places[one.id]] for one in features)
        return tuple(dict.fromkeys(place for one in own for place in one.criteria))

    def way_of(self, side: str, features: str) -> Way:
        """Return where a side stands, by the letters of all features."""
        return self._ways(side, tuple([features[place] for place in self._of_side[side]]))

    def missing(self, side: str, features: str, criteria: str) -> Iterator[tuple[int, int, str]]:
        """Yield the criteria that a side lacks for the level after the one held.

        Each with its place, that of a feature that needs it, and its letter.
        """
        seen: set[int] = set()
        for feature in self.way_of(side, features).bars:
            for place in self.edition.features[feature].criteria:
                if criteria[place] in MISSING and place not in seen:
                    seen.add(place)
                    yield place, feature, criteria[place]

    def _way(self, side: str, own: tuple[str, ...]) -> Way:
        """Return where a side stands, by the letters of its features."""
        here = self.side_by(side, own)
        held, following = here.held, here.following
        bars = () if following is None else here.rests_on(following)
        guard = here.of("component", held) if held else ()
        return Way(held, following, self._not_held(bars), here.guarded, self._not_held(guard))

    def _not_held(self, features: Iterable[FeatureScore]) -> tuple[int, ...]:
        return tuple(
            self._feature_places[f.id] for f in features if f.state is not FeatureState.HELD
        )

    def with_met(self, features: str, criteria: str, met: Iterable[int]) -> str:
        """Return the letters of the features once these criteria are met.

        Those that do not count stay as they are. What was not met is backed by no evidence.
        """
        changed = {place for place in met if criteria[place] in MISSING}
        letters = list(features)
        for feature in {f for place in changed for f in self.edition.criteria[place].defines}:
            needs = [
                _MET if place in changed else criteria[place]
                for place in self.edition.features[feature].criteria
            ]
            if letters[feature] != OUT_OF_SCOPE:
                letters[feature] = letter_of_feature("".join(needs))
        return "".join(letters)


@cached_by_identity(64)
def states_of(edition: RowEdition) -> EditionStates:
    """Return what judges the rows of an edition."""
    return EditionStates(edition)
