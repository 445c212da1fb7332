"""Where a team stands that has nothing yet."""

from advisor import score
from advisor.roadmap.position import Position, position_of
from advisor.rubric.model import Rubric
from tests.build import assessment


def position_of_team(rubric: Rubric, levels: dict[str, int | str | None] | None = None) -> Position:
    """Return the position of a team with these answers, or with 0 for every practice."""
    answers = levels or {practice.id: 0 for practice in rubric.practices}
    return position_of(rubric, score(rubric, assessment(rubric, answers)), "claimed", ())
