"""Several figures over the same time, a row each."""

from collections.abc import Iterator, Sequence
from datetime import date

from advisor.report.charts.drawing import Circle, Drawing, Line, Path, Picture, Shape, Text
from advisor.report.charts.frame import Frame
from advisor.report.trend import Trend
from advisor.words.phrase import shortened
from advisor.words.trend import say_trend

_WIDE = Frame(width=680, left=150, right=540, row=38, letters=26)
_NARROW = Frame(width=360, left=124, right=256, row=44, letters=20)
_HIGH, _MARGIN, _FOOT = 22.0, 8.0, 22.0
_GAP = 12.0


def trend_chart(days: Sequence[date], figures: Sequence[Trend]) -> Picture:
    """Return the chart of figures on days in the order of time; what is not known is left out."""
    return Picture(wide=_drawn(days, figures, _WIDE), narrow=_drawn(days, figures, _NARROW))


def _drawn(days: Sequence[date], figures: Sequence[Trend], frame: Frame) -> Drawing:
    xs = _places(days, frame)
    shapes: list[Shape] = []
    for index, figure in enumerate(figures):
        shapes += _row(figure, xs, frame, frame.row * index + _MARGIN)
    foot = frame.row * len(figures) + _FOOT - 6
    shapes += _dates(days, xs, foot)
    return Drawing(
        width=frame.width,
        height=foot + 8,
        shapes=tuple(shapes),
        text=say_trend({figure.name: figure.told for figure in figures}, days[0], days[-1]),
    )


def _row(figure: Trend, xs: Sequence[float], frame: Frame, top: float) -> Iterator[Shape]:
    base = top + _HIGH
    yield Line(role="axis", x1=frame.left, y1=base, x2=frame.right, y2=base)
    yield Text(role="label", x=0, y=base - 4, text=shortened(figure.name, frame.letters))
    yield Text(role="muted", x=frame.right + _GAP, y=base - 4, text=figure.told)
    places = [
        (x, round(base - _HIGH * share, 1))
        for x, share in zip(xs, figure.shares, strict=True)
        if share is not None
    ]
    if len(places) > 1:
        yield Path(role="score", points=tuple(places))
    for x, y in places:
        yield Circle(role="primary-mark", x=x, y=y, radius=3)


def _dates(days: Sequence[date], xs: Sequence[float], foot: float) -> Iterator[Shape]:
    ends = ((days[0], xs[0]), (days[-1], xs[-1])) if xs[-1] > xs[0] else ((days[-1], xs[-1]),)
    for day, x in ends:
        yield Text(role="muted", x=x, y=foot, text=day.isoformat(), anchor="middle")


def _places(days: Sequence[date], frame: Frame) -> list[float]:
    first, room = days[0], frame.right - frame.left - 2 * _GAP
    span = max((days[-1] - first).days, 1)
    return [round(frame.left + _GAP + room * (day - first).days / span, 1) for day in days]
