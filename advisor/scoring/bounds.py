"""The weighted mean of what is answered, and how far open questions could move it."""

from collections.abc import Iterable, Sequence
from math import lcm
from typing import NamedTuple, Protocol

from advisor.scoring.number import JSON_STEPS, exact, quotient
from advisor.scoring.states import Basis


class Bounded(NamedTuple):
    """A score with its lowest and highest possible value, in level units."""

    score: float | None
    low: float | None
    high: float | None


class Weighed(Protocol):
    """A practice, as far as a mean goes."""

    @property
    def applicable(self) -> bool: ...
    @property
    def weight(self) -> float: ...
    @property
    def high(self) -> float: ...
    def score(self, basis: Basis, /) -> float | None: ...


def bounded_score(practices: Iterable[Weighed], basis: Basis = "claimed") -> Bounded:
    """Return the score of `practices`.

    Score: sum(weight x value) / sum(weight) over those with an answer, None when there are none.
    Bounds: the same over all in scope, every open criterion being unmet, and every one met.
    """
    applicable = [practice for practice in practices if practice.applicable]
    if not applicable:
        return Bounded(None, None, None)
    shares = _shares(applicable)
    return Bounded(
        score=mean_score(applicable, basis),
        low=_mean(shares, [practice.score(basis) or 0.0 for practice in applicable]),
        high=_mean(shares, [practice.high for practice in applicable]),
    )


def mean_score(practices: Iterable[Weighed], basis: Basis = "claimed") -> float | None:
    """Return the weighted mean of what these practices add to a score; None if nothing is known."""
    scores = [(p, p.score(basis)) for p in practices if p.applicable]
    known = [(practice, score) for practice, score in scores if score is not None]
    if not known:
        return None
    return _mean(_shares([practice for practice, _ in known]), [score for _, score in known])


def _shares(practices: Sequence[Weighed]) -> list[int]:
    """Return whole numbers that stand to each other like the weights."""
    weights = [exact(practice.weight) for practice in practices]
    common = lcm(*{weight.denominator for weight in weights})
    return [weight.numerator * common // weight.denominator for weight in weights]


def _mean(shares: Sequence[int], values: Sequence[float]) -> float:
    """Return the mean of values that have four decimals, exactly and then cut."""
    points = sum(s * round(v * JSON_STEPS) for s, v in zip(shares, values, strict=True))
    return quotient(points, sum(shares) * JSON_STEPS)
