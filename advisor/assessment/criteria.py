"""What an answer says of each criterion, and answers that say so: levels are their shorthand."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Literal

from advisor.assessment.model import NOT_APPLICABLE, UNKNOWN, Answer, Waiver
from advisor.rubric.model import Criterion, Practice

Known = Literal["met", "unmet", "unknown"]
Said = Known | Waiver | None
"""What is said of one criterion; None for nothing."""


def said_of(practice: Practice, answer: Answer) -> dict[str, Said]:
    """Return what an answer says of each criterion of its practice; lists speak before the level.

    A practice that is not applicable says nothing of its criteria.
    """
    listed = _listed(answer)
    return {c.id: listed.get(c.id, by_level(c, answer.level)) for c in practice.criteria}


def says_same(practice: Practice, one: Answer, other: Answer) -> bool:
    """Tell whether two answers say the same, in whatever lists and levels."""
    return said_of(practice, one) == said_of(practice, other) and _beside(one) == _beside(other)


def _beside(answer: Answer) -> Answer:
    """Return what an answer says besides its criteria."""
    level = answer.level if answer.level == NOT_APPLICABLE else None
    return replace(answer, level=level, met=(), unmet=(), unknown=(), waived=())


def by_level(criterion: Criterion, level: int | str | None) -> Said:
    """Return what a level alone says of a criterion."""
    if isinstance(level, int):
        return "met" if criterion.level <= level else "unmet"
    return "unknown" if level == UNKNOWN else None


def up_to(criteria: Iterable[Criterion], level: int) -> dict[str, Said]:
    """Return what `level` says of these criteria, and of no others."""
    return {criterion.id: by_level(criterion, level) for criterion in criteria}


def level_of(criteria: Iterable[Criterion], said: Mapping[str, Said], top: int) -> int | None:
    """Return the largest level up to which all is met; None where nothing is met or unmet."""
    asked = [(criterion.level, said.get(criterion.id)) for criterion in criteria]
    if not any(what in ("met", "unmet") for _, what in asked):
        return None
    return min((level for level, what in asked if what != "met"), default=top + 1) - 1


def plain_level(practice: Practice, said: Mapping[str, Said], top: int) -> int | str | None:
    """Return the level that says the same of every criterion; None where none does."""
    levels = (*range(top + 1), UNKNOWN)
    return next((level for level in levels if _is_plain(practice, said, level)), None)


def _is_plain(practice: Practice, said: Mapping[str, Said], level: int | str) -> bool:
    return all(said.get(c.id) == by_level(c, level) for c in practice.criteria)


def answer_of(practice: Practice, said: Mapping[str, Said], top: int) -> Answer:
    """Return the shortest answer that says this: a level, or every criterion by name."""
    return with_said(practice, Answer(), said, top)


def with_said(practice: Practice, answer: Answer, new: Mapping[str, Said], top: int) -> Answer:
    """Return an answer that says `new` of some criteria, and of all others what it said.

    It becomes a plain level where one says the same. Else a level stays where it can, as the one
    that follows from the criteria, and so does what was listed without need.
    """
    said = said_of(practice, answer) | dict(new)
    plain = answer.level
    if not isinstance(plain, int) or not _is_plain(practice, said, plain):
        plain = plain_level(practice, said, top)
    if plain is not None:
        return _listing(answer, plain, {})
    level = answer.level
    if level == NOT_APPLICABLE or None in said.values():
        level = None
    elif isinstance(level, int):
        level = level_of(practice.criteria, said, top)
    kept = {*answer.listed} - {*new}
    named = {
        c.id: said[c.id]
        for c in practice.criteria
        if c.id in kept or said[c.id] != by_level(c, level)
    }
    return _listing(answer, level, named)


def _listing(answer: Answer, level: int | str | None, said: Mapping[str, Said]) -> Answer:
    """Return the answer with this level and lists; the order in which ids were listed stays."""
    places = {name: place for place, name in enumerate(answer.listed)}
    ordered = sorted(said, key=lambda name: places.get(name, len(places)))
    return replace(
        answer,
        level=level,
        met=tuple(name for name in ordered if said[name] == "met"),
        unmet=tuple(name for name in ordered if said[name] == "unmet"),
        unknown=tuple(name for name in ordered if said[name] == "unknown"),
        waived=tuple(waiver for name in ordered if isinstance(waiver := said[name], Waiver)),
        reason=None,
        approved_by=None,
        until=None,
    )


def _listed(answer: Answer) -> dict[str, Said]:
    found: dict[str, Said] = {}
    found |= dict.fromkeys(answer.met, "met")
    found |= dict.fromkeys(answer.unmet, "unmet")
    found |= dict.fromkeys(answer.unknown, "unknown")
    return found | {waiver.criterion: waiver for waiver in answer.waived}


def quick_criteria(practice: Practice) -> tuple[Criterion, ...]:
    """Return what the quick assessment asks of a practice: the criteria that define a feature.

    A practice in it that defines none is asked about as a whole.
    """
    if not practice.quick:
        return ()
    return tuple(c for c in practice.criteria if c.defines) or practice.criteria


def has_only_level_criteria(practice: Practice) -> bool:
    """Tell whether a practice's criteria are but its levels, as in a rubric without criteria."""
    return all(criterion.id == f"level-{criterion.level}" for criterion in practice.criteria)
