"""What keeps a team from a level."""

from collections.abc import Sequence

from advisor.plain_text import as_sentence
from advisor.scoring.model import Blocker, Scorecard
from advisor.translation import counted, sentence
from advisor.words.criterion import say_blocker
from advisor.words.level import say_level
from advisor.words.phrase import capital, within


def say_nothing_blocks(held: int | None) -> str:
    """Return why no criterion blocks a level, where none does."""
    if held is None:
        return sentence("No level can be held: no core feature applies.")
    return sentence("Nothing blocks: there is no level above the one held.")


def say_lacking(number: int) -> str:
    """Return how many criteria are lacking, as a heading."""
    return counted("{n} criterion is lacking", "{n} criteria are lacking", number)


def say_not_known(number: int) -> str:
    """Return how many criteria are not known, as a heading."""
    return counted("{n} criterion is not known", "{n} criteria are not known", number)


def say_lacking_for(level: int, number: int) -> str:
    """Return how many criteria are lacking for a level, as a heading."""
    return counted(
        "{n} criterion is lacking for level {level}",
        "{n} criteria are lacking for level {level}",
        number,
        level=level,
    )


def say_not_known_for(level: int, number: int) -> str:
    """Return how many criteria for a level are not known, as a heading."""
    return counted(
        "{n} criterion for level {level} is not known",
        "{n} criteria for level {level} are not known",
        number,
        level=level,
    )


def say_practices_before(level: int, number: int) -> str:
    """Return how many practices stand before a level, as results of schema 1 have it."""
    return counted(
        "{n} practice stands before level {level}",
        "{n} practices stand before level {level}",
        number,
        level=level,
    )


def say_demanded(number: int) -> str:
    """Return how much is lacking that the profile demands, as a heading."""
    return counted(
        "{n} criterion is lacking that a team of this kind must meet at any level",
        "{n} criteria are lacking that a team of this kind must meet at any level",
        number,
    )


def say_only_supported(card: Scorecard, unshown: int) -> str:
    """Return which level evidence supports, and how much of the one claimed it does not show."""
    return counted(
        "Evidence supports level {supported} only: {n} criterion of level {level} is not shown",
        "Evidence supports level {supported} only: {n} criteria of level {level} are not shown",
        unshown,
        supported=card.level["supported"],
        level=card.level["claimed"],
    )


def say_kind(blocker: Blocker) -> str:
    """Return in a few words why a criterion stands before a level."""
    return {
        "below": sentence("lacking"),
        "unknown": sentence("answered as unknown"),
        "unanswered": sentence("not answered"),
        "waived": sentence("waived without effect"),
        "unsupported": sentence("met, not shown by evidence"),
    }[blocker.kind]


def say_short_of(blockers: Sequence[Blocker], *, hurts: bool) -> str:
    """Return the first of what a feature is short of, whether it hurt, and how many more."""
    text = (blockers[0].text or say_blocker(blockers[0])).rstrip(".")
    more = len(blockers) - 1
    said = [as_sentence(_short(blockers[0], text))]
    if hurts:
        said.append(sentence("Its lack hurt lately."))
    if more:
        said.append(counted("And {n} more criterion.", "And {n} more criteria.", more))
    return " ".join(said)


def _short(blocker: Blocker, text: str) -> str:
    """Return a criterion with why a level lacks it, lest it read as something that is so."""
    why = {
        "below": sentence("not met"),
        "waived": sentence("waived without effect"),
        "unsupported": sentence("not shown by evidence"),
    }.get(blocker.kind, sentence("not known"))
    return sentence("{why}: {text}", why=capital(why), text=within(text))


def say_short_titles(blockers: Sequence[Blocker], unguarded: Sequence[Blocker]) -> tuple[str, str]:
    """Return over what is lacking, and over what is not known, for what that is needed."""
    if not blockers and unguarded:
        level = unguarded[0].level
        return (
            sentence("Lacking for guarded level {level}", level=level),
            sentence("To find out for guarded level {level}", level=level),
        )
    level = blockers[0].level if blockers else 0
    return (
        sentence("Lacking for level {level}", level=level),
        sentence("To find out for level {level}", level=level),
    )


def say_what_for(card: Scorecard, blockers: Sequence[Blocker], listed: Sequence[Blocker]) -> str:
    """Return what the criteria told are needed for: the next level, or to guard the top."""
    if not listed:
        return ""
    level = say_level(card, listed[0].level)
    if blockers:
        return sentence("Each of these keeps the team from {level}.", level=level)
    return sentence("Each of these leaves {level}, unguarded.", level=level)
