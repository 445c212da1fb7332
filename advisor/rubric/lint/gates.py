"""Gates and features: what a level demands can be met, and grows with the level."""

from collections.abc import Iterator
from itertools import pairwise

from advisor.rubric.lint.finding import Finding, identified
from advisor.rubric.model import Rubric


def described_at_every_level(rubric: Rubric) -> Iterator[Finding]:
    """A practice without criteria says what is seen at each level; with them, at level 0."""
    for path, practice in identified(rubric, "practices"):
        for level in rubric.levels[:1] if practice.criteria else rubric.levels:
            if level.level not in practice.levels:
                message = f"`{practice.id}` has no description for level {level.level}"
                yield Finding(rule="missing-level", message=message, path=(*path, "levels"))


def falling_gates(rubric: Rubric) -> Iterator[Finding]:
    """A gate never asks less of a practice as the maturity level rises."""
    for path, practice in identified(rubric, "practices"):
        for (low, need), (high, later) in pairwise(sorted(practice.gates.items())):
            if later < need:
                message = (
                    f"`{practice.id}` must be at {need} for level {low} "
                    f"but only at {later} for level {high}"
                )
                path_to_gate = (*path, "gates", high)
                yield Finding(rule="falling-gate", message=message, path=path_to_gate)


def ground_level_gates(rubric: Rubric) -> Iterator[Finding]:
    """Level 0 is where everyone starts, so nothing gates it and no gate asks for level 0."""
    for path, practice in identified(rubric, "practices"):
        for level, need in practice.gates.items():
            if level == 0 or need == 0:
                message = f"a gate of `{practice.id}` that everyone meets says nothing"
                path_to_gate = (*path, "gates", level)
                yield Finding(rule="empty-gate", message=message, path=path_to_gate)


def uncovered_features(rubric: Rubric) -> Iterator[Finding]:
    """Every feature of a level is covered by a practice gated at that level, or any for level 0."""
    for index, level in enumerate(rubric.levels):
        for place, feature in enumerate(level.features):
            covering = [
                practice
                for practice in rubric.practices
                if feature.id in practice.features and practice.side == rubric.primary_side
            ]
            if not any(p.gates if level.level == 0 else level.level in p.gates for p in covering):
                yield Finding(
                    rule="uncovered-feature",
                    message=f"no practice gated at level {level.level} covers `{feature.id}`",
                    hint="Add the feature to a practice that has a gate for this level.",
                    path=("levels", index, "features", place, "id"),
                )


def unreachable_gates(rubric: Rubric) -> Iterator[Finding]:
    """For each level a gate asks for, and each below it, some step raises the practice there."""
    reachable = {(name, level) for step in rubric.steps for name, level in step.raises.items()}
    for path, practice in identified(rubric, "practices"):
        for gate, need in practice.gates.items():
            for level in range(1, need + 1):
                if (practice.id, level) not in reachable:
                    yield Finding(
                        rule="unreachable-gate",
                        message=f"no step raises `{practice.id}` to {level}",
                        hint=f"The gate for level {gate} asks for {need}.",
                        path=(*path, "gates", gate),
                        level=level,
                    )


def raises_without_step(rubric: Rubric) -> Iterator[Finding]:
    """For every practice and every level above 0 there is a step that leads there."""
    reachable = {(name, level) for step in rubric.steps for name, level in step.raises.items()}
    for path, practice in identified(rubric, "practices"):
        for level in rubric.levels[1:]:
            gated = any(need >= level.level for need in practice.gates.values())
            if (practice.id, level.level) not in reachable and not gated:
                message = f"no step raises `{practice.id}` to {level.level}"
                yield Finding(
                    rule="missing-step",
                    message=message,
                    path=path,
                    severity="warning",
                    level=level.level,
                )


def hollow_levels(rubric: Rubric) -> Iterator[Finding]:
    """In a dimension, each level of a side rests on a gate that concerns every team.

    Without one, a team to which the gated practices do not apply would hold the level unasked.
    """
    for path, dimension in identified(rubric, "dimensions"):
        for side in rubric.sides:
            members = [
                practice
                for practice in rubric.practices
                if practice.dimension == dimension.id and practice.side == side.id
            ]
            for level in rubric.levels[1:]:
                concerning = [p for p in members if level.level in p.gates and not p.applies_when]
                if members and not concerning:
                    yield Finding(
                        rule="hollow-level",
                        message=(
                            f"no practice that concerns every team gates level {level.level} "
                            f"on side `{side.id}` of `{dimension.id}`"
                        ),
                        path=path,
                        severity="warning",
                    )
