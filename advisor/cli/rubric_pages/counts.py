"""How much of everything a rubric has."""

from collections import Counter
from typing import Any

from advisor.rubric.implied_criteria import written_criteria, written_features
from advisor.rubric.model import Rubric


def rubric_counts(chosen: Rubric) -> dict[str, Any]:
    """Return the counts by name; those by dimension are split by side."""
    practices = chosen.practices
    criteria = [criterion for practice in practices for criterion in written_criteria(practice)]
    examples = [shown for practice in practices for shown in practice.evidence.values()]
    return {
        "levels": len(chosen.levels),
        "features": sum(len(written_features(level)) for level in chosen.levels),
        "dimensions": len(chosen.dimensions),
        "stages": len(chosen.stages),
        "practices": len(practices),
        "criteria": len(criteria),
        "defining_criteria": sum(bool(criterion.defines) for criterion in criteria),
        "criteria_by_place": dict(Counter(c.seen_in for c in criteria if c.seen_in)),
        "quick_practices": sum(practice.quick for practice in practices),
        "practices_by_side": dict(Counter(practice.side for practice in practices)),
        "practices_by_dimension": {
            dimension.id: dict(Counter(p.side for p in practices if p.dimension == dimension.id))
            for dimension in chosen.dimensions
        },
        "practices_by_stage": dict(Counter(practice.stage for practice in practices)),
        "evidence_examples": {
            "sufficient": sum(len(shown.sufficient) for shown in examples),
            "insufficient": sum(len(shown.insufficient) for shown in examples),
        },
        "steps": len(chosen.steps),
        "kpis": len(chosen.kpis),
        "crosswalks": len(chosen.crosswalks),
    }
