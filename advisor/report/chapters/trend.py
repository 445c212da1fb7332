"""Several earlier assessments: levels, features, score, coverage and evidence over time."""

from advisor.frozen import dataclass
from advisor.report.chapter_model import Chapter
from advisor.report.charts.drawing import Picture
from advisor.report.charts.trend import trend_chart
from advisor.report.trend import TrendPoint, points_of_result, trends
from advisor.result.model import Result
from advisor.scoring.history import due_of
from advisor.scoring.number import show_score, show_share
from advisor.translation import sentence
from advisor.words.quantity import say_day
from advisor.words.trend import say_due, say_evidence, say_of, say_two

_FEWEST = 2  # earlier ones; what one of them was stands in the chapter on what moved since


@dataclass(frozen=True, kw_only=True)
class TrendRow:
    """An assessment on a day; `levels` are the one claimed and the one supported."""

    day: str
    levels: str
    score: str
    features: str
    coverage: str
    evidence: str


@dataclass(frozen=True, kw_only=True)
class TrendData:
    """All assessments as a chart and a table, and when the next one is due."""

    chart: Picture
    rows: tuple[TrendRow, ...]
    due: str


def _trend(result: Result) -> TrendData | None:
    if len(result.history) < _FEWEST:
        return None
    points = points_of_result(result)
    return TrendData(
        chart=trend_chart([point.on for point in points], trends(points, result.top)),
        rows=tuple(map(_row, points)),
        due=say_due(due_of(result, result.next_assessment)),
    )


def _row(point: TrendPoint) -> TrendRow:
    return TrendRow(
        day=say_day(point.on),
        levels=say_two(point.claimed, point.supported),
        score=show_score(point.score),
        features=say_of(point.features),
        coverage=show_share(point.coverage),
        evidence=say_evidence(point.evidence),
    )


CHAPTER = Chapter(id="trend", title=sentence("Over time"), data=_trend)
