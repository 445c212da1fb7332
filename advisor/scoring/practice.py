"""A practice's level, value and state, from its criteria."""

from collections.abc import Callable, Sequence
from fractions import Fraction

from advisor.scoring.model import Basis, CriterionScore, CriterionState, PracticeState
from advisor.scoring.number import rounded_down

Criteria = Sequence[CriterionScore]


def practice_state(criteria: Criteria) -> PracticeState:
    """Return what is known of a practice: all of its criteria in scope, some of them, or none."""
    scope = [criterion for criterion in criteria if criterion.in_scope]
    if not scope:
        waived = any(criterion.removed for criterion in criteria)
        return PracticeState.WAIVED if waived else PracticeState.LEFT_OUT
    if all(criterion.answered for criterion in scope):
        return PracticeState.ANSWERED
    if any(criterion.answered for criterion in scope):
        return PracticeState.PARTLY
    for state, name in (
        (CriterionState.UNKNOWN, PracticeState.UNKNOWN),
        (CriterionState.UNANSWERED, PracticeState.UNANSWERED),
    ):
        if any(criterion.state is state for criterion in scope):
            return name
    return PracticeState.WAIVED


def practice_level(criteria: Criteria, basis: Basis, top: int) -> int | None:
    """Return the largest level up to which every criterion in scope is met.

    None when nothing is answered, so that nothing is told as level 0 for not being known.
    """
    if not any(criterion.answered for criterion in criteria):
        return None
    missed = [c.level for c in criteria if c.in_scope and not c.met(basis)]
    return min(missed, default=top + 1) - 1


def practice_value(criteria: Criteria, basis: Basis, top: int) -> float | None:
    """Return the sum over the levels of the share of criteria met, in level units, cut.

    None when nothing is answered. A level without criteria in scope counts like the mean of the
    others, so that all met is always `top`.
    """
    if not any(criterion.answered for criterion in criteria):
        return None
    return _value(criteria, top, lambda criterion: criterion.met(basis))


def value_bounds(criteria: Criteria, basis: Basis, top: int) -> tuple[float, float]:
    """Return the value if everything open turned out unmet, and if it turned out met."""
    low = _value(criteria, top, lambda criterion: criterion.met(basis))
    high = _value(criteria, top, lambda criterion: not criterion.unmet)
    return low, high


def _value(criteria: Criteria, top: int, counts: Callable[[CriterionScore], bool]) -> float:
    shares = []
    for level in {criterion.level for criterion in criteria if criterion.in_scope}:
        here = [c for c in criteria if c.in_scope and c.level == level]
        shares.append(Fraction(sum(counts(criterion) for criterion in here), len(here)))
    return rounded_down(top * sum(shares, Fraction(0)) / len(shares)) if shares else 0.0
