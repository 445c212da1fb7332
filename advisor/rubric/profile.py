"""Which practices concern a team, by its profile."""

from collections.abc import Mapping

from advisor.rubric.model import Practice, ProfileField


def profile_values(field: ProfileField) -> tuple[str | bool, ...]:
    """Return the values a profile field may take."""
    return tuple(option.id for option in field.options) or (True, False)


def exclusion(practice: Practice, profile: Mapping[str, str | bool]) -> str | None:
    """Return why `practice` does not concern a team of this profile, or None when it does.

    A profile field that was not filled in excludes nothing.
    """
    for field, values in practice.applies_when.items():
        actual = profile.get(field)
        if actual is not None and actual not in values:
            wanted = " or ".join(str(value).lower() for value in values)
            return f"it concerns teams with {field}: {wanted}; this one has {str(actual).lower()}"
    return None
