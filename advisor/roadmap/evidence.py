"""Which evidence a plan has to produce: of what a team does and cannot show."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from advisor.roadmap.evidence_step import EvidenceStep, evidence_for
from advisor.roadmap.goal import Goal
from advisor.roadmap.model import Raise
from advisor.roadmap.position import Position
from advisor.rubric.evidence_name import evidence_among
from advisor.rubric.model import Rubric, Step


def evidence_steps(
    rubric: Rubric, position: Position, goals: Sequence[Goal], excluded: Collection[str] = ()
) -> list[EvidenceStep]:
    """Return a short step for each practice that is claimed high enough, yet not supported.

    It takes the evidence to the highest level that is both claimed and asked for, and stays below
    what is `excluded`.
    """
    barred = evidence_among(rubric, excluded)
    levels: dict[str, int] = {}
    for name, need in _asked(position, goals):
        if need < min(barred.get(name, ()), default=need + 1):
            levels[name] = max(need, levels.get(name, 0))
    return evidence_for(rubric, levels)


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


def _asked(position: Position, goals: Sequence[Goal]) -> Iterator[Raise]:
    """Yield each level of a practice that a goal asks for and of which only evidence is lacking."""
    for goal in goals:
        for name, need in goal.blocked_by(position).items():
            for level in position.unshown_levels(name):
                if level <= need:
                    yield name, level
