"""Steps that show what a team already does."""

from collections.abc import Mapping, Sequence

from advisor.roadmap.goal import Goal
from advisor.roadmap.position import Position
from advisor.rubric.model import Practice, Rubric, Step

_SHOW = "show"


def evidence_steps(rubric: Rubric, position: Position, goals: Sequence[Goal]) -> list[Step]:
    """Return a short step for each practice that is claimed high enough, yet not supported.

    It takes the evidence to the highest level that is both claimed and asked for.
    """
    if position.basis == "claimed":
        return []
    levels: dict[str, int] = {}
    for goal in goals:
        for name, need in goal.blocked_by(position).items():
            if position.level(name, "claimed") >= need:
                levels[name] = max(need, levels.get(name, 0))
    practices = {practice.id: practice for practice in rubric.practices}
    by_raise = {raised: step for step in rubric.steps for raised in step.raises.items()}
    return [_step(rubric, practices[name], level, by_raise) for name, level in levels.items()]


def _step(
    rubric: Rubric, practice: Practice, level: int, by_raise: Mapping[tuple[str, int], Step]
) -> Step:
    examples = practice.evidence.get(level)
    shown = examples.sufficient if examples else (practice.levels[level],)
    return Step(
        id=f"{practice.id}-{_SHOW}-{level}",
        title=f"Produce the evidence: {practice.title}",
        raises={practice.id: level},
        effort=dict.fromkeys(_who(by_raise.get((practice.id, level))), rubric.evidence_effort),
        calendar_days=1,
        why=(
            f"Level {level} of this practice is claimed and not yet supported; whoever reads the "
            "assessment has to take it on trust."
        ),
        tasks=(
            f"Find or make what shows level {level}, as the examples below do.",
            "Add it to the answers as evidence, with its kind, reference and date.",
        ),
        done_when=shown,
    )


def _who(step: Step | None) -> list[str]:
    """Return the role that does most of a step, who also knows where its traces are."""
    if step is None or not step.effort:
        return []
    return [max(step.effort, key=lambda role: step.effort[role].likely)]
