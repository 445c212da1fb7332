"""The weighted mean of what is answered, and how far open questions could move it."""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import NamedTuple

from advisor.scoring.model import Basis, PracticeScore
from advisor.scoring.number import exact, rounded_down
from advisor.scoring.practice import value_bounds


class Bounded(NamedTuple):
    """A score with its lowest and highest possible value, in level units."""

    score: float | None
    low: float | None
    high: float | None


def bounded_score(
    practices: Sequence[PracticeScore], top: int, basis: Basis = "claimed"
) -> Bounded:
    """Return the score of `practices`.

    Score: sum(weight x value) / sum(weight) over those with an answer, None when there are none.
    Bounds: the same over all in scope, every open criterion being unmet, and every one met.
    """
    applicable = [practice for practice in practices if practice.applicable]
    if not applicable:
        return Bounded(None, None, None)
    bounds = [value_bounds(practice.criteria, basis, top) for practice in applicable]
    return Bounded(
        score=mean_score(applicable, basis),
        low=_mean([(p, low) for p, (low, _) in zip(applicable, bounds, strict=True)]),
        high=_mean([(p, high) for p, (_, high) in zip(applicable, bounds, strict=True)]),
    )


def mean_score(practices: Iterable[PracticeScore], basis: Basis = "claimed") -> float | None:
    """Return the weighted mean of what these practices add to a score; None if nothing is known."""
    scores = [(practice, practice.score(basis)) for practice in practices if practice.applicable]
    known = [(practice, score) for practice, score in scores if score is not None]
    return _mean(known) if known else None


def _mean(values: Sequence[tuple[PracticeScore, float]]) -> float:
    points = sum((exact(p.weight) * exact(value) for p, value in values), Fraction(0))
    return rounded_down(points / sum(exact(practice.weight) for practice, _ in values))
