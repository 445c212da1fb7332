"""Scores as numbers that never reach a level early."""

from fractions import Fraction
from functools import lru_cache

JSON_STEPS = 10_000
_SHOWN_STEPS = 10


@lru_cache(maxsize=1024)
def exact(number: float) -> Fraction:
    """Return a number from a file as the decimal fraction its author wrote."""
    return Fraction(str(number))


def rounded_down(value: Fraction) -> float:
    """Return `value` with four decimals, never above it."""
    return quotient(value.numerator, value.denominator)


def quotient(numerator: int, denominator: int) -> float:
    """Return a quotient with four decimals, never above it."""
    return numerator * JSON_STEPS // denominator / JSON_STEPS


def shown(score: float) -> float:
    """Return a score as it is shown, with one decimal, cut: 1.996 is 1.9."""
    return (exact(score) * _SHOWN_STEPS // 1) / _SHOWN_STEPS


def show_score(score: float | None) -> str:
    """Return a score with one decimal, cut: 1.996 shows as 1.9; nothing as a dash."""
    return "–" if score is None else f"{shown(score):.1f}"


def show_share(share: float | None) -> str:
    """Return a share of 1 in whole percent, rounded down; nothing as a dash."""
    return "–" if share is None else f"{exact(share) * 100 // 1} %"
