"""Levels of the rubric and their features: held, missing, and by which evidence."""

from collections.abc import Sequence

from advisor.result.model import Result
from advisor.scoring.model import FeatureStatus
from advisor.words.catalogue import sentence
from advisor.words.phrase import few, within

_FEW = 3


def say_held(result: Result, level: int) -> str:
    """Return whether a level is held, and by what."""
    claimed, supported = result.level["claimed"], result.level["supported"]
    if level == 0:
        return sentence("where every team starts")
    if claimed is None or claimed < level:
        return sentence("not held")
    if supported is not None and supported >= level:
        return sentence("held, supported by evidence")
    return sentence("held as claimed, not supported by evidence")


def say_feature(feature: FeatureStatus, level: int) -> str:
    """Return in a few words whether a feature of a level is there; one of level 0 is to be lost."""
    if level == 0 and feature.state in {"held", "missing"}:
        return sentence("still there") if feature.state == "held" else sentence("left behind")
    if feature.state == "held" and not feature.supported:
        return sentence("held, evidence missing")
    return {
        "held": sentence("held"),
        "missing": sentence("missing"),
        "not_shown": sentence("not shown"),
        "not_applicable": sentence("does not apply"),
    }[feature.state]


def say_backed(feature: FeatureStatus) -> str:
    """Return whether evidence backs a feature that is held."""
    if feature.supported:
        return sentence("The evidence given backs it.")
    return sentence("The evidence given does not back it yet.")


def say_takes(feature: FeatureStatus, lacking: Sequence[str]) -> str:
    """Return what a feature is, and which practices it takes yet."""
    return sentence(
        "{summary} It takes {practices}.",
        summary=feature.summary,
        practices=few([within(title) for title in lacking], _FEW),
    )
