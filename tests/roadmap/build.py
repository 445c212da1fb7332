"""Teams and rubrics to plan with."""

from collections.abc import Mapping
from dataclasses import replace

from advisor import score
from advisor.roadmap.position import Position, position_of
from advisor.rubric.implied import with_implied
from advisor.rubric.model import Rubric
from tests.build import assessment


def position_of_team(
    rubric: Rubric, levels: Mapping[str, int | str | None] | None = None
) -> Position:
    """Return the position of a team with these answers, or with 0 for every practice."""
    answers = levels or {practice.id: 0 for practice in rubric.practices}
    return position_of(rubric, score(rubric, assessment(rubric, answers)), "claimed", ())


def with_gates(rubric: Rubric, gates: Mapping[str, dict[int, int]]) -> Rubric:
    """Return a rubric without criteria with other gates of some practices."""
    practices = tuple(
        replace(p, gates=gates[p.id], criteria=()) if p.id in gates else p for p in rubric.practices
    )
    return with_implied(replace(rubric, practices=practices))
