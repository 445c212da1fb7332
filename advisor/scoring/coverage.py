"""How much is answered, and of what."""

from collections.abc import Iterable, Sequence
from fractions import Fraction

from advisor.scoring.level import SideFeatures
from advisor.scoring.model import Counts, Coverage, CriterionScore, PracticeScore, PracticeState
from advisor.scoring.number import rounded_down


def coverage(practices: Sequence[PracticeScore], side: SideFeatures) -> Coverage:
    """Return the share of all criteria in scope that is answered, and of the defining ones.

    These are the ones of `side` up to the level after the one it holds.
    """
    held = side.held
    reached = side.after(held) or held
    features = [] if reached is None else list(side.up_to(reached))
    return Coverage(
        value=_answered(criterion for p in practices for criterion in p.criteria),
        defining=_answered(side.defining(features).values()),
    )


def _answered(criteria: Iterable[CriterionScore]) -> float | None:
    scope = [criterion for criterion in criteria if criterion.in_scope]
    if not scope:
        return None
    return rounded_down(Fraction(sum(criterion.answered for criterion in scope), len(scope)))


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
