"""Levels by the features that decide them, and what is known of those."""

from collections.abc import Sequence

from advisor.scoring.level import FeaturesInScope, features_of
from advisor.scoring.model import FeatureScore, Scorecard
from advisor.scoring.practice_score import CriterionScore
from advisor.scoring.states import Basis, FeatureState
from advisor.translation import counted, sentence
from advisor.words.criterion import say_criterion


def say_level_held(card: Scorecard, level: int, basis: Basis = "claimed") -> str:
    """Return whether the deciding side holds a level, guards it, and whether evidence shows it.

    One that acts on what is supported is told no guard of what is only claimed.
    """
    claimed, supported = card.held("claimed"), card.held("supported")
    if level == 0:
        return sentence("where every team starts")
    if card.thin:
        return sentence("not told yet")
    if claimed is None or claimed < level:
        return sentence("not held")
    shown = supported is not None and supported >= level
    guarded = card.guarded() if basis == "claimed" else features_of(card, basis=basis).guarded
    if level < (card.held(basis) or 0) or guarded or (basis == "supported" and not shown):
        return (
            sentence("held, and evidence shows it")
            if shown
            else sentence("held as claimed, and not all shown by evidence")
        )
    if guarded is None:
        return sentence("held, and not known to be guarded")
    return sentence("held and unguarded")


def say_counts(features: FeaturesInScope, level: int) -> str:
    """Return how many core features and components of a level are held; nothing for neither."""
    said = [_say_core(features, features.of("core", level))]
    said.append(_say_components(features, features.of("component", level)))
    return ", ".join(part for part in said if part)


def _say_core(scope: FeaturesInScope, features: Sequence[FeatureScore]) -> str:
    if not features:
        return ""
    return counted(
        "{held} of {n} core feature",
        "{held} of {n} core features",
        len(features),
        held=_held(scope, features),
    )


def _say_components(scope: FeaturesInScope, features: Sequence[FeatureScore]) -> str:
    if not features:
        return ""
    return counted(
        "{held} of {n} component",
        "{held} of {n} components",
        len(features),
        held=_held(scope, features),
    )


def _held(scope: FeaturesInScope, features: Sequence[FeatureScore]) -> int:
    return sum(scope.state(feature) is FeatureState.HELD for feature in features)


def say_role(feature: FeatureScore) -> str:
    """Return whether a feature decides that a level is held, or that it is guarded."""
    return sentence("core") if feature.role == "core" else sentence("component")


def say_defining(criterion: CriterionScore) -> str:
    """Return a criterion that defines a feature, with why it is not counted as shown."""
    state = say_criterion(criterion, "supported")
    return sentence("{state}: {text}", state=state, text=criterion.text.rstrip("."))
