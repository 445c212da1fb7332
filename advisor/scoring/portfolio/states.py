"""What the letters of a row stand for, so that the rules of scoring judge it as they judge a team.

One object stands for all criteria in a state, and one for a feature in each of its states.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from advisor.identity_cache import cached_by_identity
from advisor.scoring.feature import feature_state
from advisor.scoring.level import FeaturesInScope
from advisor.scoring.model import FeatureScore
from advisor.scoring.portfolio.edition import RowEdition
from advisor.scoring.portfolio.team import (
    BACKED,
    CRITERION_LETTERS,
    FEATURE_LETTERS,
    REMOVED,
    SUPPORTED,
)
from advisor.scoring.practice_score import CriterionScore
from advisor.scoring.states import CriterionState, FeatureState


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
_FEATURE_STATES = {
    **{letter: state for state, letter in FEATURE_LETTERS.items()},
    BACKED: FeatureState.HELD,
}
_MET = CRITERION_LETTERS[CriterionState.MET]
HELD_LETTERS = frozenset(
    letter for letter, state in _FEATURE_STATES.items() if state is FeatureState.HELD
)


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
        self._letter = lru_cache(maxsize=20_000)(self._feature_letter)

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
        scores = dict(zip(self._of_side[side], own, strict=True))
        here = FeaturesInScope(
            [self._scores[place][letter] for place, letter in scores.items()], {}
        )
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
            letters[feature] = self._letter(letters[feature], "".join(needs))
        return "".join(letters)

    @staticmethod
    def _feature_letter(letter: str, needs: str) -> str:
        """Return the letter of a feature that needs criteria in these states."""
        if _FEATURE_STATES[letter] is FeatureState.OUT_OF_SCOPE:
            return letter
        criteria = [CRITERIA[need] for need in needs]
        backed = feature_state(criteria, "supported") is FeatureState.HELD
        return BACKED if backed else FEATURE_LETTERS[feature_state(criteria, "claimed")]


@cached_by_identity(64)
def states_of(edition: RowEdition) -> EditionStates:
    """Return what judges the rows of an edition."""
    return EditionStates(edition)
