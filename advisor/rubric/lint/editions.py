"""Editions: what answers of an earlier one are carried over to is there."""

from collections.abc import Iterator

from advisor.rubric.lint.criteria import each_criterion
from advisor.rubric.lint.finding import Finding, identified
from advisor.rubric.lint.unknown import items, unknown
from advisor.rubric.model import Rubric
from advisor.translation import sentence


def unknown_in_editions(rubric: Rubric) -> Iterator[Finding]:
    """What answers of an earlier edition are carried over to is there."""
    criteria = [name for _, name, _ in each_criterion(rubric)]
    steps = [step.id for step in rubric.steps]
    fields = [field.id for field in rubric.profile]
    for path, edition in identified(rubric, "editions"):
        for practice, levels in edition.criteria.items():
            for level, names in levels.items():
                at = (*path, "criteria", practice, level)
                whole = [n if "/" in n else f"{practice}/{n}" for n in names]
                yield from unknown("criterion", items(at, whole), criteria)
        targets = [((*path, "steps", old), new) for old, new in edition.steps.items()]
        yield from unknown("step", targets, steps)
        for field, values in edition.profile.items():
            for value, given in values.items():
                at = (*path, "profile", field, value)
                yield from unknown(
                    sentence("profile field"), [((*at, name), name) for name in given], fields
                )
