"""What JSON tells in sentences beside its values."""

from collections.abc import Callable, Mapping
from typing import Any

from advisor.document.data import Say
from advisor.scoring.change import CriterionChange
from advisor.scoring.compare import Comparison
from advisor.scoring.explanation import (
    CriterionExplanation,
    FeatureExplanation,
    PracticeExplanation,
    SideExplanation,
)
from advisor.scoring.gate_model import Verdict
from advisor.scoring.level_change import Lifted
from advisor.scoring.model import Blocker, Scorecard
from advisor.scoring.practice_score import PracticeScore
from advisor.scoring.states import Basis
from advisor.words.criterion import Fields, profile_titles, say_blocker
from advisor.words.exclusion import say_excluded
from advisor.words.explanation import because_criterion, because_feature, because_practice
from advisor.words.gate_verdict import say_condition, say_failures, say_found, say_tighter
from advisor.words.level_change import say_lifted, say_remarks, say_turned, say_why
from advisor.words.level_explanation import because_side


def json_sentences(card: Scorecard, basis: Basis = "claimed") -> Say:
    """Return what says the sentences of each value, for `as_data`."""
    says = _sayings(profile_titles(card), basis)

    def say(value: Any) -> Mapping[str, Any]:
        sentences_of = says.get(type(value))
        return sentences_of(value) if sentences_of else {}

    return say


def _sayings(titles: Fields, basis: Basis) -> dict[type, Callable[[Any], Mapping[str, Any]]]:
    def practice(value: PracticeScore) -> Mapping[str, Any]:
        return {"reason": say_excluded(value.excluded, titles)} if value.excluded else {}

    return {
        Blocker: lambda value: {"reason": say_blocker(value)},
        CriterionChange: lambda value: {"reason": say_turned(value)},
        Lifted: lambda value: {"how": say_lifted(value)},
        Comparison: lambda value: {
            "because": say_why(value),
            "remarks": list(say_remarks(value)),
        },
        CriterionExplanation: lambda value: {"because": list(because_criterion(value, titles))},
        FeatureExplanation: lambda value: {"because": list(because_feature(value))},
        PracticeExplanation: lambda value: {
            "because": list(because_practice(value, basis, titles))
        },
        SideExplanation: lambda value: {"because": because_side(value, basis)},
        PracticeScore: practice,
        Verdict: lambda value: {
            "condition": say_condition(value),
            "found": say_found(value),
            "failures": list(say_failures(value)),
            "remark": say_tighter(value),
        },
    }
