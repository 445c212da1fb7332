"""How much is answered, and of what."""

from collections.abc import Iterable, Sequence

from advisor.scoring.level import FeaturesInScope
from advisor.scoring.model import Counts, Coverage
from advisor.scoring.number import quotient
from advisor.scoring.practice_score import CriterionScore, PracticeScore
from advisor.scoring.states import PracticeState


def coverage(practices: Sequence[PracticeScore], features: FeaturesInScope) -> Coverage:
    """Return the share of all criteria in scope that is answered, and of the defining ones.

    These are the ones of `features` up to the level after the one held or, where more of these
    is known, up to a lower one: otherwise what is known would seem less with each level reached.
    """
    levels = (level for level in features.levels if level <= (features.following or level))
    shares = (_answered(features.defining(features.up_to(level)).values()) for level in levels)
    return Coverage(
        value=_answered(c for p in practices for c in p.criteria if c.in_scope),
        defining=max((share for share in shares if share is not None), default=None),
    )


def _answered(criteria: Iterable[CriterionScore]) -> float | None:
    answered = [criterion.answered for criterion in criteria]
    return quotient(sum(answered), len(answered)) if answered else None


def counts(practices: Sequence[PracticeScore]) -> Counts:
    """Return how many practices and criteria are in which state."""
    states = [practice.state for practice in practices]
    criteria = [c for practice in practices for c in practice.criteria if c.in_scope]
    return Counts(
        practices=len(states),
        applicable=sum(practice.applicable for practice in practices),
        answered=states.count(PracticeState.ANSWERED) + states.count(PracticeState.PARTLY),
        partly=states.count(PracticeState.PARTLY),
        unknown=states.count(PracticeState.UNKNOWN),
        unanswered=states.count(PracticeState.UNANSWERED),
        waived=states.count(PracticeState.WAIVED),
        not_applicable=sum(not practice.applicable for practice in practices),
        without_evidence=sum(
            bool(p.claimed) and not any(item.valid for item in p.evidence) for p in practices
        ),
        criteria=len(criteria),
        met=sum(criterion.met("claimed") for criterion in criteria),
        unmet=sum(criterion.unmet for criterion in criteria),
    )
