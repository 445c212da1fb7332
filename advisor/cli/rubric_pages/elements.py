"""The elements of a rubric by their kinds; each kind has a template of the kind's name."""

from collections.abc import Sequence

from advisor.document.checked import Frozen
from advisor.document.fault_words import nearest
from advisor.errors import UsageError
from advisor.rubric.implied_criteria import written_criteria
from advisor.rubric.model import Level, Rubric
from advisor.translation import sentence


def find_element(chosen: Rubric, name: str) -> tuple[str, Frozen]:
    """Return the kind and the element that is called `name`; a level also by its number.

    Raises UsageError with the nearest name.
    """
    names: list[str] = []
    for kind, elements in _elements(chosen).items():
        for element in elements:
            own = str(getattr(element, "id"))  # noqa: B009 every element has one
            if name == own or (isinstance(element, Level) and name == str(element.level)):
                return kind, element
            names.append(own)
    for practice in chosen.practices:
        for criterion in written_criteria(practice):
            names.append(f"{practice.id}/{criterion.id}")
            if name == names[-1]:
                return "criterion", criterion
    hint = nearest(name, names)
    raise UsageError(
        sentence("{rubric} has nothing called `{name}`", rubric=chosen.reference, name=name),
        hint=hint,
    )


def _elements(chosen: Rubric) -> dict[str, Sequence[Frozen]]:
    return {
        "practice": chosen.practices,
        "step": chosen.steps,
        "dimension": chosen.dimensions,
        "stage": chosen.stages,
        "level": chosen.levels,
        "feature": [feature for level in chosen.levels for feature in level.features],
        "set": chosen.sets,
        "kpi": chosen.kpis,
        "crosswalk": chosen.crosswalks,
        "role": chosen.roles,
        "evidence_kind": chosen.evidence_kinds,
        "profile_field": chosen.profile,
    }
