"""Gates: what a level demands of practices without criteria can be met, and grows with it."""

from collections.abc import Iterator
from itertools import pairwise

from advisor.rubric.implied_criteria import written_criteria
from advisor.rubric.lint.finding import Finding, identified
from advisor.rubric.model import Rubric
from advisor.translation import sentence


def described_at_every_level(rubric: Rubric) -> Iterator[Finding]:
    """A practice without criteria says what is seen at each level; with them, at level 0."""
    for path, practice in identified(rubric, "practices"):
        for level in rubric.levels[:1] if written_criteria(practice) else rubric.levels:
            if level.level not in practice.levels:
                message = sentence(
                    "`{practice}` has no description for level {level}",
                    practice=practice.id,
                    level=level.level,
                )
                yield Finding(rule="missing-level", message=message, path=(*path, "levels"))


def falling_gates(rubric: Rubric) -> Iterator[Finding]:
    """A gate never asks less of a practice as the maturity level rises."""
    for path, practice in identified(rubric, "practices"):
        for (low, need), (high, later) in pairwise(sorted(practice.gates.items())):
            if later < need:
                message = sentence(
                    "`{practice}` must be at {need} for level {low} "
                    "but only at {later} for level {high}",
                    practice=practice.id,
                    need=need,
                    low=low,
                    later=later,
                    high=high,
                )
                path_to_gate = (*path, "gates", high)
                yield Finding(rule="falling-gate", message=message, path=path_to_gate)


def ground_level_gates(rubric: Rubric) -> Iterator[Finding]:
    """Level 0 is where everyone starts, so nothing gates it and no gate asks for level 0."""
    for path, practice in identified(rubric, "practices"):
        for level, need in practice.gates.items():
            if level == 0 or need == 0:
                message = sentence(
                    "a gate of `{practice}` that everyone meets says nothing", practice=practice.id
                )
                path_to_gate = (*path, "gates", level)
                yield Finding(rule="empty-gate", message=message, path=path_to_gate)


def unreachable_gates(rubric: Rubric) -> Iterator[Finding]:
    """Some step raises a practice to each level that a gate asks for, and to each below it."""
    reachable = _reachable(rubric)
    for path, practice in identified(rubric, "practices"):
        for gate, need in practice.gates.items():
            for level in range(1, need + 1):
                if (practice.id, level) not in reachable:
                    yield Finding(
                        rule="unreachable-gate",
                        message=sentence(
                            "no step raises `{practice}` to {level}",
                            practice=practice.id,
                            level=level,
                        ),
                        hint=sentence(
                            "The gate for level {gate} asks for {need}.", gate=gate, need=need
                        ),
                        path=(*path, "gates", gate),
                        level=level,
                    )


def raises_without_step(rubric: Rubric) -> Iterator[Finding]:
    """For every practice and every level above 0 there is a step that leads there."""
    reachable = _reachable(rubric)
    for path, practice in identified(rubric, "practices"):
        told = max(practice.gates.values(), default=0)
        told_too = {
            criterion.level for criterion in written_criteria(practice) if criterion.defines
        }
        for level in (item.level for item in rubric.levels[1:]):
            if (practice.id, level) not in reachable and level > told and level not in told_too:
                message = sentence(
                    "no step raises `{practice}` to {level}", practice=practice.id, level=level
                )
                yield Finding(
                    rule="missing-step",
                    message=message,
                    path=path,
                    severity="warning",
                    level=level,
                )


def _reachable(rubric: Rubric) -> set[tuple[str, int]]:
    return {(name, level) for step in rubric.steps for name, level in step.raises.items()}


def hollow_levels(rubric: Rubric) -> Iterator[Finding]:
    """In a dimension without criteria, each level of a side rests on a gate for every team.

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
                if members and not (concerning or any(written_criteria(p) for p in members)):
                    yield Finding(
                        rule="hollow-level",
                        message=sentence(
                            "no practice that concerns every team gates level {level} "
                            "on side `{side}` of `{dimension}`",
                            level=level.level,
                            side=side.id,
                            dimension=dimension.id,
                        ),
                        path=path,
                        severity="warning",
                    )
