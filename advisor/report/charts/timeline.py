"""Level and score over time."""

from collections.abc import Iterator, Sequence
from datetime import date

from advisor.frozen import dataclass
from advisor.report.charts.drawing import Circle, Drawing, Line, Path, Picture, Rect, Shape, Text
from advisor.scoring.number import show_score
from advisor.words.chart import say_timeline

_TOP = 18.0
_RISE = 62.0
# A label gives way to one that comes before it in rank and is nearer than this.
_ROOM_FOR_A_DATE = 80.0
_ROOM_FOR_A_SCORE = 34.0
_ABOVE, _BELOW = -10.0, 18.0  # from a dot to the foot of its label
_SQUARE = 14.0
_Point = tuple[date, int | None, float | None]


@dataclass(frozen=True, kw_only=True)
class _TimelineFrame:
    width: float
    left: float
    right: float


_WIDE = _TimelineFrame(width=680, left=74, right=620)
_NARROW = _TimelineFrame(width=360, left=56, right=328)


def timeline(points: Sequence[_Point], top: int) -> Picture:
    """Return the chart of (date, level held, score) in the order of time, two points at least.

    A level is a square, a score a dot; what is None is not drawn.
    """
    return Picture(wide=_drawn(points, top, _WIDE), narrow=_drawn(points, top, _NARROW))


def _drawn(points: Sequence[_Point], top: int, frame: _TimelineFrame) -> Drawing:
    floor = _TOP + _RISE * top
    xs = _places([day for day, *_ in points], frame)
    heights = [(_y(level, floor), _y(score, floor)) for _, level, score in points]
    shapes: list[Shape] = [*_axis(top, floor, frame)]
    line = tuple((x, y) for x, (_, y) in zip(xs, heights, strict=True) if y is not None)
    if line:
        shapes.append(Path(role="score", points=line))
    dated, scored = _spaced(xs, _ROOM_FOR_A_DATE), _spaced(xs, _ROOM_FOR_A_SCORE)
    for place, (x, (level_y, score_y)) in enumerate(zip(xs, heights, strict=True)):
        day, _, score = points[place]
        shapes += _moment(x, level_y, score_y, show_score(score) if place in scored else "")
        if place in dated:
            shapes.append(Text(role="muted", x=x, y=floor + 22, text=_short(day), anchor="middle"))
    return Drawing(
        width=frame.width, height=floor + 30, shapes=tuple(shapes), text=say_timeline(points)
    )


def _places(days: Sequence[date], frame: _TimelineFrame) -> list[float]:
    first, room = days[0], frame.right - frame.left - 24
    span = max((days[-1] - first).days, 1)
    return [round(frame.left + 12 + room * (day - first).days / span, 1) for day in days]


def _y(value: float | None, floor: float) -> float | None:
    return None if value is None else round(floor - _RISE * value, 1)


def _axis(top: int, floor: float, frame: _TimelineFrame) -> Iterator[Shape]:
    for level in range(top + 1):
        y = floor - _RISE * level
        yield Line(role="axis", x1=frame.left, y1=y, x2=frame.right, y2=y)
        yield Text(role="muted", x=0, y=y + 4, text=f"Level {level}")


def _moment(x: float, level_y: float | None, score_y: float | None, score: str) -> Iterator[Shape]:
    if level_y is not None:
        yield Rect(role="level-supported", x=x - 6, y=level_y - 6, width=12, height=12)
    if score_y is not None:
        yield Circle(role="primary-mark", x=x, y=score_y, radius=4)
        if score:
            foot = _label_y(score_y, level_y)
            yield Text(role="label", x=x, y=foot, text=score, anchor="middle")


def _spaced(xs: Sequence[float], room: float) -> set[int]:
    """Return which labels have room: the last and the first before those between them."""
    kept: list[int] = []
    for place in (len(xs) - 1, 0, *range(len(xs) - 2, 0, -1)):
        if all(abs(xs[place] - xs[other]) >= room for other in kept):
            kept.append(place)
    return set(kept)


def _label_y(score_y: float, level_y: float | None) -> float:
    """Return the foot of a score's label: above its dot, or below where a square is in the way."""
    middle = score_y + _ABOVE - 4
    in_the_way = level_y is not None and abs(level_y - middle) < _SQUARE
    return score_y + (_BELOW if in_the_way else _ABOVE)


def _short(day: date) -> str:
    return f"{day.day} {day:%b %Y}"
