"""Which evidence a plan has to produce: of what a team does and cannot show."""

from collections.abc import Collection, Iterator, Sequence

from advisor.roadmap.evidence_step import EvidenceStep, evidence_for
from advisor.roadmap.goal import Goal
from advisor.roadmap.position import Position
from advisor.rubric.evidence_name import evidence_among
from advisor.rubric.model import Rubric


def evidence_steps(
    rubric: Rubric, position: Position, goals: Sequence[Goal], excluded: Collection[str] = ()
) -> list[EvidenceStep]:
    """Return a short step for each practice that is claimed high enough, yet not supported.

    It takes the evidence to the highest level that is both claimed and asked for, and stays below
    what is `excluded`.
    """
    barred = evidence_among(rubric, excluded)
    levels: dict[str, int] = {}
    for name, level in _asked(position, goals):
        practice = name.partition("/")[0]
        if level < min(barred.get(practice, ()), default=level + 1):
            levels[practice] = max(level, levels.get(practice, 0))
    return evidence_for(rubric, levels)


def unshown(
    rubric: Rubric, position: Position, goals: Sequence[Goal], excluded: Collection[str]
) -> list[str]:
    """Return the criteria whose evidence is asked for and excluded."""
    barred = evidence_among(rubric, excluded)
    return [
        name
        for name, level in _asked(position, goals)
        if level >= min(barred.get(name.partition("/")[0], ()), default=level + 1)
    ]


def _asked(position: Position, goals: Sequence[Goal]) -> Iterator[tuple[str, int]]:
    """Yield each criterion asked for of which only evidence is lacking, and its level."""
    for goal in goals:
        for name in goal.lacking(position):
            if name in position.unshown:
                practice, _, criterion = name.partition("/")
                yield name, position.practices[practice].criterion(criterion).level
