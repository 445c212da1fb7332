"""Figures of a scorecard: levels, score and coverage."""

from advisor.scoring.model import Counts, Scorecard, Standing
from advisor.scoring.number import show_score
from advisor.translation import counted, sentence


def say_bounds(result: Scorecard, *, ranged: bool) -> str:
    """Return of what the score is, and what open answers leave of it unless that is told."""
    low, high = show_score(result.score.low), show_score(result.score.high)
    if ranged or low == high:
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


def say_scored(standing: Standing, *, ranged: bool) -> str:
    """Return the score of a side of a part with its bounds; `ranged` leaves the bounds only."""
    if not standing.applicable:
        return sentence("no practice")
    if ranged:
        return say_shown(standing, ranged=True)
    score, low, high = (show_score(n) for n in (standing.score, standing.low, standing.high))
    if low == high:
        return score
    return sentence("{score}, {range}", score=score, range=say_range(low, high))


def say_shown(standing: Standing, *, ranged: bool) -> str:
    """Return the score of a side of a part alone, as a number or as its range."""
    if not standing.applicable:
        return "–"
    if not ranged:
        return show_score(standing.score)
    return say_open_range(standing) or show_score(standing.low)


def say_open_range(standing: Standing) -> str:
    """Return what open answers leave of a score in a few words; nothing where none is open."""
    low, high = show_score(standing.low), show_score(standing.high)
    return "" if low == high else sentence("{low} to {high}", low=low, high=high)
