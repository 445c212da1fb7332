"""Whom a part of a rubric concerns."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from advisor.rubric.profile_condition import ANY, AppliesWhen, FieldCondition, NumberRange
from advisor.translation import sentence


def concerned(*each: AppliesWhen) -> str:
    """Return the teams that something concerns for which all of `each` hold; "" for every team."""
    said = say_conditions(*each)
    return sentence("teams with {conditions}", conditions=said) if said else ""


def say_conditions(*each: AppliesWhen) -> str:
    """Return what must hold of a team for all of `each` to hold, every condition once."""
    said = dict.fromkeys(words for applies_when in each for words in _conditions(applies_when))
    return _all(said)


def alternatives(applies_when: AppliesWhen) -> list[Mapping[str, FieldCondition]]:
    """Return the conditions of which one must hold."""
    found = applies_when.get(ANY, ())
    items: Sequence[object] = () if isinstance(found, NumberRange) else found
    return [one for one in items if isinstance(one, dict)]


def _conditions(applies_when: AppliesWhen) -> Iterator[str]:
    for field, wanted in applies_when.items():
        if field != ANY:
            yield _condition(field, wanted)  # type: ignore[arg-type] # only `any` holds mappings
        elif said := [_together(one) for one in alternatives(applies_when)]:
            yield f"({_one_of(said, comma=True)})" if said[1:] else said[0]


def _together(one: Mapping[str, FieldCondition]) -> str:
    return _all(_condition(field, wanted) for field, wanted in one.items())


def _condition(field: str, wanted: FieldCondition) -> str:
    if isinstance(wanted, NumberRange):
        return f"{field}: {_range(wanted)}"
    return f"{field}: {_one_of([str(value).lower() for value in wanted])}"


def _all(said: Iterable[str]) -> str:
    return f" {sentence('and')} ".join(said)


def _one_of(said: Sequence[str], *, comma: bool = False) -> str:
    return f"{',' if comma else ''} {sentence('or')} ".join(said)


def _range(wanted: NumberRange) -> str:
    if wanted.min is not None and wanted.max is not None:
        return sentence("{least:g} to {most:g}", least=wanted.min, most=wanted.max)
    if wanted.min is not None:
        return sentence("at least {least:g}", least=wanted.min)
    return sentence("at most {most:g}", most=wanted.max or 0)
