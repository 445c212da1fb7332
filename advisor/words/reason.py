"""Why a level is held or not, and what would change it."""

from collections.abc import Sequence

from advisor.scoring.model import Basis, EvidenceScore, Standing
from advisor.scoring.number import show_score
from advisor.words.catalogue import counted, sentence
from advisor.words.level import say_number


def say_basis(basis: Basis) -> str:
    """Return by which levels something is explained."""
    if basis == "claimed":
        return sentence("by what is claimed")
    return sentence("by what is supported")


def say_standing_of(standing: Standing) -> str:
    """Return the level and the score of a side, and on how many answers they rest."""
    return counted(
        "{level}, score {score} ({n} answer)",
        "{level}, score {score} ({n} answers)",
        standing.answered,
        level=say_number(standing.level),
        score=show_score(standing.score),
    )


def say_to_reach(level: int) -> str:
    """Return what a list of changes leads to."""
    return sentence("To reach level {level}:", level=level)


def say_smallest_set(level: int) -> str:
    """Return what a list of changes is, and where it leads."""
    return sentence("Smallest set of changes that reaches level {level}:", level=level)


def say_left_out(practices: Sequence[str]) -> str:
    """Return which practices do not apply."""
    return sentence("Not applicable, left out: {practices}", practices=", ".join(practices))


def say_score(standing: Standing) -> str:
    """Return a score, what it is the mean of, and what open answers leave of it."""
    return sentence(
        "Score {score}, the mean by weight of {answered} answered of {applicable}; between {low} "
        "and {high} however open answers turn out:",
        score=show_score(standing.score),
        answered=standing.answered,
        applicable=standing.applicable,
        low=show_score(standing.low),
        high=show_score(standing.high),
    )


def say_evidence(item: EvidenceScore) -> str:
    """Return a piece of evidence, up to which level it supports, and whether it still does."""
    said = {"kind": item.kind, "level": item.cap, "ref": item.ref}
    if item.valid:
        return sentence("{kind} (supports up to {level}): {ref}", **said)
    if item.premature:
        return sentence(
            "{kind} (supports up to {level}, seen only after the assessment): {ref}", **said
        )
    return sentence("{kind} (supports up to {level}, expired): {ref}", **said)
