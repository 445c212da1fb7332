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
    return sentence("of {top}; {range}", top=result.top, range=say_range(low, high))


def say_range(low: str, high: str) -> str:
    """Return what open answers leave of a score."""
    return sentence("{low} to {high} with open answers", low=low, high=high)


def say_answered(counts: Counts | Standing) -> str:
    """Return how many of the practices that apply are answered."""
    return counted(
        "{answered} of {n} practice answered",
        "{answered} of {n} practices answered",
        counts.applicable,
        answered=counts.answered,
    )


def say_usable(file: str, counts: Counts) -> str:
    """Return that an answers file can be used, and how many practices are in which state."""
    return counted(
        "{file} can be used: {answered} of {n} applicable practice answered, {unknown} unknown, "
        "{unanswered} unanswered, {rest} not applicable.",
        "{file} can be used: {answered} of {n} applicable practices answered, {unknown} unknown, "
        "{unanswered} unanswered, {rest} not applicable.",
        counts.applicable,
        file=file,
        answered=counts.answered,
        unknown=counts.unknown,
        unanswered=counts.unanswered,
        rest=counts.not_applicable,
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
