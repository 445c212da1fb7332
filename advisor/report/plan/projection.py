"""Where everything will stand at each month's end and when all steps are done."""

from collections.abc import Iterator, Mapping, Sequence

from advisor.frozen import dataclass
from advisor.report.plan.grid import Grid
from advisor.result.basis import basis_of
from advisor.result.model import Result
from advisor.roadmap.model import PartStanding
from advisor.scoring.model import Sided
from advisor.scoring.number import show_score
from advisor.words.coverage import as_range

OVERALL = "overall"
TODAY, THEN = "today", "then"


@dataclass(frozen=True, kw_only=True)
class _Column:
    """How everything stands at some point, which `title` names."""

    title: str
    overall: str
    dimensions: Mapping[str, PartStanding]
    stages: Mapping[str, PartStanding]


def projection(result: Result, *, most: int) -> tuple[Grid, ...]:
    """Return score and level overall, and the score per dimension and stage, now and on the way.

    There are at most `most` points in time, today and the end among them. Nothing without steps,
    and where too little is known for a score.
    """
    if not result.roadmap.steps or as_range(result):
        return ()
    today = _today(result)
    later = _months(result) or [_then(result, today)]
    stride = -(-len(later) // (most - 1))
    columns = [today, *reversed(list(reversed(later))[::stride])]
    titles = [column.title for column in columns]
    overall = (OVERALL, *(column.overall for column in columns))
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
        yield part.title, *(_cell(standings[part.id].score) for standings in columns)


def _cell(score: float | None, level: str = "") -> str:
    return "–" if score is None else f"{show_score(score)}{level}"


def _level(level: int | None) -> str:
    return " –" if level is None else f" L{level}"


def _today(result: Result) -> _Column:
    side = result.rubric.primary_side
    return _Column(
        title=TODAY,
        overall=_cell(result.score.value, _level(result.held(basis_of(result)))),
        dimensions={part.id: _now(part, side) for part in result.dimensions},
        stages={part.id: _now(part, side) for part in result.stages},
    )


def _now(part: Sided, side: str) -> PartStanding:
    return PartStanding(score=part.sides[side].score)


def _months(result: Result) -> list[_Column]:
    return [
        _Column(
            title=month.date.isoformat()[:7],
            overall=_cell(month.score, _level(month.level)),
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
        overall=_cell(last.score, _level(last.level)),
        dimensions=dimensions,
        stages=stages,
    )
