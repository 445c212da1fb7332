"""Which parts of a rubric concern a team, by its profile."""

from collections.abc import Iterator, Mapping, Sequence

from advisor.frozen import dataclass
from advisor.rubric.model import ProfileField
from advisor.rubric.profile_condition import ANY, AppliesWhen, FieldCondition, NumberRange

Value = str | bool | int | float | tuple[str, ...]
_UNKNOWN_NUMBER = 1


def profile_values(field: ProfileField) -> tuple[str | bool, ...]:
    """Return the values a profile field may take; none for a number."""
    if field.type == "number":
        return ()
    return tuple(option.id for option in field.options) or (True, False)


def whole_profile(
    fields: Sequence[ProfileField], given: Mapping[str, Value]
) -> dict[str, Value | None]:
    """Return a value for every field: as given, or what no answer counts as; None for unknown."""
    return {field.id: given.get(field.id, _default(field)) for field in fields}


def _default(field: ProfileField) -> Value | None:
    if field.default is None:
        return _UNKNOWN_NUMBER if field.type == "number" and not field.part_of else None
    return (str(field.default),) if field.many else field.default


@dataclass(frozen=True, kw_only=True)
class Exclusion:
    """A profile field that leaves something out: what was wanted, and what the team has."""

    field: str
    wanted: tuple[str | bool, ...] | NumberRange
    actual: Value


def exclusions(
    applies_when: AppliesWhen, profile: Mapping[str, Value | None]
) -> tuple[Exclusion, ...]:
    """Return what keeps something from concerning a team of this profile; empty when it does.

    The first field that does not fit suffices; of alternatives, each has one. A field about which
    nothing is known excludes nothing.
    """
    for field, wanted in applies_when.items():
        if field == ANY and isinstance(wanted, tuple):
            found = tuple(_alternatives(wanted, profile))
        else:
            found = tuple(_excluded(field, wanted, profile))  # type: ignore[arg-type]
        if found:
            return found
    return ()


def _alternatives(
    wanted: Sequence[object], profile: Mapping[str, Value | None]
) -> Iterator[Exclusion]:
    each = [exclusions(one, profile) for one in wanted if isinstance(one, dict)]
    if all(each):
        for found in each:
            yield from found


def _excluded(
    field: str, wanted: FieldCondition, profile: Mapping[str, Value | None]
) -> Iterator[Exclusion]:
    actual = profile.get(field)
    if actual is not None and not _fits(wanted, actual):
        yield Exclusion(field=field, wanted=wanted, actual=actual)


def _fits(wanted: FieldCondition, actual: Value) -> bool:
    if isinstance(wanted, NumberRange):
        if isinstance(actual, bool) or not isinstance(actual, int | float):
            return False
        least, most = wanted.min, wanted.max
        return (least is None or actual >= least) and (most is None or actual <= most)
    if isinstance(actual, tuple):
        return any(value in wanted for value in actual)
    return actual in wanted
