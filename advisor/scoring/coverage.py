"""How much is answered, and of what."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from advisor.scoring.level import FeaturesInScope
from advisor.scoring.model import Counts, Coverage
from advisor.scoring.number import quotient
from advisor.scoring.practice_score import CriterionScore, PracticeScore
from advisor.scoring.states import CriterionState, PracticeState


class Tally(NamedTuple):
    """How many criteria are in scope, and how many of these are met and unmet."""

    in_scope: int
    met: int
    unmet: int


# Scores of criteria are equal to themselves alone, and shared by all that say the same.
@lru_cache(maxsize=20_000)
def tally(criteria: tuple[CriterionScore, ...]) -> Tally:
    """Return how many of these criteria are in which state."""
    scope = [criterion.state for criterion in criteria if criterion.in_scope]
    return Tally(
        in_scope=len(scope),
        met=scope.count(CriterionState.MET),
        unmet=scope.count(CriterionState.UNMET),
    )


def coverage(practices: Sequence[PracticeScore], features: FeaturesInScope) -> Coverage:
    """Return the share of all criteria in scope that is answered, and of the defining ones.

    These are the ones of `features` up to the level after the one held or, where more of these
    is known, up to a lower one: otherwise what is known would seem less with each level reached.
    """
    shares = (
        share_answered([tally(tuple(features.defining(features.up_to(level)).values()))])
        for level in features.before_following
    )
    return Coverage(
        value=share_answered([tally(practice.criteria) for practice in practices]),
        defining=max((share for share in shares if share is not None), default=None),
    )


def share_answered(tallies: Iterable[Tally]) -> float | None:
    """Return the share of the criteria in scope that is answered, None where there is none."""
    in_scope = answered = 0
    for found in tallies:
        in_scope += found.in_scope
        answered += found.met + found.unmet
    return quotient(answered, in_scope) if in_scope else None


def counts(practices: Sequence[PracticeScore]) -> Counts:
    """Return how many practices and criteria are in which state."""
    states = [practice.state for practice in practices]
    tallies = [tally(practice.criteria) for practice in practices]
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
        criteria=sum(found.in_scope for found in tallies),
        met=sum(found.met for found in tallies),
        unmet=sum(found.unmet for found in tallies),
    )
