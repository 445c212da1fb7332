"""Assess the maturity of machine-learning delivery and plan what to automate next."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from advisor.version import __version__

if TYPE_CHECKING:
    from advisor.assessment.store import load_assessment
    from advisor.report.brand.model import Appearance
    from advisor.report.brand.read import load_brand
    from advisor.report.formats import render
    from advisor.result.build import build_result
    from advisor.roadmap.conditions import Conditions, conditions_of
    from advisor.roadmap.plan import plan
    from advisor.rubric.catalogue import load_rubric
    from advisor.scoring.score import score

__all__ = [
    "Appearance",
    "Conditions",
    "__version__",
    "build_result",
    "conditions_of",
    "load_assessment",
    "load_brand",
    "load_rubric",
    "plan",
    "render",
    "score",
]

_HOMES = {
    "Appearance": "advisor.report.brand.model",
    "Conditions": "advisor.roadmap.conditions",
    "build_result": "advisor.result.build",
    "conditions_of": "advisor.roadmap.conditions",
    "load_assessment": "advisor.assessment.store",
    "load_brand": "advisor.report.brand.read",
    "load_rubric": "advisor.rubric.catalogue",
    "plan": "advisor.roadmap.plan",
    "render": "advisor.report.formats",
    "score": "advisor.scoring.score",
}


def __getattr__(name: str) -> Any:
    # Importing a name loads its room and no other, so that scoring never pays for rendering.
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
