"""Where everything will stand at each month's end and when all steps are done."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from advisor.report.plan.grid import Grid
from advisor.result.basis import basis_of
from advisor.result.model import Result
from advisor.roadmap.model import PartStanding
from advisor.scoring.model import Sided, Standing
from advisor.scoring.number import show_score

OVERALL = "overall"
TODAY, THEN = "today", "then"


@dataclass(frozen=True, kw_only=True)
class _Column:
    """How everything stands at some point, which `title` names."""

    title: str
    score: float | None
    level: int | None
    dimensions: Mapping[str, PartStanding]
    stages: Mapping[str, PartStanding]


def projection(result: Result, *, most: int) -> tuple[Grid, ...]:
    """Return score and level overall, and the score of each part, now and on the way.

    There are at most `most` points in time, today and the end among them. Nothing without steps.
    """
    if not result.roadmap.steps:
        return ()
    today = _today(result)
    later = _months(result) or [_then(result, today)]
    stride = -(-len(later) // (most - 1))
    columns = [today, *reversed(list(reversed(later))[::stride])]
    titles = [column.title for column in columns]
    overall = (OVERALL, *(_overall(column) for column in columns))
    dimensions = _rows(result.dimensions, [column.dimensions for column in columns])
    stages = _rows(result.stages, [column.stages for column in columns])
    return (
        Grid(header=("dimension", *titles), rows=(overall, *dimensions)),
        Grid(header=("stage", *titles), rows=tuple(stages)),
    )


def _rows(
    parts: Sequence[Sided], columns: Sequence[Mapping[str, PartStanding]]
) -> Iterator[tuple[str, ...]]:
    for part in parts:
        yield part.title, *(_cell(standings[part.id]) for standings in columns)


def _cell(standing: PartStanding) -> str:
    return "–" if standing.score is None else show_score(standing.score)


def _overall(column: _Column) -> str:
    level = "–" if column.level is None else f"L{column.level}"
    return "–" if column.score is None else f"{show_score(column.score)} {level}"


def _today(result: Result) -> _Column:
    side = result.rubric.primary_side

    def now(standing: Standing) -> PartStanding:
        return PartStanding(score=standing.score)

    return _Column(
        title=TODAY,
        score=result.score.value,
        level=result.held(basis_of(result)),
        dimensions={part.id: now(part.sides[side]) for part in result.dimensions},
        stages={part.id: now(part.sides[side]) for part in result.stages},
    )


def _months(result: Result) -> list[_Column]:
    return [
        _Column(
            title=month.date.isoformat()[:7],
            score=month.score,
            level=month.level,
            dimensions=month.dimensions,
            stages=month.stages,
        )
        for month in result.roadmap.months
    ]


def _then(result: Result, today: _Column) -> _Column:
    """Return how everything stands after the last step of an order without dates."""
    dimensions, stages = dict(today.dimensions), dict(today.stages)
    for point in result.roadmap.projection:
        dimensions |= point.dimensions
        stages |= point.stages
    last = result.roadmap.projection[-1]
    return _Column(
        title=THEN,
        score=last.score,
        level=last.level,
        dimensions=dimensions,
        stages=stages,
    )
