"""A practice's state, levels and values, from its criteria."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from math import lcm
from typing import NamedTuple

from advisor.scoring.number import quotient
from advisor.scoring.practice_score import CriterionScore
from advisor.scoring.states import CriterionState, PracticeState


class Figures(NamedTuple):
    """What the criteria of a practice come to; the fields of `PracticeScore` of these names."""

    state: PracticeState
    claimed: int | None
    supported: int | None
    value: float | None
    supported_value: float | None
    high: float


class _Tally:
    """How many criteria of one level are in scope, met, met and supported, and not unmet."""

    def __init__(self) -> None:
        self.all = self.met = self.supported = self.not_unmet = 0


# Scores of criteria are equal to themselves alone, and shared by all that say the same.
@lru_cache(maxsize=20_000)
def practice_figures(criteria: tuple[CriterionScore, ...], top: int) -> Figures:
    """Return the state, the levels and the values of a practice.

    Its level is the largest up to which every criterion in scope is met, its value the sum over
    the levels of the share that is met. Both are None when nothing is answered, so that nothing
    is told as level 0 for not being known.
    """
    levels = _counted(criteria)
    state = practice_state(criteria)
    high = _value([(c.not_unmet, c.all) for c in levels.values()], top)
    if state not in (PracticeState.ANSWERED, PracticeState.PARTLY):
        return Figures(state, None, None, None, None, high)
    return Figures(
        state=state,
        claimed=min((n for n, c in levels.items() if c.met < c.all), default=top + 1) - 1,
        supported=min((n for n, c in levels.items() if c.supported < c.all), default=top + 1) - 1,
        value=_value([(c.met, c.all) for c in levels.values()], top),
        supported_value=_value([(c.supported, c.all) for c in levels.values()], top),
        high=high,
    )


def practice_state(criteria: Iterable[CriterionScore]) -> PracticeState:
    """Return what is known of a practice: all of its criteria in scope, some of them, or none."""
    scope = [criterion for criterion in criteria if criterion.in_scope]
    if not scope:
        waived = any(criterion.removed for criterion in criteria)
        return PracticeState.WAIVED if waived else PracticeState.LEFT_OUT
    answered = sum(criterion.answered for criterion in scope)
    if answered:
        return PracticeState.ANSWERED if answered == len(scope) else PracticeState.PARTLY
    if any(criterion.state is CriterionState.UNKNOWN for criterion in scope):
        return PracticeState.UNKNOWN
    unanswered = any(criterion.state is CriterionState.UNANSWERED for criterion in scope)
    return PracticeState.UNANSWERED if unanswered else PracticeState.WAIVED


def _counted(criteria: Iterable[CriterionScore]) -> dict[int, _Tally]:
    levels: dict[int, _Tally] = {}
    for criterion in criteria:
        if criterion.in_scope:
            count = levels.get(criterion.level)
            if count is None:
                count = levels[criterion.level] = _Tally()
            count.all += 1
            if criterion.state is CriterionState.MET:
                count.met += 1
                count.supported += criterion.supported
            count.not_unmet += criterion.state is not CriterionState.UNMET
    return levels


def _value(shares: Sequence[tuple[int, int]], top: int) -> float:
    """Return the sum of one share a level, in level units, cut.

    A level without criteria in scope counts like the mean of the others, so that all met is
    always `top`.
    """
    if not shares:
        return 0.0
    common = lcm(*(whole for _, whole in shares))
    points = sum(part * common // whole for part, whole in shares)
    return quotient(top * points, common * len(shares))
