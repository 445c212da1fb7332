"""Where a team stands while it answers: the level, what is left before the next, how far it is."""

from advisor.scoring.model import Blocker
from advisor.words import criterion
from advisor.words.catalogue import counted, sentence


def say_left(number: int) -> str:
    """Return how many blockers are left."""
    return counted("{n} blocker left", "{n} blockers left", number)


def say_before(held: int | None, following: int | None, blockers: int) -> str:
    """Return what stands before the next level: `Level 1: 3 blockers left`."""
    if held is None:
        return sentence("No level can be held: nothing that applies has a gate")
    if following is None:
        return sentence("Level {level} is held: nothing blocks", level=held)
    return sentence("Level {level}: {left}", level=following, left=say_left(blockers))


def say_blocker(blocker: Blocker) -> str:
    """Return what a practice that blocks lacks, in a few words: `open, 1 is needed`."""
    if blocker.kind == "unanswered":
        return sentence("open, {need} is needed", need=blocker.need)
    if blocker.kind == "unknown":
        return sentence("unknown, {need} is needed", need=blocker.need)
    return criterion.say_blocker(blocker)


def say_effect(before: int | None, after: int | None, blockers: tuple[int, int]) -> str:
    """Return what an answer does to the level, or nothing when it moves neither it nor blockers.

    `before` and `after` are levels held, `blockers` how many stood and stand before the next one.
    """
    if after != before and after is not None and before is not None:
        if after > before:
            return sentence("reaches level {level}", level=after)
        return sentence("falls to level {level}", level=after)
    if after == before and blockers[0] == blockers[1]:
        return ""
    return say_left(blockers[1])


def say_progress(settled: int, asked: int, share: float, *, quick: bool) -> str:
    """Return how far the team is: `6 of 25 quick questions · 27 % of all`."""
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
