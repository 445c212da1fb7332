"""Whether a condition concerns the team, by its profile."""

from collections.abc import Iterator, Mapping

from advisor.rubric.model import ANY, AppliesWhen
from advisor.rubric.profile import Exclusion, Value, exclusions


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
        if not condition or self(condition):
            return False
        return all(self._profile.get(field) is not None for field in _fields(condition))


def _fields(condition: Mapping[str, object]) -> Iterator[str]:
    for field, wanted in condition.items():
        if field != ANY:
            yield field
        elif isinstance(wanted, tuple):
            for one in wanted:
                yield from _fields(one) if isinstance(one, dict) else ()
