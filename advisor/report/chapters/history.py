"""What moved since the last assessment, in words."""

from dataclasses import dataclass

from advisor.plain_text import counted
from advisor.report.chapters.model import Chapter, Point
from advisor.report.charts.drawing import Picture
from advisor.report.charts.timeline import timeline
from advisor.report.wording import basis_of, say_date
from advisor.result.model import Moved, Result


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
        counts=f"{_counts(len(since.risen), len(since.fallen))} since "
        f"{say_date(since.assessed_on)}.",
    )


def _counts(risen: int, fallen: int) -> str:
    if not risen and not fallen:
        return "No practice rose or fell"
    if not risen:
        return f"{counted(fallen, 'practice')} fell and none rose"
    return f"{counted(risen, 'practice')} rose and {fallen or 'none'} fell"


def _chart(result: Result) -> Picture:
    basis = basis_of(result)
    past = [(item.assessed_on, item.level.get(basis), item.score) for item in result.history]
    now = (result.assessed_on, result.level[basis], result.score.value)
    return timeline([*past, now], result.top)


def _point(item: Moved) -> Point:
    before, after = ("no level" if level is None else str(level) for level in _levels(item))
    return Point(title=item.title, text=f"from {before} to {after}")


def _levels(item: Moved) -> tuple[int | None, int | None]:
    return item.before, item.after


CHAPTER = Chapter(id="history", title="Since the last assessment", data=_history)
