"""Whether the features of a level are held, from the criteria that define them."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from advisor.rubric.model import Feature, Rubric
from advisor.scoring.model import FeatureScore, Trait
from advisor.scoring.practice_score import CriterionScore, PracticeScore
from advisor.scoring.profile_conditions import Concern
from advisor.scoring.states import Basis, CriterionState, FeatureState

Facts = Mapping[str, CriterionScore]  # by practice/criterion


def facts(practices: Iterable[PracticeScore]) -> dict[str, CriterionScore]:
    """Return every criterion by its name, ``practice/criterion``."""
    return {f"{practice.id}/{c.id}": c for practice in practices for c in practice.criteria}


def score_features(rubric: Rubric, criteria: Facts, concern: Concern) -> tuple[FeatureScore, ...]:
    """Return every feature of the levels from 1 on, in the rubric's order."""
    defining: dict[str, list[str]] = {}
    for name, criterion in criteria.items():
        for feature in criterion.defines:
            defining.setdefault(feature, []).append(name)
    return tuple(
        _feature(
            feature,
            level.level,
            feature.side or rubric.primary_side,
            {} if concern(feature.applies_when) else _named(defining.get(feature.id, ()), criteria),
        )
        for level in rubric.levels
        if level.level
        for feature in level.features
    )


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
    return replace(
        feature,
        state=feature_state(defining, "claimed"),
        supported=feature_state(defining, "supported") is FeatureState.HELD,
    )


def _named(names: Iterable[str], criteria: Facts) -> Facts:
    return {name: criteria[name] for name in names}


def _feature(feature: Feature, level: int, side: str, defining: Facts) -> FeatureScore:
    return FeatureScore(
        id=feature.id,
        title=feature.title,
        summary=feature.summary,
        level=level,
        side=side,
        role=feature.role,
        set=feature.set,
        state=feature_state(defining.values(), "claimed"),
        supported=feature_state(defining.values(), "supported") is FeatureState.HELD,
        criteria=tuple(defining),
    )


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
