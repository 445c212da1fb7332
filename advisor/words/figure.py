"""Figures of a scorecard: levels, score and coverage."""

from advisor.scoring.model import Counts, Scorecard, Standing
from advisor.scoring.number import show_score
from advisor.words.catalogue import counted, sentence
from advisor.words.level import say_dash, say_standing


def say_bounds(result: Scorecard) -> str:
    """Return of what the score is, and what open answers leave of it."""
    low, high = show_score(result.score.low), show_score(result.score.high)
    if low == high:
        return sentence("of {top}", top=result.top)
    return sentence(
        "of {top}; {low} to {high} with open answers", top=result.top, low=low, high=high
    )


def say_answered(result: Scorecard) -> str:
    """Return how many of the practices that apply are answered."""
    counts = result.counts
    return counted(
        "{answered} of {n} practice answered",
        "{answered} of {n} practices answered",
        counts.applicable,
        answered=counts.answered,
    )


def say_open(answers: int) -> str:
    """Return how many answers are open, nothing where none is."""
    return counted("{n} open answer", "{n} open answers", answers) if answers else ""


def say_by_evidence(level: int | None) -> str:
    """Return which level evidence supports, a dash for none."""
    return sentence("{level} supported by evidence", level=say_dash(level))


def say_scored(standing: Standing) -> str:
    """Return score and level of a side of a part."""
    level = say_standing(standing)
    if not standing.applicable:
        return level
    return sentence("{score}, {level}", score=show_score(standing.score), level=level)


def say_states(counts: Counts) -> str:
    """Return how many practices are in which state."""
    return sentence(
        "{answered} answered, {unknown} unknown, {unanswered} unanswered, {rest} not applicable",
        answered=counts.answered,
        unknown=counts.unknown,
        unanswered=counts.unanswered,
        rest=counts.not_applicable,
    )
