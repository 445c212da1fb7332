"""What stands against a plan, in sentences."""

from collections.abc import Callable

from advisor.plain_text import as_sentence
from advisor.roadmap.model import Roadmap, Shortfall
from advisor.scoring.number import show_share
from advisor.translation import counted, sentence
from advisor.words.level import say_in_part, say_number
from advisor.words.phrase import join_words
from advisor.words.quantity import say_working_days
from advisor.words.titles import Titles


def say_shortfalls(roadmap: Roadmap, titles: Titles) -> list[str]:
    """Return a sentence for each thing that stands against a plan, its practices left out.

    Practices that no step is left for are named together elsewhere.
    """
    return [
        as_sentence(say_shortfall(missing, roadmap, titles))
        for missing in roadmap.missing
        if missing.kind != "step"
    ]


def say_shortfall(missing: Shortfall, roadmap: Roadmap, titles: Titles) -> str:
    """Return what stands against a plan, without a full stop; a document that was read says it."""
    if missing.message is not None:
        return missing.message
    return _SAYS[missing.kind](missing, roadmap, titles)


def _capacity(_missing: Shortfall, _roadmap: Roadmap, _titles: Titles) -> str:
    return sentence("no capacity is given, so the steps are in order and have no dates")


def _schedule(_missing: Shortfall, _roadmap: Roadmap, _titles: Titles) -> str:
    return sentence(
        "`advisor score` puts the steps in order and does not schedule them; "
        "`advisor plan` and `advisor report` give dates"
    )


def _role(missing: Shortfall, _roadmap: Roadmap, titles: Titles) -> str:
    return sentence("{days}, which has no time", days=_fall_on(missing, titles))


def _step(missing: Shortfall, _roadmap: Roadmap, _titles: Titles) -> str:
    return sentence(
        "no step that may be taken raises {practice} as far as needed", practice=missing.practice
    )


def _horizon(missing: Shortfall, _roadmap: Roadmap, _titles: Titles) -> str:
    if missing.year is not None:
        return sentence("a plan that starts after the year {year} has no dates", year=missing.year)
    return sentence(
        "with this capacity the steps would take more than {days}",
        days=say_working_days(missing.have or 0),
    )


def _held(missing: Shortfall, roadmap: Roadmap, titles: Titles) -> str:
    level, target = missing.level, roadmap.target
    what = [] if level is None else [say_number(level)]
    what += [say_in_part(n, titles.parts[part]) for part, n in missing.parts.items()]
    whole = target is not None and not (target.dimensions or target.stages)
    if target is None or target.level is None or not whole:
        return counted(
            "{what} is held already; the plan is for the rest",
            "{what} are held already; the plan is for the rest",
            len(what),
            what=join_words(what),
        )
    return counted(
        "{what} is held already; the plan is for level {level}, with no date asked for",
        "{what} are held already; the plan is for level {level}, with no date asked for",
        len(what),
        what=join_words(what),
        level=target.level,
    )


def _open(missing: Shortfall, _roadmap: Roadmap, titles: Titles) -> str:
    what = [] if missing.level is None else [say_number(missing.level)]
    what += [say_in_part(n, titles.parts[part]) for part, n in missing.parts.items()]
    return sentence(
        "nothing is known to be lacking for {what}, and not all is known; the plan is for the rest",
        what=join_words(what),
    )


def _coverage(missing: Shortfall, _roadmap: Roadmap, _titles: Titles) -> str:
    return sentence(
        "{have} of the criteria that define the next level are answered; under {need} no step has "
        "a date",
        have=show_share(missing.have),
        need=show_share(missing.need),
    )


def _duration(missing: Shortfall, _roadmap: Roadmap, _titles: Titles) -> str:
    chain = say_working_days(missing.need or 0)
    if not missing.have:
        return sentence(
            "there is no working day until the date asked for, and the steps' shortest times "
            "alone take {chain} one after the other",
            chain=chain,
        )
    return sentence(
        "the steps' shortest times alone take {chain} one after the other, and {until}",
        chain=chain,
        until=_until(missing.have),
    )


def _time(missing: Shortfall, _roadmap: Roadmap, titles: Titles) -> str:
    have, need = missing.have or 0, missing.need or 0
    if missing.role is not None:
        return sentence(
            "{days}: at least {need} needed, and {have}",
            days=_fall_on(missing, titles),
            need=_equivalents(need),
            have=counted("there is {have}", "there are {have}", _form(have), have=f"{have:g}"),
        )
    wait = sentence("who waits for whom makes it")
    if missing.parallel is not None:
        wait = counted(
            "who waits for whom, with {n} step at a time, makes it",
            "who waits for whom, with {n} steps at a time, makes it",
            missing.parallel,
        )
    return sentence(
        "{wait} {days}, and {until}", wait=wait, days=say_working_days(need), until=_until(have)
    )


def _until(available: float) -> str:
    return counted(
        "until the date asked for there is {n}",
        "until the date asked for there are {n}",
        int(available),
    )


def _fall_on(missing: Shortfall, titles: Titles) -> str:
    role, days = titles.roles[missing.role or ""], missing.days or 0
    return counted(
        "{days} person-day falls on the role {role}",
        "{days} person-days fall on the role {role}",
        _form(days),
        days=f"{days:g}",
        role=role,
    )


def _equivalents(number: float) -> str:
    return counted(
        "{number} full-time equivalent is",
        "{number} full-time equivalents are",
        _form(number),
        number=f"{number:g}",
    )


def _form(number: float) -> int:
    """Return the whole number by which the form of a sentence is chosen."""
    return 1 if number == 1 else 2


_SAYS: dict[str, Callable[[Shortfall, Roadmap, Titles], str]] = {
    "capacity": _capacity,
    "role": _role,
    "time": _time,
    "duration": _duration,
    "horizon": _horizon,
    "step": _step,
    "schedule": _schedule,
    "held": _held,
    "open": _open,
    "coverage": _coverage,
}
