"""Steps that show what a team already does."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from advisor.roadmap.evidence_name import evidence_among, evidence_name, evidence_named
from advisor.roadmap.goal import Goal, Raise
from advisor.roadmap.position import Position
from advisor.rubric.model import Practice, Rubric, Step


def evidence_steps(
    rubric: Rubric, position: Position, goals: Sequence[Goal], excluded: Collection[str] = ()
) -> list[Step]:
    """Return a short step for each practice that is claimed high enough, yet not supported.

    It takes the evidence to the highest level that is both claimed and asked for, and stays below
    what is `excluded`.
    """
    barred = evidence_among(rubric, excluded)
    levels: dict[str, int] = {}
    for name, need in _asked(position, goals):
        if need < min(barred.get(name, ()), default=need + 1):
            levels[name] = max(need, levels.get(name, 0))
    practices = {practice.id: practice for practice in rubric.practices}
    by_raise = _by_raise(rubric)
    return [_step(rubric, practices[name], level, by_raise) for name, level in levels.items()]


def unshown(
    rubric: Rubric,
    position: Position,
    goals: Sequence[Goal],
    excluded: Collection[str],
    chosen: Collection[Step],
) -> list[str]:
    """Return the practices whose evidence is asked for and excluded, and that nothing raises."""
    barred = evidence_among(rubric, excluded)
    return [
        name
        for name, need in _asked(position, goals)
        if need >= min(barred.get(name, ()), default=need + 1)
        and not any(step.raises.get(name, 0) >= need for step in chosen)
    ]


def first_reaching(steps: Collection[Step], needed: Mapping[str, int]) -> dict[str, int]:
    """Return for each practice the lowest level from the needed one on that a step takes it to.

    A practice whose evidence is left out skips the level that is claimed and not shown.
    """
    return {
        name: min((s.raises[name] for s in steps if s.raises.get(name, 0) >= need), default=need)
        for name, need in needed.items()
    }


def evidence_step(rubric: Rubric, name: str) -> Step | None:
    """Return the step that produces the evidence which an id names, if it names any."""
    practices = {practice.id: practice for practice in rubric.practices}
    practice, level = evidence_named(name) or ("", 0)
    if practice not in practices or not 0 < level <= rubric.top:
        return None
    return _step(rubric, practices[practice], level, _by_raise(rubric))


def _asked(position: Position, goals: Sequence[Goal]) -> Iterator[Raise]:
    """Yield each practice with a level that a goal asks for and that is claimed, not supported."""
    if position.basis == "claimed":
        return
    for goal in goals:
        for name, need in goal.blocked_by(position).items():
            if position.level(name, "claimed") >= need:
                yield name, need


def _by_raise(rubric: Rubric) -> dict[Raise, Step]:
    return {raised: step for step in rubric.steps for raised in step.raises.items()}


def _step(rubric: Rubric, practice: Practice, level: int, by_raise: Mapping[Raise, Step]) -> Step:
    examples = practice.evidence.get(level)
    shown = examples.sufficient if examples else (practice.levels[level],)
    return Step(
        id=evidence_name(practice.id, level),
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
