"""Whether a condition concerns the team, by its profile."""

from collections.abc import Mapping
from typing import NamedTuple

from advisor.rubric.model import Practice
from advisor.rubric.profile import Exclusion, Value, exclusions
from advisor.rubric.profile_condition import ANY, AppliesWhen


class Concerned(NamedTuple):
    """What of a practice does not concern the team, or more than it concerns others.

    `out` is what of the profile leaves the whole practice out, `own` what leaves out a criterion,
    by its id; `demanded` are the criteria that have to be met whatever the level, `urgent` those
    that are mended first where the practice hurt.
    """

    out: tuple[Exclusion, ...] = ()
    own: tuple[tuple[str, tuple[Exclusion, ...]], ...] = ()
    demanded: tuple[str, ...] = ()
    urgent: tuple[str, ...] = ()


class Concern:
    """Answers for the conditions of a rubric; each is looked at once."""

    def __init__(self, profile: Mapping[str, Value | None]) -> None:
        self._profile = profile
        self._found: dict[str, tuple[Exclusion, ...]] = {}
        self._practices: dict[str, Concerned] = {}

    def __call__(self, applies_when: AppliesWhen) -> tuple[Exclusion, ...]:
        """Return what of the profile keeps a condition from concerning the team."""
        if not applies_when:
            return ()
        key = str(applies_when)
        if key not in self._found:
            self._found[key] = exclusions(applies_when, self._profile)
        return self._found[key]

    def of(self, practice: Practice) -> Concerned:
        """Return what of a practice concerns the team."""
        known = self._practices.get(practice.id)
        if known is None:
            known = self._practices[practice.id] = self._of(practice)
        return known

    def _of(self, practice: Practice) -> Concerned:
        if out := self(practice.applies_when):
            return Concerned(out)
        own = {c.id: found for c in practice.criteria if (found := self(c.applies_when))}
        asked = [c for c in practice.criteria if c.id not in own]
        return Concerned(
            own=tuple(own.items()),
            demanded=tuple(c.id for c in asked if self.fulfils(c.demanded_when)),
            urgent=tuple(c.id for c in asked if self.fulfils(c.urgent_when)),
        )

    def fulfils(self, condition: AppliesWhen) -> bool:
        """Tell whether the team is known to fulfil a condition; none is fulfilled by nobody."""
        return bool(condition) and all(
            any(self.fulfils({**one}) for one in wanted if isinstance(one, dict))
            if field == ANY and isinstance(wanted, tuple)
            else self._profile.get(field) is not None and not self({field: wanted})
            for field, wanted in condition.items()
        )
