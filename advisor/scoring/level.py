"""The level held, what could be held, and what stands before the next one."""

from collections.abc import Callable, Iterator, Sequence
from typing import Literal

from advisor.scoring.feature import Facts, feature_state
from advisor.scoring.model import (
    Basis,
    Blocker,
    CriterionCount,
    CriterionScore,
    CriterionState,
    FeatureCount,
    FeatureScore,
    FeatureState,
    LevelStanding,
    PracticeScore,
    Toward,
)

_MOST_OPEN = 2  # at most one in two of a level's core defining criteria, to tell what is possible
_Kind = Literal["below", "unknown", "unanswered", "waived", "unsupported"]
_KINDS: dict[CriterionState, _Kind] = {
    CriterionState.UNMET: "below",
    CriterionState.UNKNOWN: "unknown",
    CriterionState.WAIVED: "waived",
    CriterionState.MET: "unsupported",
}


class SideFeatures:
    """The features in scope of one side, or of one set on a side, on one basis."""

    def __init__(
        self, features: Sequence[FeatureScore], known: Facts, basis: Basis = "claimed"
    ) -> None:
        self._known = known
        self.basis = basis
        states = {feature.id: feature_state(self.criteria(feature), basis) for feature in features}
        self._states = states
        self._features = [f for f in features if states[f.id] is not FeatureState.OUT_OF_SCOPE]
        self._levels = sorted({f.level for f in self._features if f.role == "core"})

    def state(self, feature: FeatureScore) -> FeatureState:
        """Return the state of a feature on this basis."""
        return self._states[feature.id]

    def criteria(self, feature: FeatureScore) -> list[CriterionScore]:
        """Return the criteria in scope that define a feature."""
        return [c for c in (self._known[name] for name in feature.criteria) if c.in_scope]

    def of(self, role: str, level: int) -> list[FeatureScore]:
        """Return the features of one role at one level."""
        return [f for f in self._features if f.role == role and f.level == level]

    @property
    def held(self) -> int | None:
        """The highest level of which all it rests on is held; None without a core feature."""
        return self._highest(lambda state: state is FeatureState.HELD)

    @property
    def ceiling(self) -> int | None:
        """The highest level that nothing lacking bars; None without a core feature."""
        return self._highest(lambda state: state is not FeatureState.LACKING)

    def _highest(self, passes: Callable[[FeatureState], bool]) -> int | None:
        if not self._levels:
            return None
        highest = 0
        for level in self._levels:
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

    def after(self, level: int | None) -> int | None:
        """Return the next level that can be held, or None at the top."""
        if level is None:
            return None
        return next((higher for higher in self._levels if higher > level), None)

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
        for level in self._levels:
            if held < level <= ceiling and self._mostly_open(level):
                return None
        return ceiling

    def _mostly_open(self, level: int) -> bool:
        criteria = self.defining(self.of("core", level))
        return sum(c.open for c in criteria.values()) * _MOST_OPEN > len(criteria)

    def defining(self, features: Sequence[FeatureScore]) -> dict[str, CriterionScore]:
        """Return the criteria in scope that define any of these features, each once, by name."""
        names = dict.fromkeys(name for feature in features for name in feature.criteria)
        return {name: self._known[name] for name in names if self._known[name].in_scope}

    def before(self, level: int) -> list[FeatureScore]:
        """Return what stands before a level, given that all lower ones are held.

        These are its own core features and the components of the levels below it.
        """
        held = self.held or 0
        return [f for f in self.rests_on(level) if f.role == "component" or f.level > held]

    @property
    def toward(self) -> Toward | None:
        """How far it is to the level above the one held; None at the top."""
        level = self.after(self.held)
        if level is None:
            return None
        core = self.of("core", level)
        criteria = self.defining(self.before(level)).values()
        return Toward(
            level=level,
            features=FeatureCount(
                held=sum(self.state(f) is FeatureState.HELD for f in core), all=len(core)
            ),
            criteria=CriterionCount(
                met=sum(c.met(self.basis) for c in criteria),
                open=sum(c.open for c in criteria),
                all=len(criteria),
            ),
        )

    @property
    def blockers(self) -> list[tuple[str, FeatureScore, int]]:
        """The criteria not met before the next level, each with the feature and that level."""
        level = self.after(self.held)
        if level is None:
            return []
        found: dict[str, FeatureScore] = {}
        for feature in self.before(level):
            for name, criterion in self.defining([feature]).items():
                if not criterion.met(self.basis):
                    found.setdefault(name, feature)
        return [(name, feature, level) for name, feature in found.items()]


def level_standing(features: Sequence[FeatureScore], known: Facts, basis: Basis) -> LevelStanding:
    """Return where these features stand; on the basis `supported`, that stands for met."""
    here = SideFeatures(features, known, basis)
    return LevelStanding(
        claimed=here.held,
        guarded=here.guarded,
        ceiling=here.ceiling,
        possible=here.possible,
        supported=SideFeatures(features, known, "supported").held,
    )


def blockers_for(side: SideFeatures, practices: Sequence[PracticeScore]) -> tuple[Blocker, ...]:
    """Return the criteria that keep a side from its next level, in the order of its features."""
    by_id = {practice.id: practice for practice in practices}
    blockers = []
    for name, feature, level in side.blockers:
        practice_id, _, criterion_id = name.partition("/")
        practice = by_id[practice_id]
        blockers.append(_blocker(practice, practice.criterion(criterion_id), feature, level, side))
    return tuple(blockers)


def _blocker(
    practice: PracticeScore,
    criterion: CriterionScore,
    feature: FeatureScore,
    level: int,
    side: SideFeatures,
) -> Blocker:
    return Blocker(
        practice=practice.id,
        criterion=criterion.id,
        title=practice.title,
        text=criterion.text,
        level=level,
        feature=feature.id,
        why="lacking" if criterion.unmet else "not-known",
        kind=_KINDS.get(criterion.state, "unanswered"),
        have=practice.level(side.basis),
        need=criterion.level,
    )
