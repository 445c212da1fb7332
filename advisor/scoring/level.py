"""The level held, what could be held, and what stands before the next one."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from typing import Literal

from advisor.scoring.feature import Facts, facts
from advisor.scoring.model import (
    Blocker,
    CriterionCount,
    FeatureCount,
    FeatureScore,
    LevelStanding,
    Scorecard,
    Toward,
)
from advisor.scoring.practice_score import CriterionScore, PracticeScore
from advisor.scoring.states import Basis, CriterionState, FeatureState

_MOST_OPEN = 2  # at most one in two of a level's core defining criteria, to tell what is possible
_Kind = Literal["below", "unknown", "unanswered", "waived", "unsupported"]
_KINDS: dict[CriterionState, _Kind] = {
    CriterionState.UNMET: "below",
    CriterionState.UNKNOWN: "unknown",
    CriterionState.WAIVED: "waived",
    CriterionState.MET: "unsupported",
}


class FeaturesInScope:
    """The features in scope of one side, or of one kind of work on it, on one basis.

    On the basis `supported` a criterion that is met without evidence counts as open. `levels` are
    those that can be held, as they have a core feature.
    """

    def __init__(
        self, features: Iterable[FeatureScore], criteria: Facts, basis: Basis = "claimed"
    ) -> None:
        self.basis = basis
        self._criteria = criteria
        self._features = [f for f in features if f.state is not FeatureState.OUT_OF_SCOPE]
        self.levels = sorted({f.level for f in self._features if f.role == "core"})

    def state(self, feature: FeatureScore) -> FeatureState:
        """Return the state of a feature on this basis."""
        if self.basis == "supported" and feature.state is FeatureState.HELD:
            return FeatureState.HELD if feature.supported else FeatureState.OPEN
        return feature.state

    def of(self, role: str, level: int) -> list[FeatureScore]:
        """Return the features of one role at one level."""
        return [f for f in self._features if f.role == role and f.level == level]

    @cached_property
    def held(self) -> int | None:
        """The highest level of which all it rests on is held; None without a core feature."""
        return self._highest(lambda state: state is FeatureState.HELD)

    @cached_property
    def ceiling(self) -> int | None:
        """The highest level that nothing lacking bars; None without a core feature."""
        return self._highest(lambda state: state is not FeatureState.LACKING)

    def _highest(self, passes: Callable[[FeatureState], bool]) -> int | None:
        if not self.levels:
            return None
        highest = 0
        for level in self.levels:
            if not all(passes(self.state(feature)) for feature in self.rests_on(level)):
                break
            highest = level
        return highest

    def rests_on(self, level: int) -> Iterator[FeatureScore]:
        """Yield what a level rests on: core features up to it, and components below it."""
        for feature in self._features:
            if feature.level < level or (feature.level == level and feature.role == "core"):
                yield feature

    def up_to(self, level: int) -> Iterator[FeatureScore]:
        """Yield the features of all levels up to one, core features and components."""
        return (feature for feature in self._features if feature.level <= level)

    @cached_property
    def following(self) -> int | None:
        """The next level that can be held; None at the top, or where no level can be."""
        held = self.held
        if held is None:
            return None
        return next((level for level in self.levels if level > held), None)

    @property
    def before_following(self) -> list[int]:
        """The levels up to the next that can be held, or all of them."""
        following = self.following
        return [level for level in self.levels if level <= (following or level)]

    @property
    def guarded(self) -> bool | None:
        """Whether the components of the level held are held; None at level 0 or if not known."""
        if not self.held:
            return None
        states = {self.state(feature) for feature in self.of("component", self.held)}
        if FeatureState.LACKING in states:
            return False
        return None if FeatureState.OPEN in states else True

    @property
    def possible(self) -> int | None:
        """The ceiling, or None where a level up to it has mostly open core criteria."""
        held, ceiling = self.held, self.ceiling
        if held is None or ceiling is None:
            return None
        between = [level for level in self.levels if held < level <= ceiling]
        return None if any(self._mostly_open(level) for level in between) else ceiling

    def _mostly_open(self, level: int) -> bool:
        criteria = self.defining(self.of("core", level)).values()
        return sum(c.open for c in criteria) * _MOST_OPEN > len(criteria)

    def defining(self, features: Iterable[FeatureScore]) -> dict[str, CriterionScore]:
        """Return the criteria in scope that define any of these features, each once, by name."""
        names = dict.fromkeys(name for feature in features for name in feature.criteria)
        return {name: self._criteria[name] for name in names if self._criteria[name].in_scope}

    def _before(self, level: int) -> list[FeatureScore]:
        """Return the core features above the level held, and the components below `level`."""
        held = self.held or 0
        return [f for f in self.rests_on(level) if f.role == "component" or f.level > held]

    @property
    def toward(self) -> Toward | None:
        """How far it is to the level above the one held; None at the top."""
        level = self.following
        if level is None:
            return None
        criteria = self.defining(self._before(level)).values()
        return Toward(
            level=level,
            features=self.core_count(level),
            criteria=CriterionCount(
                met=sum(c.met(self.basis) for c in criteria),
                open=sum(c.open for c in criteria),
                all=len(criteria),
            ),
        )

    def core_count(self, level: int) -> FeatureCount:
        """Return how many core features of a level are held."""
        core = self.of("core", level)
        held = sum(self.state(feature) is FeatureState.HELD for feature in core)
        return FeatureCount(held=held, all=len(core))

    def unmet_for(self, level: int) -> Iterator[tuple[str, CriterionScore, FeatureScore]]:
        """Yield each criterion not met that a level rests on, with the first feature it defines."""
        found: dict[str, FeatureScore] = {}
        for feature in self.rests_on(level):
            for name in feature.criteria:
                found.setdefault(name, feature)
        for name, feature in found.items():
            criterion = self._criteria[name]
            if criterion.in_scope and not criterion.met(self.basis):
                yield name, criterion, feature


def features_of(
    card: Scorecard, side: str | None = None, basis: Basis = "claimed"
) -> FeaturesInScope:
    """Return the features that decide the level of a side, the primary one unless said."""
    wanted = side or card.rubric.primary_side
    features = (feature for feature in card.features if feature.side == wanted)
    return FeaturesInScope(features, facts(card.practices), basis)


def level_standing(features: Sequence[FeatureScore], criteria: Facts) -> LevelStanding:
    """Return where these features stand."""
    here = FeaturesInScope(features, criteria)
    return LevelStanding(
        claimed=here.held,
        guarded=here.guarded,
        ceiling=here.ceiling,
        possible=here.possible,
        supported=FeaturesInScope(features, criteria, "supported").held,
    )


def blockers_for(
    features: FeaturesInScope, level: int | None, practices: Iterable[PracticeScore]
) -> tuple[Blocker, ...]:
    """Return the criteria that keep these features from a level, in the order of the features."""
    if level is None:
        return ()
    by_id = {practice.id: practice for practice in practices}
    return tuple(
        Blocker(
            practice=practice.id,
            criterion=criterion.id,
            title=practice.title,
            text=criterion.text,
            level=level,
            feature=feature.id,
            why="lacking" if criterion.unmet else "not-known",
            kind=_KINDS.get(criterion.state, "unanswered"),
            have=practice.level(features.basis),
            need=criterion.level,
        )
        for name, criterion, feature in features.unmet_for(level)
        for practice in [by_id[name.partition("/")[0]]]
    )


def blockers_before(card: Scorecard, side: str, level: int, basis: Basis) -> tuple[Blocker, ...]:
    """Return the criteria that keep a side from a level; practices, where there are no criteria."""
    if not card.has_criteria:
        return card.blockers if basis == "claimed" else card.supported_blockers
    return blockers_for(features_of(card, side, basis), level, card.practices)


def unsupported_claims(card: Scorecard, side: str | None = None) -> tuple[Blocker, ...]:
    """Return the criteria that the level a side claims rests on and no valid evidence shows."""
    supported = features_of(card, side, "supported")
    return blockers_for(supported, card.held("claimed", side), card.practices)
