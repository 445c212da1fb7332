"""The weighted mean of what is answered, and how far open questions could move it."""

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from advisor.scoring.model import PracticeScore
from advisor.scoring.number import exact, rounded_down


class Bounded(NamedTuple):
    """A score with its lowest and highest possible value, in level units."""

    score: float | None
    low: float | None
    high: float | None


def bounded_score(practices: Sequence[PracticeScore], top: int) -> Bounded:
    """Return the claimed score of `practices`.

    Score: sum(weight x level) / sum(weight) over answered practices, None when there are none.
    Bounds: the same over all applicable ones, open ones counting 0 and `top`.
    """
    applicable = [practice for practice in practices if practice.applicable]
    if not applicable:
        return Bounded(None, None, None)
    total = sum(exact(practice.weight) for practice in applicable)
    known = [(exact(p.weight), p.claimed) for p in applicable if p.claimed is not None]
    weight = sum((weight for weight, _ in known), Fraction(0))
    points = sum((weight * level for weight, level in known), Fraction(0))
    return Bounded(
        score=rounded_down(points / weight) if known else None,
        low=rounded_down(points / total),
        high=rounded_down((points + (total - weight) * top) / total),
    )
