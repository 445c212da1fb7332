"""Whether the features of a level are held, from the criteria that define them."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache

from advisor.identity_cache import cached_by_identity
from advisor.rubric.model import Feature, Rubric
from advisor.scoring.concern import Concern
from advisor.scoring.model import FeatureScore, Trait
from advisor.scoring.practice_score import CriterionScore, PracticeScore
from advisor.scoring.states import Basis, CriterionState, FeatureState

Facts = Mapping[str, CriterionScore]  # by practice/criterion


def facts(practices: Iterable[PracticeScore]) -> dict[str, CriterionScore]:
    """Return every criterion by its name, ``practice/criterion``."""
    found: dict[str, CriterionScore] = {}
    for practice in practices:
        found |= _named(practice.id, practice.criteria)
    return found


# Scores of criteria are equal to themselves alone, and shared by all that say the same.
@lru_cache(maxsize=20_000)
def _named(practice: str, criteria: tuple[CriterionScore, ...]) -> dict[str, CriterionScore]:
    return {f"{practice}/{criterion.id}": criterion for criterion in criteria}


def score_features(rubric: Rubric, criteria: Facts, concern: Concern) -> tuple[FeatureScore, ...]:
    """Return every feature of the levels from 1 on, in the rubric's order."""
    defining = _defining(rubric)
    return tuple(
        _feature(
            feature,
            level.level,
            feature.side or rubric.primary_side,
            () if concern(feature.applies_when) else defining.get(feature.id, ()),
            criteria,
        )
        for level in rubric.levels
        if level.level
        for feature in level.features
    )


@cached_by_identity(maxsize=4)
def _defining(rubric: Rubric) -> dict[str, tuple[str, ...]]:
    """Return the names of the criteria that define each feature."""
    found: dict[str, list[str]] = {}
    for practice in rubric.practices:
        for criterion in practice.criteria:
            for feature in criterion.defines:
                found.setdefault(feature, []).append(f"{practice.id}/{criterion.id}")
    return {feature: tuple(names) for feature, names in found.items()}


def score_again(
    features: Iterable[FeatureScore], criteria: Facts, changed: Collection[str]
) -> tuple[FeatureScore, ...]:
    """Return features of which those that rest on a criterion that changed are scored anew."""
    anew = frozenset(changed)
    return tuple(
        feature if anew.isdisjoint(feature.criteria) else _again(feature, criteria)
        for feature in features
    )


def _again(feature: FeatureScore, criteria: Facts) -> FeatureScore:
    defining = [criteria[name] for name in feature.criteria]
    state, supported = _states(defining)
    return replace(feature, state=state, supported=supported)


def _feature(
    feature: Feature, level: int, side: str, defining: tuple[str, ...], criteria: Facts
) -> FeatureScore:
    state, supported = _states([criteria[name] for name in defining])
    return FeatureScore(
        id=feature.id,
        title=feature.title,
        summary=feature.summary,
        level=level,
        side=side,
        role=feature.role,
        set=feature.set,
        state=state,
        supported=supported,
        criteria=defining,
    )


def _states(criteria: Collection[CriterionScore]) -> tuple[FeatureState, bool]:
    """Return a feature's state, and whether it is held by what evidence supports."""
    state = feature_state(criteria, "claimed")
    held = state is FeatureState.HELD  # only then can it be supported
    return state, held and feature_state(criteria, "supported") is FeatureState.HELD


def feature_state(criteria: Iterable[CriterionScore], basis: Basis) -> FeatureState:
    """Return the state of a feature that needs these criteria; lacking goes before open."""
    scope = [criterion for criterion in criteria if criterion.in_scope]
    if not scope:
        return FeatureState.OUT_OF_SCOPE
    if any(criterion.unmet for criterion in scope):
        return FeatureState.LACKING
    held = all(criterion.met(basis) for criterion in scope)
    return FeatureState.HELD if held else FeatureState.OPEN


def shown_traits(features: Iterable[Feature], criteria: Facts) -> Iterator[Trait]:
    """Yield the features of level 0 whose criteria are all unmet, of those in scope."""
    for feature in features:
        named = [criteria[name] for name in feature.shown_when_unmet if name in criteria]
        scope = [criterion for criterion in named if criterion.in_scope]
        if scope and all(criterion.state is CriterionState.UNMET for criterion in scope):
            yield Trait(id=feature.id, title=feature.title, summary=feature.summary)
