"""The weighted mean of what is answered, and how far open questions could move it."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from functools import lru_cache
from math import lcm
from typing import Any, NamedTuple, Protocol, TypeVar

from advisor.scoring.number import JSON_STEPS, exact, quotient
from advisor.scoring.states import Basis


class Weighed(Protocol):
    """A practice, as far as a mean goes."""

    @property
    def applicable(self) -> bool: ...
    @property
    def weight(self) -> float: ...
    @property
    def high(self) -> float: ...
    def score(self, basis: Basis, /) -> float | None: ...


_Key = TypeVar("_Key", bound=Hashable)


class Bounded(NamedTuple):
    """A score with its lowest and highest possible value, in level units."""

    score: float | None = None
    low: float | None = None
    high: float | None = None


class ScoreSums:
    """What practices add up to: the counts, and weights times values of four decimals, exactly."""

    __slots__ = ("answered", "applicable", "known", "most", "points", "whole")

    def __init__(self) -> None:
        self.answered = self.applicable = 0
        self.whole = self.known = self.points = self.most = 0

    @property
    def bounded(self) -> Bounded:
        """The score and its bounds.

        Score: sum(weight x value) / sum(weight) over those with an answer, None when there are
        none. Bounds: the same over all in scope, every open criterion being unmet, and met.
        """
        if not self.applicable:
            return Bounded()
        return Bounded(
            score=quotient(self.points, self.known * JSON_STEPS) if self.known else None,
            low=quotient(self.points, self.whole * JSON_STEPS),
            high=quotient(self.most, self.whole * JSON_STEPS),
        )


class Weight(NamedTuple):
    """A practice in scope with what it adds to sums; without `points` where it has no answer."""

    practice: Any
    share: int
    points: int | None
    most: int


def weighed(practices: Sequence[Weighed], basis: Basis) -> list[Weight]:
    """Return the practices that count, with what each adds to any sum that it is in."""
    found = []
    shares = _shares(tuple([practice.weight for practice in practices]))
    for share, practice in zip(shares, practices, strict=True):
        if practice.applicable:
            score = practice.score(basis)
            points = None if score is None else share * round(score * JSON_STEPS)
            found.append(Weight(practice, share, points, share * round(practice.high * JSON_STEPS)))
    return found


def sums_by(weights: Iterable[Weight], key: Callable[[Any], _Key]) -> dict[_Key, ScoreSums]:
    """Return what practices add up to, those of one key together."""
    found: dict[_Key, ScoreSums] = {}
    for practice, share, points, most in weights:
        name = key(practice)
        sums = found.get(name)
        if sums is None:
            sums = found[name] = ScoreSums()
        sums.applicable += 1
        sums.whole += share
        sums.most += most
        if points is not None:
            sums.answered += 1
            sums.known += share
            sums.points += points
    return found


def bounded_score(practices: Iterable[Weighed], basis: Basis = "claimed") -> Bounded:
    """Return the score of `practices` with its bounds."""
    found = sums_by(weighed(tuple(practices), basis), lambda _: None)
    return found[None].bounded if found else Bounded()


def mean_score(practices: Iterable[Weighed], basis: Basis = "claimed") -> float | None:
    """Return the weighted mean of what these practices add to a score; None if nothing is known."""
    return bounded_score(practices, basis).score


@lru_cache(maxsize=1024)
def _shares(weights: tuple[float, ...]) -> list[int]:
    """Return whole numbers that stand to each other like the weights."""
    fractions = [exact(weight) for weight in weights]
    common = lcm(*{fraction.denominator for fraction in fractions})
    return [fraction.numerator * common // fraction.denominator for fraction in fractions]
