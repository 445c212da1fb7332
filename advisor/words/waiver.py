"""A waiver by its parts: what it speaks of, and whether it counts."""

from advisor.scoring.model import Scorecard
from advisor.scoring.practice_score import WaiverScore
from advisor.words.catalogue import sentence
from advisor.words.titles import Titles


def say_effect(waiver: WaiverScore) -> str:
    """Return whether a waiver counts, and why it does not."""
    if waiver.counts:
        return sentence("yes, so it is left out")
    if waiver.expired:
        return sentence("no, it has ended, so it counts as not answered")
    return sentence("no, {why}, so it counts as not known", why=_why_not(waiver))


def _why_not(waiver: WaiverScore) -> str:
    if not waiver.approved_by:
        return sentence("nobody approved it")
    if not waiver.by:
        return sentence("it does not say who waived it")
    if waiver.by.strip().casefold() == waiver.approved_by.strip().casefold():
        return sentence("its author approved it")
    return sentence("more than one in ten criteria that define the level are waived")


def say_waived(card: Scorecard, waiver: WaiverScore) -> str:
    """Return what a waiver speaks of: a criterion, or all of its practice."""
    if waiver.criterion is None:
        return sentence("The whole practice")
    return Titles(card).criteria.get(f"{waiver.practice}/{waiver.criterion}", waiver.criterion)
