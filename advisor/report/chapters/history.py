"""What moved since the last assessment, in words."""

from advisor.frozen import dataclass
from advisor.report.chapter_model import Chapter, Point
from advisor.report.charts.drawing import Picture
from advisor.report.charts.timeline import timeline
from advisor.result.basis import basis_of
from advisor.result.model import Moved, Result
from advisor.translation import sentence
from advisor.words.quantity import say_date
from advisor.words.since_previous import say_moved, say_moved_since


@dataclass(frozen=True, kw_only=True)
class HistoryData:
    """Earlier assessments: level and score over time, and what moved since the last one."""

    since: str
    chart: Picture
    because: tuple[str, ...]
    counts: str
    risen: tuple[Point, ...]
    fallen: tuple[Point, ...]


def _history(result: Result) -> HistoryData | None:
    """Return the section on earlier assessments, None when none was given."""
    since = result.since
    if since is None:
        return None
    return HistoryData(
        since=say_date(since.assessed_on),
        chart=_chart(result),
        because=since.because,
        risen=tuple(_point(item) for item in since.risen),
        fallen=tuple(_point(item) for item in since.fallen),
        counts=say_moved_since(since),
    )


def _chart(result: Result) -> Picture:
    basis = basis_of(result)
    past = [(item.assessed_on, item.level.get(basis), item.score) for item in result.history]
    now = (result.assessed_on, result.level[basis], result.score.value)
    return timeline([*past, now], result.top)


def _point(item: Moved) -> Point:
    return Point(title=item.title, text=say_moved(item))


CHAPTER = Chapter(id="history", title=sentence("Since the last assessment"), data=_history)
