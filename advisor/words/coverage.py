"""How much is known of a team, what that leaves of its score, and what is waived."""

from advisor.scoring.model import Scorecard
from advisor.scoring.number import show_score, show_share
from advisor.translation import counted, sentence

MOST_OPEN = 0.5  # of all criteria may be open for a score to be told as one number


def say_thin(card: Scorecard) -> str | None:
    """Return that this is no assessment yet, where too little of what defines a level is known."""
    if not card.thin:
        return None
    return sentence(
        "This is no assessment yet: {share} of the criteria that define the next level, core and "
        "components, are answered. Under {enough} a level would say little.",
        share=show_share(card.coverage.defining or 0.0),
        enough=show_share(MOST_OPEN),
    )


def say_thin_before(card: Scorecard) -> str | None:
    """Return that what is compared with was no assessment, where too little of it was known."""
    if not card.thin:
        return None
    return sentence(
        "The earlier one was no assessment yet: {share} of the criteria that define the next "
        "level, core and components, were answered.",
        share=show_share(card.coverage.defining or 0.0),
    )


def say_too_little() -> str:
    """Return that no level can be told."""
    return sentence("Too little is known to tell")


def say_without_criteria(card: Scorecard) -> str | None:
    """Return that a result of schema 1 has no criteria, and what to do about it."""
    if card.has_criteria:
        return None
    return sentence(
        "This result is of schema version 1, which has no criteria. Score the answers again to see "
        "which facts a level is short of."
    )


def as_range(card: Scorecard) -> bool:
    """Tell whether so little is known that a score is told as its range only."""
    return (card.coverage.value or 0.0) < MOST_OPEN


def say_range(card: Scorecard) -> str:
    """Return the bounds of the score of the whole, however open criteria turn out."""
    low, high = show_score(card.score.low), show_score(card.score.high)
    return low if low == high else sentence("between {low} and {high}", low=low, high=high)


def say_score(card: Scorecard) -> str:
    """Return the score of the whole with its bounds, or as its range where little is known."""
    score = card.score
    low, high = show_score(score.low), show_score(score.high)
    if score.low is None:
        return sentence("none")
    if as_range(card):
        return sentence("{range} of {top}", range=say_range(card), top=card.top)
    value = show_score(score.value)
    if low == high:
        return sentence("{value} of {top}", value=value, top=card.top)
    return sentence(
        "{value} of {top}, between {low} and {high} however open criteria turn out",
        value=value,
        top=card.top,
        low=low,
        high=high,
    )


def say_coverage(card: Scorecard) -> str:
    """Return how much is answered, of all criteria and of those that define the next level."""
    counts = card.counts
    if not card.has_criteria:
        return counted(
            "{share} of {n} practice answered",
            "{share} of {n} practices answered",
            counts.applicable,
            share=show_share(card.coverage.value),
        )
    return counted(
        "{share} of {n} criterion answered, {defining} of the defining ones",
        "{share} of {n} criteria answered, {defining} of the defining ones",
        counts.criteria,
        share=show_share(card.coverage.value),
        defining=show_share(card.coverage.defining),
    )


def say_answers(card: Scorecard) -> str:
    """Return how many practices are answered, in part, and not."""
    counts = card.counts
    return counted(
        "{n} practice answered, {partly} of it in part; {unknown} unknown, {unanswered} "
        "unanswered, {out} not applicable",
        "{n} practices answered, {partly} of them in part; {unknown} unknown, {unanswered} "
        "unanswered, {out} not applicable",
        counts.answered,
        partly=counts.partly,
        unknown=counts.unknown,
        unanswered=counts.unanswered,
        out=counts.not_applicable,
    )


def say_waivers(card: Scorecard) -> str | None:
    """Return how many waivers there are and how many of them count; nothing for none."""
    if not card.waivers:
        return None
    counting = sum(waiver.counts for waiver in card.waivers)
    if len(card.waivers) > 1:
        return sentence(
            "{n} waivers, {counts} of which count: approved by another, in time, and within one in "
            "ten",
            n=len(card.waivers),
            counts=counting,
        )
    if counting:
        return sentence(
            "1 waiver, which counts: approved by another, in time, and within one in ten"
        )
    return sentence(
        "1 waiver, which does not count: only one approved by another, in time, and within one in "
        "ten does"
    )
