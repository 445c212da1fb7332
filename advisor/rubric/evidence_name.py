"""What steps that produce evidence are called."""

import re
from collections.abc import Collection

from advisor.rubric.model import Rubric

_NAME = re.compile(r"(.+)-show-([1-9][0-9]*)", re.ASCII)


def evidence_name(practice: str, level: int) -> str:
    """Return the id of the step that produces the evidence for a level of a practice."""
    return f"{practice}-show-{level}"


def evidence_named(name: str) -> tuple[str, int] | None:
    """Return the practice and level that such an id names; None for any other id."""
    found = _NAME.fullmatch(name)
    return (found[1], int(found[2])) if found else None


def evidence_names(rubric: Rubric) -> list[str]:
    """Return the ids of all such steps that plans by a rubric may have."""
    levels = range(1, rubric.top + 1)
    return [evidence_name(practice.id, level) for practice in rubric.practices for level in levels]


def evidence_among(rubric: Rubric, names: Collection[str]) -> dict[str, list[int]]:
    """Return the levels of each practice whose evidence is named; a step of the rubric is none."""
    own = {step.id for step in rubric.steps}
    levels: dict[str, list[int]] = {}
    for named in map(evidence_named, sorted(set(names) - own)):
        if named is not None:
            levels.setdefault(named[0], []).append(named[1])
    return levels
