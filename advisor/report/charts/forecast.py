"""The days by which each goal is likely and even, beside the day it is wanted by."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from advisor.frozen import dataclass
from advisor.report.charts.drawing import Drawing, Line, Picture, Rect, Shape, Text
from advisor.report.charts.frame import Frame
from advisor.report.charts.quarter_axis import Days, quarter_lines
from advisor.words.chart import say_forecast, say_wanted_day
from advisor.words.phrase import shortened

_HEAD = 34.0
_BAR = 10.0
_DAY = timedelta(days=1)
_LETTERS = 11


@dataclass(frozen=True, kw_only=True)
class _ForecastFrame(Frame):
    foot: float  # of a label above that of its row


_WIDE = _ForecastFrame(width=680, left=168, right=660, row=24, foot=2, letters=27)
_NARROW = _ForecastFrame(width=360, left=4, right=352, row=40, foot=16, letters=40)
_EDGE = 80.0  # within which the word beside the wanted day has no room to its right


@dataclass(frozen=True, kw_only=True)
class Forecast:
    """A goal with the days by which it is reached with 50 and with 85 percent confidence."""

    title: str
    even: date
    likely: date


def forecast(goals: Sequence[Forecast], start: date, wanted: date | None) -> Picture | None:
    """Return the chart of goals over time from `start`, the wanted day marked; None for none."""
    if not goals:
        return None
    last = max([*(goal.likely for goal in goals), *([wanted] if wanted else [])])
    span = (start, last + (last - start) / 12 + _DAY)
    return Picture(
        wide=_drawn(goals, span, wanted, _WIDE), narrow=_drawn(goals, span, wanted, _NARROW)
    )


def _drawn(
    goals: Sequence[Forecast], span: tuple[date, date], wanted: date | None, frame: _ForecastFrame
) -> Drawing:
    height = _HEAD + frame.row * len(goals) + 8
    days = Days(first=span[0], last=span[1], left=frame.left, right=frame.right)
    shapes: list[Shape] = [*quarter_lines(days, 14, height, frame.width)]
    for index, goal in enumerate(goals, 1):
        shapes += _row(goal, days, frame, _HEAD + frame.row * index)
    if wanted:
        shapes += _wanted(days.x(wanted), height, frame)
    return Drawing(
        width=frame.width,
        height=height,
        shapes=tuple(shapes),
        text=say_forecast([(g.title, g.even, g.likely) for g in goals], wanted),
        letters=_LETTERS,
    )


def _row(goal: Forecast, days: Days, frame: _ForecastFrame, bottom: float) -> Iterator[Shape]:
    """Yield a thin line up to the even day and a thick bar from there to the likely one."""
    y = bottom - _BAR
    title = shortened(goal.title, frame.letters)
    yield Text(role="label", x=0, y=bottom - frame.foot, text=title)
    even, likely = days.x(goal.even), days.x(goal.likely)
    yield Rect(role="bar", x=days.left, y=y + 3, width=round(even - days.left, 1), height=4)
    width = max(round(likely - even, 1), 2)
    yield Rect(role="bar-blocker", x=even, y=y, width=width, height=_BAR)


def _wanted(x: float, height: float, frame: Frame) -> Iterator[Shape]:
    yield Line(role="target", x1=x, y1=2, x2=x, y2=height)
    at_edge = x > frame.width - _EDGE
    yield Text(
        role="strong",
        x=round(x - 4 if at_edge else x + 4, 1),
        y=10,
        text=say_wanted_day(),
        anchor="end" if at_edge else "start",
    )
