"""How far it is to the next level, and what is left before it."""

from collections.abc import Sequence

from advisor.scoring.model import Blocker, CriterionCount, Toward
from advisor.translation import counted, sentence
from advisor.words.coverage import MOST_OPEN


def mostly_open(criteria: CriterionCount) -> bool:
    """Tell whether too few of a level's criteria are known to say that it is not held."""
    return criteria.open > MOST_OPEN * criteria.all


def say_toward(toward: Toward) -> str:
    """Return how far it is to the next level: features, and the criteria that define them."""
    criteria = toward.criteria
    said = counted(
        "level {level}: {held} of {all} core features held, {met} of {n} defining criterion met",
        "level {level}: {held} of {all} core features held, {met} of {n} defining criteria met",
        criteria.all,
        level=toward.level,
        held=toward.features.held,
        all=toward.features.all,
        met=criteria.met,
    )
    return (
        sentence("{said}, {open} not known", said=said, open=criteria.open)
        if criteria.open
        else said
    )


def say_way(toward: Toward) -> str:
    """Return in a few words how much of the next level is held; without any, how much is met."""
    if toward.features.held:
        return counted(
            "{held} of {n} core feature of level {level}",
            "{held} of {n} core features of level {level}",
            toward.features.all,
            held=toward.features.held,
            level=toward.level,
        )
    return counted(
        "{held} of {features} core features of level {level}, {met} of {n} defining criterion",
        "{held} of {features} core features of level {level}, {met} of {n} defining criteria",
        toward.criteria.all,
        held=toward.features.held,
        features=toward.features.all,
        met=toward.criteria.met,
        level=toward.level,
    )


def say_before(held: int | None, following: int | None, blockers: Sequence[Blocker]) -> str:
    """Return what stands before the next level: `Level 1: 3 lacking, 2 not known`."""
    if held is None:
        return sentence("No level can be held: no core feature applies")
    if following is None:
        return sentence("Level {level} is held: nothing blocks", level=held)
    return sentence("Level {level}: {left}", level=following, left=say_left(blockers))


def say_left(blockers: Sequence[Blocker]) -> str:
    """Return how many criteria block as they are lacking, and how many as they are not known."""
    lacking = sum(blocker.why == "lacking" for blocker in blockers)
    unknown = len(blockers) - lacking
    if not unknown:
        return sentence("{n} lacking", n=lacking)
    if not lacking:
        return sentence("{n} not known", n=unknown)
    return sentence("{lacking} lacking, {unknown} not known", lacking=lacking, unknown=unknown)


def say_nothing_lacking(level: int, unknown: int) -> str:
    """Return that nothing can be planned, as what stands before a level is not known."""
    return counted(
        "Nothing is known to be lacking before level {level}; {n} criterion is not known.",
        "Nothing is known to be lacking before level {level}; {n} criteria are not known.",
        unknown,
        level=level,
    )
