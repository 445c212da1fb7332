"""Where each side of the whole, of a dimension and of a stage stands."""

from collections.abc import Iterator, Sequence
from operator import attrgetter

from advisor.rubric.model import Rubric
from advisor.scoring.bounds import ScoreSums, Weight, sums_by
from advisor.scoring.model import DimensionScore, StageScore, Standing
from advisor.scoring.number import exact, shown


def side_standings(rubric: Rubric, weights: Sequence[Weight]) -> dict[str, Standing]:
    """Return where each side stands as a whole, as answered or as evidence shows."""
    found = sums_by(weights, attrgetter("side"))
    return {side.id: _standing(found.get(side.id)) for side in rubric.sides}


def _standing(sums: ScoreSums | None) -> Standing:
    sums = sums or ScoreSums()
    score, low, high = sums.bounded
    return Standing(
        score=score, low=low, high=high, answered=sums.answered, applicable=sums.applicable
    )


def dimension_scores(rubric: Rubric, weights: Sequence[Weight]) -> Iterator[DimensionScore]:
    """Yield each dimension, with how far the compared side is ahead."""
    found = sums_by(weights, attrgetter("dimension", "side"))
    for dimension in rubric.dimensions:
        sides = {side.id: _standing(found.get((dimension.id, side.id))) for side in rubric.sides}
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


def stage_scores(rubric: Rubric, weights: Sequence[Weight]) -> Iterator[StageScore]:
    """Yield each stage."""
    found = sums_by(weights, attrgetter("stage", "side"))
    for stage in rubric.stages:
        sides = {side.id: _standing(found.get((stage.id, side.id))) for side in rubric.sides}
        yield StageScore(id=stage.id, title=stage.title, sides=sides, summary=stage.summary)
