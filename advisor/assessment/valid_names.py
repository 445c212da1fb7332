"""What an answers file may mention, as its rubric declares it."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import field
from typing import Any

from advisor.frozen import dataclass
from advisor.identity_cache import cached_by_identity
from advisor.rubric.evidence_name import evidence_names
from advisor.rubric.model import (
    Dimension,
    EvidenceKind,
    Kpi,
    Practice,
    ProfileField,
    Role,
    Rubric,
    Stage,
)
from advisor.translation import sentence


@dataclass(frozen=True, kw_only=True)
class ValidNames:
    """The valid ids of each kind and the top level; None where no rubric says what is valid."""

    reference: str | None = None
    title: str | None = None
    top: int | None = None
    profile: Mapping[str, ProfileField] | None = None
    practices: Mapping[str, Practice] | None = None
    evidence_kinds: Mapping[str, EvidenceKind] | None = None
    kpis: Mapping[str, Kpi] | None = None
    roles: Mapping[str, Role] | None = None
    dimensions: Mapping[str, Dimension] | None = None
    stages: Mapping[str, Stage] | None = None
    steps: Collection[str] | None = None
    steps_by_practice: Mapping[str, Sequence[str]] = field(default_factory=dict)

    def declared(self, kind: str) -> Mapping[str, Any] | None:
        """Return the elements of one kind by their ids, such as the `roles`."""
        found: Mapping[str, Any] | None = getattr(self, kind)
        return found

    @property
    def levels(self) -> str:
        """The levels in words, such as ``0, 1, 2``."""
        if self.top is None:
            return sentence("a level such as 1")
        few = 6
        numbers = [str(level) for level in range(self.top + 1)]
        return (
            ", ".join(numbers)
            if len(numbers) <= few
            else sentence("a level from 0 to {top}", top=self.top)
        )


@cached_by_identity(maxsize=4)  # asked with each answer that a session takes
def valid_names(rubric: Rubric | None) -> ValidNames:
    """Return what `rubric` declares; without a rubric everything may be valid."""
    if rubric is None:
        return ValidNames()
    return ValidNames(
        reference=rubric.reference,
        title=rubric.title,
        top=rubric.top,
        profile=_by_id(rubric.profile),
        practices=_by_id(rubric.practices),
        evidence_kinds=_by_id(rubric.evidence_kinds),
        kpis=_by_id(rubric.kpis),
        roles=_by_id(rubric.roles),
        dimensions=_by_id(rubric.dimensions),
        stages=_by_id(rubric.stages),
        steps=[*(step.id for step in rubric.steps), *evidence_names(rubric)],
        steps_by_practice=_steps_by_practice(rubric),
    )


def _by_id(elements: Sequence[Any]) -> dict[str, Any]:
    return {element.id: element for element in elements}


def _steps_by_practice(rubric: Rubric) -> dict[str, list[str]]:
    """Return the steps that raise each practice, the lowest level first."""
    found: dict[str, list[str]] = {}
    for step in sorted(rubric.steps, key=lambda step: step.level):
        for practice in step.raises:
            found.setdefault(practice, []).append(step.id)
    return found
