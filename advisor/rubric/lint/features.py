"""Features: something defines each, and a level asks no more than it means."""

from collections import Counter
from collections.abc import Iterator

from advisor.document.parse import Path_
from advisor.rubric.implied_criteria import with_implied
from advisor.rubric.lint.criteria import each_criterion
from advisor.rubric.lint.finding import Finding
from advisor.rubric.lint.unknown import items, unknown
from advisor.rubric.model import Feature, Level, Rubric
from advisor.translation import sentence

MOST_DEFINING = 20


def unknown_in_features(rubric: Rubric) -> Iterator[Finding]:
    """A feature names sides, sets and criteria that there are."""
    sides = [side.id for side in rubric.sides]
    sets = [item.id for item in rubric.sets]
    criteria = [name for _, name, _ in each_criterion(rubric)]
    for path, _, feature in _each_feature(rubric):
        if feature.side is not None:
            yield from unknown("side", [((*path, "side"), feature.side)], sides)
        if feature.set is not None:
            yield from unknown("set", [((*path, "set"), feature.set)], sets)
        shown = items((*path, "shown_when_unmet"), feature.shown_when_unmet)
        yield from unknown("criterion", shown, criteria)


def uncovered_features(rubric: Rubric) -> Iterator[Finding]:
    """Every feature is defined by a criterion or a gate; a trait of level 0 says when it shows."""
    criteria = (c for practice in with_implied(rubric).practices for c in practice.criteria)
    defined = {name for criterion in criteria for name in criterion.defines}
    gated = {
        (name, level)
        for practice in rubric.practices
        if practice.side == rubric.primary_side
        for name in practice.features
        for level in (0, *practice.gates)
        if practice.gates
    }
    for path, level, feature in _each_feature(rubric):
        trait = level.level == 0
        covered = feature.shown_when_unmet if trait else feature.id in defined
        if covered or (feature.id, level.level) in gated:
            continue
        yield Finding(
            rule="uncovered-feature",
            message=(
                sentence("nothing tells when `{feature}` is shown", feature=feature.id)
                if trait
                else sentence(
                    "no criterion or practice gated at level {level} defines `{feature}`",
                    level=level.level,
                    feature=feature.id,
                )
            ),
            hint=(
                sentence("Name criteria under `shown_when_unmet`.")
                if trait
                else sentence(
                    "Name it in `defines` of a criterion, or in a practice gated at this level."
                )
            ),
            path=(*path, "id"),
        )


def crowded_levels(rubric: Rubric) -> Iterator[Finding]:
    """A level is defined, for each kind of work, by few criteria: what it means, no more."""
    groups = {
        feature.id: (level.level, feature.side or rubric.primary_side, feature.set)
        for _, level, feature in _each_feature(rubric)
    }
    defining = Counter(
        group
        for _, _, criterion in each_criterion(rubric)
        for group in {groups[name] for name in criterion.defines if name in groups}
    )
    for (number, side, kind), count in defining.items():
        if count > MOST_DEFINING:
            of = (
                sentence("set `{kind}` of side `{side}`", kind=kind, side=side)
                if kind
                else f"side `{side}`"
            )
            yield Finding(
                rule="crowded-level",
                message=sentence(
                    "{count} criteria define level {number} for {of}",
                    count=count,
                    number=number,
                    of=of,
                ),
                hint=sentence(
                    "Let at most {most_defining} define it; the others make it sound.",
                    most_defining=MOST_DEFINING,
                ),
                path=("levels", number),
                severity="warning",
            )


def _each_feature(rubric: Rubric) -> Iterator[tuple[Path_, Level, Feature]]:
    for index, level in enumerate(rubric.levels):
        for place, feature in enumerate(level.features):
            yield ("levels", index, "features", place), level, feature
