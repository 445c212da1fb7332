"""Which practices concern a team, by its profile."""

from collections.abc import Mapping
from dataclasses import dataclass

from advisor.rubric.model import Practice, ProfileField


def profile_values(field: ProfileField) -> tuple[str | bool, ...]:
    """Return the values a profile field may take."""
    return tuple(option.id for option in field.options) or (True, False)


@dataclass(frozen=True, kw_only=True)
class Exclusion:
    """A profile field that leaves a practice out: what it asks for, and what the team has."""

    field: str
    wanted: tuple[str | bool, ...]
    actual: str | bool


def barred(practice: Practice, profile: Mapping[str, str | bool]) -> Exclusion | None:
    """Return the first field by which `practice` does not concern a team of this profile, or None.

    A profile field that was not filled in excludes nothing.
    """
    for field, values in practice.applies_when.items():
        actual = profile.get(field)
        if actual is not None and actual not in values:
            return Exclusion(field=field, wanted=tuple(values), actual=actual)
    return None


def exclusion(practice: Practice, profile: Mapping[str, str | bool]) -> str | None:
    """Return why `practice` does not concern a team of this profile, as an answers file has it."""
    found = barred(practice, profile)
    if found is None:
        return None
    wanted = " or ".join(str(value).lower() for value in found.wanted)
    actual = str(found.actual).lower()
    return f"it concerns teams with {found.field}: {wanted}; this one has {actual}"
