"""Whether a condition concerns the team, by its profile."""

from collections.abc import Mapping

from advisor.rubric.profile import Exclusion, Value, exclusions
from advisor.rubric.profile_condition import ANY, AppliesWhen


class Concern:
    """Answers for the conditions of a rubric; each is looked at once."""

    def __init__(self, profile: Mapping[str, Value | None]) -> None:
        self._profile = profile
        self._found: dict[str, tuple[Exclusion, ...]] = {}

    def __call__(self, applies_when: AppliesWhen) -> tuple[Exclusion, ...]:
        """Return what of the profile keeps a condition from concerning the team."""
        if not applies_when:
            return ()
        key = str(applies_when)
        if key not in self._found:
            self._found[key] = exclusions(applies_when, self._profile)
        return self._found[key]

    def fulfils(self, condition: AppliesWhen) -> bool:
        """Tell whether the team is known to fulfil a condition; none is fulfilled by nobody."""
        return bool(condition) and all(
            any(self.fulfils({**one}) for one in wanted if isinstance(one, dict))
            if field == ANY and isinstance(wanted, tuple)
            else self._profile.get(field) is not None and not self({field: wanted})
            for field, wanted in condition.items()
        )
