"""Whom a part of a rubric concerns, in words."""

from collections.abc import Iterator, Mapping, Sequence

from advisor.rubric.condition import ANY, AppliesWhen, FieldCondition, NumberRange


def concerned(*each: AppliesWhen) -> str:
    """Return the teams that something concerns for which all of `each` hold; "" for every team."""
    said = dict.fromkeys(words for applies_when in each for words in _conditions(applies_when))
    return f"teams with {' and '.join(said)}" if said else ""


def named_fields(applies_when: AppliesWhen) -> set[str]:
    """Return the profile fields that conditions name, those of alternatives included."""
    named = set(applies_when) - {ANY}
    for one in _alternatives(applies_when):
        named |= set(one)
    return named


def _conditions(applies_when: AppliesWhen) -> Iterator[str]:
    for field, wanted in applies_when.items():
        if field != ANY:
            yield _condition(field, wanted)  # type: ignore[arg-type] # only `any` holds mappings
        elif said := [_joined(one) for one in _alternatives(applies_when)]:
            yield f"({', or '.join(said)})" if said[1:] else said[0]


def _alternatives(applies_when: AppliesWhen) -> list[Mapping[str, FieldCondition]]:
    found = applies_when.get(ANY, ())
    items: Sequence[object] = () if isinstance(found, NumberRange) else found
    return [one for one in items if isinstance(one, dict)]


def _joined(one: Mapping[str, FieldCondition]) -> str:
    return " and ".join(_condition(field, wanted) for field, wanted in one.items())


def _condition(field: str, wanted: FieldCondition) -> str:
    if isinstance(wanted, NumberRange):
        return f"{field}: {_range(wanted)}"
    return f"{field}: {' or '.join(str(value).lower() for value in wanted)}"


def _range(wanted: NumberRange) -> str:
    if wanted.min is not None and wanted.max is not None:
        return f"{wanted.min:g} to {wanted.max:g}"
    return f"at least {wanted.min:g}" if wanted.min is not None else f"at most {wanted.max or 0:g}"
