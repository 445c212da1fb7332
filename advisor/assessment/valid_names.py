"""What an answers file may mention, as its rubric declares it."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from advisor.rubric.evidence_name import evidence_names
from advisor.rubric.model import Kpi, Rubric
from advisor.rubric.profile import profile_values


@dataclass(frozen=True, kw_only=True)
class Known:
    """The valid ids of each kind and the top level; None where no rubric says what is valid."""

    reference: str | None = None
    top: int | None = None
    profile: Mapping[str, Collection[str | bool]] | None = None
    practices: Collection[str] | None = None
    evidence_kinds: Collection[str] | None = None
    kpis: Mapping[str, Kpi] | None = None
    roles: Collection[str] | None = None
    dimensions: Collection[str] | None = None
    stages: Collection[str] | None = None
    steps: Collection[str] | None = None
    steps_by_practice: Mapping[str, Sequence[str]] = field(default_factory=dict)

    @property
    def levels(self) -> str:
        """The levels in words, such as ``0, 1, 2``."""
        if self.top is None:
            return "a level such as 1"
        few = 6
        numbers = [str(level) for level in range(self.top + 1)]
        return ", ".join(numbers) if len(numbers) <= few else f"a level from 0 to {self.top}"


@lru_cache(maxsize=4)  # asked with each answer that a session takes
def known_of(rubric: Rubric | None) -> Known:
    """Return what `rubric` declares; without a rubric everything may be valid."""
    if rubric is None:
        return Known()
    return Known(
        reference=rubric.reference,
        top=rubric.top,
        profile={field.id: profile_values(field) for field in rubric.profile},
        practices=frozenset(practice.id for practice in rubric.practices),
        evidence_kinds=[kind.id for kind in rubric.evidence_kinds],
        kpis={kpi.id: kpi for kpi in rubric.kpis},
        roles=[role.id for role in rubric.roles],
        dimensions=[dimension.id for dimension in rubric.dimensions],
        stages=[stage.id for stage in rubric.stages],
        steps=[*(step.id for step in rubric.steps), *evidence_names(rubric)],
        steps_by_practice=_steps_by_practice(rubric),
    )


def _steps_by_practice(rubric: Rubric) -> dict[str, list[str]]:
    """Return the steps that raise each practice, the lowest level first."""
    found: dict[str, list[str]] = {}
    for step in sorted(rubric.steps, key=lambda step: step.level):
        for practice in step.raises:
            found.setdefault(practice, []).append(step.id)
    return found
