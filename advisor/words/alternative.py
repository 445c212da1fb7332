"""What other people on the team would buy."""

from collections.abc import Iterator, Sequence

from advisor.roadmap.model import Alternative, LevelGain, Roadmap
from advisor.translation import counted, sentence
from advisor.words.level import say_in_part, say_number
from advisor.words.phrase import either, join_words, within
from advisor.words.quantity import say_date, say_day, say_working_days
from advisor.words.titles import Titles
from advisor.words.what_if import say_apart

_FEW = 3
_WORTH_DECIDING = 5  # working days sooner
_REACHED = frozenset({"scheduled", "late"})


def say_capacity(item: Alternative, titles: Titles) -> str:
    """Return with whom a plan is made."""
    people = ", ".join(say_fte(role, fte, titles) for role, fte in item.capacity.items() if fte)
    return people or sentence("as it is")


def say_fte(role: str, fte: float, titles: Titles) -> str:
    """Return a role with its time."""
    return sentence("{role} {fte} FTE", role=titles.roles[role], fte=f"{fte:g}")


def say_same_time() -> str:
    """Return with whom a plan is made that divides the same time otherwise."""
    return sentence("the same time, divided")


def say_buys(base: Alternative, item: Alternative) -> str:
    """Return what a plan has that the plan as it is lacks; of that one itself, why it is late."""
    if item is base:
        return _status(item)
    if item.buys_nothing:
        return sentence("nothing")
    if item.saved is None:
        return _status(item) or sentence("a plan with dates")
    return ", ".join(_gains(base, item))


def _gains(base: Alternative, item: Alternative) -> Iterator[str]:
    if item.aim != "date":
        yield say_apart(-(item.saved or 0))
    if item.more > 0:
        yield counted("{n} practice level more", "{n} practice levels more", item.more)
    elif item.more:
        yield counted("{n} practice level less", "{n} practice levels less", -item.more)
    if (base.status, item.status) == ("late", "scheduled"):
        yield sentence("in time")


def _status(item: Alternative) -> str:
    return {
        "late": sentence("too late"),
        "ordered": sentence("no dates"),
        "unstaffed": sentence("no dates: a role has no time"),
        "unreachable": sentence("out of reach"),
        "reached": sentence("nothing is left to do"),
    }.get(item.status, "")


def say_gained(level: LevelGain, titles: Titles) -> str:
    """Return what is reached: `level 1`, `level 1 in Testing`, `level 1 (unguarded)`."""
    part = level.dimension or level.stage
    said = say_in_part(level.level, titles.parts[part]) if part else say_number(level.level)
    return said if level.guarded else sentence("{level} (unguarded)", level=said)


def say_sooner(level: LevelGain) -> str:
    """Return how much sooner a level is reached than in the plan as it is."""
    if level.saved is None:
        return sentence("not reached as it is")
    return say_apart(-level.saved)


def say_other_people() -> str:
    """Return the heading of what other people would buy."""
    return sentence("What other people would buy")


def say_alternatives(roadmap: Roadmap, titles: Titles) -> Iterator[str]:
    """Yield what each change of people buys, the most first, and which would buy nothing."""
    one_more = [item for item in roadmap.alternatives if not item.split]
    yield from _makes_reachable(one_more, titles)
    for item in sorted(one_more, key=_by_gain):
        if item.saved and not item.buys_nothing:
            roles = join_words([within(titles.roles[role]) for role in item.capacity])
            yield sentence("One more {roles}: {gain}.", roles=roles, gain=_sooner(item))
    idle = [item for item in one_more if item.buys_nothing or item.saved == 0]
    if idle:
        roles = either([within(titles.roles[role]) for item in idle for role in item.capacity])
        yield sentence("One more {roles} does not change the date.", roles=roles)
    for item in roadmap.alternatives:
        if item.split and item.saved:
            yield sentence(
                "The same time divided otherwise ({who}): {gain}.",
                who=say_capacity(item, titles),
                gain=_sooner(item),
            )


def _sooner(item: Alternative) -> str:
    saved = item.saved or 0
    if saved < 0:
        return sentence("{days} later", days=say_working_days(-saved))
    return sentence("{days} sooner", days=say_working_days(saved))


def say_who_counts(roadmap: Roadmap, titles: Titles, goal: str) -> Iterator[str]:
    """Yield in one sentence what one more of whom buys, and in another what dividing time buys."""
    one_more = [item for item in roadmap.alternatives if not item.split]
    gains = sorted((item for item in one_more if _counts(item)), key=_by_gain)
    yield from _makes_reachable(one_more, titles)
    if gains:
        said = join_words([_gain(item, titles) for item in gains[:_FEW]])
        others = [item for item in one_more if item not in gains[:_FEW]]
        choice = sentence(
            "Whether to add people: {goal} would come {gains}.", goal=goal, gains=said
        )
        few = others and all(0 <= (item.saved or 0) < _WORTH_DECIDING for item in others)
        rest = sentence("Any other role would save less than a week.") if few else ""
        yield " ".join(filter(None, [choice, rest, _say_unneeded(roadmap)]))
    for item in roadmap.alternatives:
        if item.split and _counts(item):
            yield sentence(
                "Whether to split the team’s time differently: {goal} would come {sooner} with "
                "{who} in place of {today}.",
                who=say_capacity(item, titles),
                today=_say_today(roadmap, titles),
                goal=goal,
                sooner=_say_by(item),
            )


def _say_unneeded(roadmap: Roadmap) -> str:
    """Return that nobody has to be added for the date wanted, where that is so."""
    return sentence("The target date is met without them.") if roadmap.status == "met" else ""


def _say_today(roadmap: Roadmap, titles: Titles) -> str:
    """Return how the time is divided as things are."""
    given = roadmap.conditions.full_time_equivalents.items()
    return ", ".join(say_fte(role, fte, titles) for role, fte in given if fte)


def _makes_reachable(one_more: Sequence[Alternative], titles: Titles) -> Iterator[str]:
    """Yield whoever brings a target within reach that is out of it as things are."""
    for item in one_more:
        if item.saved is None and item.end and item.status in _REACHED:
            yield sentence(
                "One more {roles}: the target can be reached, on {day}.",
                roles=join_words([within(titles.roles[role]) for role in item.capacity]),
                day=say_date(item.end),
            )


def _by_gain(item: Alternative) -> float:
    return -(item.saved or 0)


def _counts(item: Alternative) -> bool:
    """Tell whether a change is worth a decision."""
    return (item.saved or 0) >= _WORTH_DECIDING


def _gain(item: Alternative, titles: Titles) -> str:
    roles = join_words([within(titles.roles[role]) for role in item.capacity])
    return sentence("{sooner} with one more {roles}", sooner=_say_by(item), roles=roles)


def _say_by(item: Alternative) -> str:
    """Return by how much a target is reached sooner, and by when it is likely then."""
    days = say_working_days(item.saved or 0)
    if item.p85 is None:
        return sentence("about {days} sooner", days=days)
    return sentence("about {days} sooner (likely by {day})", days=days, day=say_day(item.p85))


def say_columns(base: Alternative) -> str:
    """Return what the columns of the table mean."""
    if base.aim == "date":
        return sentence("days are working days; 85 % sure: when all is done with 85 % confidence")
    return sentence("days are working days; 85 % sure: the target is reached with 85 % confidence")
