"""How far people agree over all questions: Krippendorff's alpha, and the share agreeing."""

from collections.abc import Mapping, Sequence
from math import isfinite
from typing import Any, Literal

from advisor.document.checked import Frozen
from advisor.frozen import dataclass
from advisor.scoring.votes.tally import QuestionTally

WhyNoAlpha = Literal["few", "same", "library"]
"""Fewer than two say something of any question; all say the same of all; it is not installed."""
_TWO = 2


@dataclass(frozen=True, kw_only=True)
class Agreement(Frozen):
    """How far people agree: 1 as one, 0 as by chance, below that against each other.

    `alpha` is Krippendorff's, ordinal, on the levels that votes amount to, None for the reason
    `why`; `questions` and `votes` are how many it rests on. `facts` is the mean share that agrees
    on a fact, of those who know it.
    """

    alpha: float | None
    why: WhyNoAlpha | None
    questions: int
    votes: int
    facts: float | None


def agreement(tallies: Sequence[QuestionTally], top: int) -> Agreement:
    """Return how far people agree over all questions voted on."""
    counted = [t.levels for t in tallies if sum(t.levels.values()) >= _TWO]
    alpha, why = ordinal_alpha([[c.get(n, 0) for n in range(top + 1)] for c in counted])
    shares = [c.agreeing for t in tallies for c in t.criteria if c.agreeing is not None]
    return Agreement(
        alpha=alpha,
        why=why,
        questions=len(counted),
        votes=sum(sum(levels.values()) for levels in counted),
        facts=sum(shares) / len(shares) if shares else None,
    )


def ordinal_alpha(
    counts: Sequence[Sequence[int]],
) -> tuple[float | None, WhyNoAlpha | None]:
    """Return the alpha of units, each by how many gave it which value, or why there is none."""
    pairable = [unit for unit in counts if sum(unit) >= _TWO]
    if not pairable:
        return None, "few"
    if sum(any(unit[place] for unit in pairable) for place in range(len(pairable[0]))) < _TWO:
        return None, "same"
    try:
        import krippendorff  # noqa: PLC0415 an optional extra
    except ImportError:
        return None, "library"
    measure: Any = krippendorff.alpha
    found = float(measure(value_counts=pairable, level_of_measurement="ordinal"))
    return (found, None) if isfinite(found) else (None, "same")


def most_divided(tallies: Sequence[QuestionTally]) -> tuple[QuestionTally, ...]:
    """Return the questions on which people differ, those first on which they differ most."""
    found = [one for one in tallies if one.divided]
    return tuple(sorted(found, key=lambda one: -one.division))


def levels_apart(levels: Mapping[int, int]) -> int:
    """Return how many levels lie between the lowest and the highest vote."""
    return max(levels) - min(levels) if levels else 0
