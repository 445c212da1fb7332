"""Criteria: each has a name of its own, and what it defines is there."""

from collections.abc import Iterator

from advisor.document.parse import Path_
from advisor.rubric.lint.finding import Finding, identified
from advisor.rubric.lint.unknown import items, unknown
from advisor.rubric.model import Criterion, Rubric


def each_criterion(rubric: Rubric) -> Iterator[tuple[Path_, str, Criterion]]:
    """Yield every criterion with its path and its name, ``practice/criterion``."""
    for path, practice in identified(rubric, "practices"):
        for index, criterion in enumerate(practice.criteria):
            yield (*path, "criteria", index), f"{practice.id}/{criterion.id}", criterion


def unknown_in_criteria(rubric: Rubric) -> Iterator[Finding]:
    """A criterion stands at a level of the rubric and defines features of it."""
    features = [f.id for level in rubric.levels if level.level for f in level.features]
    levels = [level.level for level in rubric.levels if level.level]
    for path, _, criterion in each_criterion(rubric):
        yield from unknown("level", [((*path, "level"), criterion.level)], levels)
        yield from unknown(
            "feature of a level above 0", items((*path, "defines"), criterion.defines), features
        )


def unknown_in_features(rubric: Rubric) -> Iterator[Finding]:
    """A feature names sides, sets and criteria that there are."""
    sides = [side.id for side in rubric.sides]
    sets = [item.id for item in rubric.sets]
    criteria = [name for _, name, _ in each_criterion(rubric)]
    for index, level in enumerate(rubric.levels):
        for place, feature in enumerate(level.features):
            path = ("levels", index, "features", place)
            if feature.side is not None:
                yield from unknown("side", [((*path, "side"), feature.side)], sides)
            if feature.set is not None:
                yield from unknown("set", [((*path, "set"), feature.set)], sets)
            shown = items((*path, "shown_when_unmet"), feature.shown_when_unmet)
            yield from unknown("criterion", shown, criteria)


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
                yield from unknown("profile field", [((*at, name), name) for name in given], fields)
