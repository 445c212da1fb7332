"""The weighted mean of what is answered, and how far open questions could move it."""

from collections.abc import Iterable, Sequence
from math import lcm
from typing import NamedTuple

from advisor.scoring.model import Basis, PracticeScore
from advisor.scoring.number import JSON_STEPS, exact, quotient


class Bounded(NamedTuple):
    """A score with its lowest and highest possible value, in level units."""

    score: float | None
    low: float | None
    high: float | None


def bounded_score(practices: Iterable[PracticeScore], basis: Basis = "claimed") -> Bounded:
    """Return the score of `practices`.

    Score: sum(weight x value) / sum(weight) over those with an answer, None when there are none.
    Bounds: the same over all in scope, every open criterion being unmet, and every one met.
    """
    applicable = [practice for practice in practices if practice.applicable]
    if not applicable:
        return Bounded(None, None, None)
    return Bounded(
        score=mean_score(applicable, basis),
        low=_mean([(practice.weight, practice.score(basis) or 0.0) for practice in applicable]),
        high=_mean([(practice.weight, practice.high) for practice in applicable]),
    )


def mean_score(practices: Iterable[PracticeScore], basis: Basis = "claimed") -> float | None:
    """Return the weighted mean of what these practices add to a score; None if nothing is known."""
    scores = [(p.weight, p.score(basis)) for p in practices if p.applicable]
    known = [(weight, score) for weight, score in scores if score is not None]
    return _mean(known) if known else None


def _mean(values: Sequence[tuple[float, float]]) -> float:
    """Return the mean of values that have four decimals, by weight, exactly and then cut."""
    weights = [exact(weight) for weight, _ in values]
    common = lcm(*(weight.denominator for weight in weights))
    shares = [weight.numerator * (common // weight.denominator) for weight in weights]
    steps = (round(value * JSON_STEPS) for _, value in values)
    points = sum(share * step for share, step in zip(shares, steps, strict=True))
    return quotient(points, sum(shares) * JSON_STEPS)
