"""What votes say, in words: of a fact, of a question, of all of them."""

from collections.abc import Mapping, Sequence

from advisor.assessment.votes.clock import Pace
from advisor.assessment.votes.model import Voted
from advisor.scoring.number import show_share
from advisor.scoring.votes.alpha import Agreement
from advisor.translation import counted, sentence
from advisor.words.phrase import join_words

_MINUTE = 60
_RELIABLE, _TENTATIVE = 0.8, 0.667  # as Krippendorff draws the lines


def say_said(said: str) -> str:
    """Return what is said of one fact."""
    return {
        "met": sentence("met"),
        "unmet": sentence("not met"),
        "unknown": sentence("not known"),
        "not-mine": sentence("not my area"),
        "waived": sentence("does not apply"),
    }[said]


def say_spread(counts: Mapping[Voted, int]) -> str:
    """Return how many say what of one fact: `3 met, 2 not met, 1 not known`."""
    told = [
        sentence("{n} {said}", n=number, said=say_said(said))
        for said, number in counts.items()
        if number
    ]
    return ", ".join(told) or sentence("nothing said")


def say_levels(levels: Mapping[int, int]) -> str:
    """Return how many votes amount to which level: `level 0: 2, level 1: 4`."""
    told = (
        sentence("level {level}: {n}", level=level, n=number) for level, number in levels.items()
    )
    return ", ".join(told)


def say_votes(number: int) -> str:
    """Return how many votes there are."""
    return counted("{n} vote", "{n} votes", number)


def say_votes_of(number: int, missing: int) -> str:
    """Return how many votes there are, and how many people have not voted."""
    said = say_votes(number)
    if not missing:
        return sentence("{votes}.", votes=said)
    return counted(
        "{votes}; {n} person has not voted.",
        "{votes}; {n} people have not voted.",
        missing,
        votes=said,
    )


def say_who(names: Sequence[str], unnamed: int) -> str:
    """Return names, and how many there are without one."""
    others = [counted("{n} without a name", "{n} without a name", unnamed)] if unnamed else []
    return join_words([*names, *others])


def say_clock(seconds: int) -> str:
    """Return a time as a clock shows it: `3:05`, and `-0:10` for what is over."""
    sign = "-" if seconds < 0 else ""
    minutes, rest = divmod(abs(seconds), _MINUTE)
    return f"{sign}{minutes}:{rest:02}"


def say_minutes(seconds: int) -> str:
    """Return a time in minutes, rounded."""
    minutes = round(seconds / _MINUTE)
    if minutes == 0:
        return sentence("less than a minute")
    return counted("{n} minute", "{n} minutes", minutes)


def say_pace(pace: Pace) -> str:
    """Return how a workshop keeps its time: `Question 12 of 27, 3 minutes behind`."""
    place = sentence("Question {n} of {all}", n=pace.number, all=pace.questions)
    if pace.behind is None:
        return place
    if abs(pace.behind) < _MINUTE:
        return sentence("{place}, in time", place=place)
    late = say_minutes(abs(pace.behind))
    if pace.behind > 0:
        return sentence("{place}, {late} behind", place=place, late=late)
    return sentence("{place}, {early} ahead", place=place, early=late)


def say_agreement(found: Agreement) -> str:
    """Return how far people agree over all votes, and what that is worth."""
    if found.alpha is None:
        return _say_no_alpha(found)
    return sentence(
        "Krippendorff's alpha is {alpha:.2f} (ordinal, on the levels of {votes} on "
        "{questions}): {worth}.",
        alpha=found.alpha,
        votes=say_votes(found.votes),
        questions=counted("{n} question", "{n} questions", found.questions),
        worth=_worth(found.alpha),
    )


def _worth(alpha: float) -> str:
    if alpha >= _RELIABLE:
        return sentence("people see the same (0.80 and more)")
    if alpha >= _TENTATIVE:
        return sentence("people see much the same, and some of it differently (0.67 to 0.80)")
    if alpha > 0:
        return sentence("people see it differently (below 0.67)")
    return sentence("people agree no more than by chance")


def _say_no_alpha(found: Agreement) -> str:
    match found.why:
        case "same":
            return sentence(
                "All votes that amount to a level amount to the same one, so there is nothing for "
                "Krippendorff's alpha to compare."
            )
        case "library":
            return sentence(
                "How far people agree (Krippendorff's alpha) was not computed: the package "
                "krippendorff is not installed."
            )
    return sentence(
        "On no question did two votes amount to a level, so that there is no alpha to tell."
    )


def say_facts_agreed(found: Agreement) -> str:
    """Return which share agrees on a fact; nothing where no two people know one."""
    if found.facts is None:
        return ""
    return sentence(
        "On a fact, {share} of those who know it agree on average.", share=show_share(found.facts)
    )
