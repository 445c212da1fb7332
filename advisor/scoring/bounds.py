"""The weighted mean of what is answered, and how far open questions could move it."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from fractions import Fraction
from functools import lru_cache
from math import lcm
from typing import Any, NamedTuple, Protocol, TypeVar

from advisor.scoring.number import JSON_STEPS, exact, quotient, rounded_down
from advisor.scoring.practice_score import PracticeScore
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
    shares = whole_shares(tuple([practice.weight for practice in practices]))
    return [
        weight_of(practice, share, practice.score(basis), practice.high)
        for share, practice in zip(shares, practices, strict=True)
        if practice.applicable
    ]


def weight_of(practice: Any, share: int, score: float | None, high: float) -> Weight:
    """Return what a practice with this score, and at most `high`, adds to sums."""
    points = None if score is None else share * round(score * JSON_STEPS)
    return Weight(practice, share, points, share * round(high * JSON_STEPS))


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
def whole_shares(weights: tuple[float, ...]) -> list[int]:
    """Return whole numbers that stand to each other like the weights."""
    fractions = [exact(weight) for weight in weights]
    common = lcm(*{fraction.denominator for fraction in fractions})
    return [fraction.numerator * common // fraction.denominator for fraction in fractions]


class RunningMean:
    """The weighted mean of practices that come and go, the same as `mean_score` of those there."""

    def __init__(self) -> None:
        self._weights = self._points = Fraction(0)

    def add(self, practice: PracticeScore) -> None:
        """Count a practice, unless nothing is known of it."""
        self._count(practice, 1)

    def remove(self, practice: PracticeScore) -> None:
        """Count a practice no longer; it must have been added as it is."""
        self._count(practice, -1)

    def _count(self, practice: PracticeScore, times: int) -> None:
        if practice.applicable and practice.value is not None:
            weight = times * exact(practice.weight)
            self._weights += weight
            self._points += weight * round(practice.value * JSON_STEPS)

    @property
    def score(self) -> float | None:
        """The mean, cut to four decimals; None if nothing is known."""
        if not self._weights:
            return None
        return rounded_down(self._points / (self._weights * JSON_STEPS))
