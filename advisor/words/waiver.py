"""A waiver by its parts: what it speaks of, and whether it counts."""

from advisor.scoring.model import Scorecard
from advisor.scoring.practice_score import WaiverScore
from advisor.translation import sentence
from advisor.words.titles import Titles


def say_effect(waiver: WaiverScore) -> str:
    """Return whether a waiver counts, and why it does not."""
    if waiver.counts:
        return sentence("Yes, so it is left out")
    return sentence("No. {why}", why=say_no_effect(waiver))


def say_no_effect(waiver: WaiverScore) -> str:
    """Return why a waiver does not count, and as what it counts instead."""
    if waiver.expired:
        return sentence("It ended on {day} and counts as not answered.", day=waiver.until)
    if not waiver.approved_by:
        return sentence("Nobody else approved it, so it counts as not known.")
    if not waiver.by:
        return sentence("It does not say who waived it, so it counts as not known.")
    if waiver.by.strip().casefold() == waiver.approved_by.strip().casefold():
        return sentence("Its author approved it, so it counts as not known.")
    return sentence(
        "More than one in ten criteria that define the level are waived, so it counts as not known."
    )


def say_waived(card: Scorecard, waiver: WaiverScore) -> str:
    """Return what a waiver speaks of: a criterion, or all of its practice."""
    if waiver.criterion is None:
        return sentence("The whole practice")
    return Titles(card).criteria.get(f"{waiver.practice}/{waiver.criterion}", waiver.criterion)
