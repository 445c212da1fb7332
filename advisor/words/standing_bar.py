"""Where a team stands while it answers: the level, what is left before the next, how far it is."""

from advisor.assessment.model import Urgent
from advisor.scoring.level import FeaturesInScope
from advisor.scoring.model import Blocker
from advisor.scoring.number import show_share
from advisor.translation import counted, sentence
from advisor.words.level_held import say_level_of
from advisor.words.phrase import within

_LONG = 90  # minutes, from which on they are told in hours


def say_briefly(features: FeaturesInScope) -> str:
    """Return the level that features hold in a few words: `Level 0, 6 of 7 core features`."""
    level, toward = features.held, features.toward
    if level is None:
        return sentence("No level")
    if level == 0 and toward is not None:
        return counted(
            "Level 0, {held} of {n} core feature",
            "Level 0, {held} of {n} core features",
            toward.features.all,
            held=toward.features.held,
        )
    if level == 0:
        return sentence("Level 0")
    guarded = {
        True: sentence("guarded"),
        False: sentence("unguarded"),
        None: sentence("not known to be guarded"),
    }[features.guarded]
    return sentence("Level {level}, {guarded}", level=level, guarded=guarded)


def say_standing(features: FeaturesInScope, thin: float | None, *, brief: bool) -> str:
    """Return where a side stands; `thin` is the share known where it is too little to tell."""
    if thin is None:
        return say_briefly(features) if brief else say_level_of(features)
    known = show_share(thin)
    if brief:
        return sentence("No assessment yet, {share} known", share=known)
    says = within(say_briefly(features))
    return sentence("No assessment yet, {share} known: {says}", share=known, says=says)


def say_left_in_all(number: int) -> str:
    """Return how many criteria block."""
    return sentence("{n} left", n=number)


def say_why(blocker: Blocker) -> str:
    """Return in a word or two why a criterion blocks: lacking, or not known."""
    return {
        "below": sentence("lacking"),
        "unknown": sentence("unknown"),
        "unanswered": sentence("not answered"),
        "waived": sentence("waived, not approved"),
        "unsupported": sentence("no evidence"),
    }[blocker.kind]


def say_effect(
    before: tuple[int | None, bool | None], after: tuple[int | None, bool | None]
) -> str:
    """Return what an answer does to the level and its guard, or nothing when it moves neither."""
    (old, guarded), (new, guards) = before, after
    if new is None or old is None:
        return ""
    if new != old:
        if new > old:
            return sentence("reaches level {level}", level=new)
        return sentence("falls to level {level}", level=new)
    if guards is not guarded and guards:
        return sentence("guards level {level}", level=new)
    if guards is not guarded and guards is False:
        return sentence("leaves level {level} unguarded", level=new)
    return ""


def say_progress(settled: int, asked: int, share: float, *, quick: bool) -> str:
    """Return how far the team is: `6 of 42 quick questions · 27 % of all`."""
    percent = int(share * 100)
    if quick:
        return counted(
            "{settled} of {n} quick question · {percent} % of all",
            "{settled} of {n} quick questions · {percent} % of all",
            asked,
            settled=settled,
            percent=percent,
        )
    return counted(
        "{settled} of {n} question · {percent} % covered",
        "{settled} of {n} questions · {percent} % covered",
        asked,
        settled=settled,
        percent=percent,
    )


def say_met(met: int, number: int) -> str:
    """Return how many criteria of a level are met: `3 of 4`."""
    return sentence("{met} of {number}", met=met, number=number)


def say_rest(number: int, of: int) -> str:
    """Return how many criteria are left, of those asked: `2 of 5 criteria`."""
    return counted("{n} of {all} criterion", "{n} of {all} criteria", number, all=of)


def say_criteria(number: int) -> str:
    """Return how many criteria there are."""
    return counted("{n} criterion", "{n} criteria", number)


def say_urgent(urgent: Urgent) -> str:
    """Return that a lack hurt lately, and what is told of it."""
    told = [urgent.what, urgent.cost, urgent.date.isoformat() if urgent.date else None]
    if not any(told):
        return sentence("Urgent: its lack hurt lately")
    return sentence("Urgent: {told}", told=", ".join(each for each in told if each))


def say_time(minutes: float) -> str:
    """Return how long something takes: `about 12 minutes`, `about 2 h 40 min`."""
    whole = max(1, round(minutes))
    if whole < _LONG:
        return counted("about {n} minute", "about {n} minutes", whole)
    hours, rest = divmod(round(whole, -1), 60)
    if not rest:
        return counted("about {n} hour", "about {n} hours", hours)
    return sentence("about {hours} h {rest} min", hours=hours, rest=rest)
