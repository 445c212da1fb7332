"""Which criteria a step brings, and which steps have to come before it."""

from collections.abc import Iterable, Mapping

from advisor.rubric.model import Rubric
from advisor.rubric.step_model import Step


def brought_by(rubric: Rubric) -> dict[str, frozenset[str]]:
    """Return all criteria that each step meets: those its tasks name, or those of its levels.

    Criteria are named ``practice/criterion``.
    """
    at: dict[tuple[str, int], list[str]] = {}
    for practice in rubric.practices:
        for criterion in practice.criteria:
            at.setdefault((practice.id, criterion.level), []).append(
                f"{practice.id}/{criterion.id}"
            )
    return {
        step.id: frozenset(name for task in step.tasks for name in task.meets)
        or frozenset(name for raised in step.raises.items() for name in at.get(raised, ()))
        for step in rubric.steps
    }


def required_by(step: Step, brought: Mapping[str, frozenset[str]]) -> list[str]:
    """Return the steps that a step requires: those it names, and those that bring what it names."""
    return named_among(step.requires, brought)


def named_among(names: Iterable[str], brought: Mapping[str, frozenset[str]]) -> list[str]:
    """Return the steps that are named, and those that bring the criteria that are."""
    found: dict[str, None] = {}
    for name in names:
        if name in brought:
            found[name] = None
        else:
            found |= {other: None for other, criteria in brought.items() if name in criteria}
    return list(found)
