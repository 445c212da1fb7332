"""Where each side of the whole, of a dimension and of a stage stands."""

from collections.abc import Iterable, Iterator, Sequence

from advisor.rubric.model import Rubric
from advisor.scoring.bounds import bounded_score
from advisor.scoring.model import DimensionScore, StageScore, Standing
from advisor.scoring.number import exact, shown
from advisor.scoring.practice_score import PracticeScore
from advisor.scoring.states import Basis


def standing(practices: Iterable[PracticeScore], side: str, basis: Basis = "claimed") -> Standing:
    """Return where one side of some practices stands, as answered or as evidence shows."""
    own = [practice for practice in practices if practice.side == side]
    return Standing(
        **bounded_score(own, basis)._asdict(),
        answered=sum(practice.answered for practice in own),
        applicable=sum(practice.applicable for practice in own),
    )


def _standings(
    rubric: Rubric, practices: Sequence[PracticeScore], basis: Basis
) -> dict[str, Standing]:
    return {side.id: standing(practices, side.id, basis) for side in rubric.sides}


def dimension_scores(
    rubric: Rubric, practices: Sequence[PracticeScore], basis: Basis
) -> Iterator[DimensionScore]:
    """Yield each dimension, with how far the compared side is ahead."""
    for dimension in rubric.dimensions:
        sides = _standings(rubric, [p for p in practices if p.dimension == dimension.id], basis)
        compared = sides[rubric.compared_side].score if rubric.compared_side else None
        yield DimensionScore(
            id=dimension.id,
            title=dimension.title,
            sides=sides,
            gap=_gap(compared, sides[rubric.primary_side].score),
            meaning=dimension.sides,
            carries_over=dimension.carries_over,
            starts_fresh=dimension.starts_fresh,
        )


def _gap(compared: float | None, primary: float | None) -> float | None:
    """Return the difference of two scores as they are shown."""
    if compared is None or primary is None:
        return None
    return float(exact(shown(compared)) - exact(shown(primary)))


def stage_scores(
    rubric: Rubric, practices: Sequence[PracticeScore], basis: Basis
) -> Iterator[StageScore]:
    """Yield each stage."""
    for stage in rubric.stages:
        sides = _standings(rubric, [p for p in practices if p.stage == stage.id], basis)
        yield StageScore(id=stage.id, title=stage.title, sides=sides, summary=stage.summary)
