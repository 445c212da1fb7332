"""Level and score over time."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from advisor.scoring.number import show_score

_TOP = 18.0
_RISE = 62.0
# A label gives way to one that comes before it in rank and is nearer than this.
_ROOM_FOR_A_DATE = 80.0
_ROOM_FOR_A_SCORE = 34.0
_ABOVE, _BELOW = -10.0, 18.0  # from a dot to the foot of its label
_SQUARE = 14.0


@dataclass(frozen=True, kw_only=True)
class _Frame:
    width: float
    left: float
    right: float


_WIDE = _Frame(width=680, left=74, right=620)
_NARROW = _Frame(width=360, left=56, right=328)


@dataclass(frozen=True, kw_only=True)
class Moment:
    """One assessment: the level held as a square, the score as a dot, None where there is none.

    Date and score are empty where another label is too near.
    """

    x: float
    date: str
    level_y: float | None
    score_y: float | None
    score: str
    score_text_y: float | None


@dataclass(frozen=True, kw_only=True)
class Timeline:
    """The chart; `path` joins the scores, `text` says the same in words."""

    width: float
    height: float
    left: float
    right: float
    date_y: float
    levels: tuple[tuple[int, float], ...]
    moments: tuple[Moment, ...]
    path: str
    text: str


def timeline(
    points: Sequence[tuple[date, int | None, float | None]], top: int, *, narrow: bool = False
) -> Timeline:
    """Return the chart of (date, level held, score) in the order of time, two points at least."""
    frame = _NARROW if narrow else _WIDE
    first, last = points[0][0], points[-1][0]
    span = max((last - first).days, 1)
    floor = _TOP + _RISE * top

    def y(value: float | None) -> float | None:
        return None if value is None else round(floor - _RISE * value, 1)

    xs = [
        round(frame.left + 12 + (frame.right - frame.left - 24) * (day - first).days / span, 1)
        for day, *_ in points
    ]
    dated, scored = _spaced(xs, _ROOM_FOR_A_DATE), _spaced(xs, _ROOM_FOR_A_SCORE)
    moments = tuple(
        Moment(
            x=x,
            date=_short(day) if place in dated else "",
            level_y=y(level),
            score_y=y(score),
            score=show_score(score) if place in scored else "",
            score_text_y=_label_y(y(score), y(level)),
        )
        for place, (x, (day, level, score)) in enumerate(zip(xs, points, strict=True))
    )
    return Timeline(
        width=frame.width,
        height=floor + 30,
        left=frame.left,
        right=frame.right,
        date_y=floor + 22,
        levels=tuple((level, floor - _RISE * level) for level in range(top + 1)),
        moments=moments,
        path=" ".join(f"{m.x},{m.score_y}" for m in moments if m.score_y is not None),
        text="; ".join(
            f"{day}: {'no level' if level is None else f'level {level}'}, score {show_score(score)}"
            for day, level, score in points
        ),
    )


def _spaced(xs: Sequence[float], room: float) -> set[int]:
    """Return which labels have room: the last and the first before those between them."""
    kept: list[int] = []
    for place in (len(xs) - 1, 0, *range(len(xs) - 2, 0, -1)):
        if all(abs(xs[place] - xs[other]) >= room for other in kept):
            kept.append(place)
    return set(kept)


def _label_y(score_y: float | None, level_y: float | None) -> float | None:
    """Return the foot of a score's label: above its dot, or below where a square is in the way."""
    if score_y is None:
        return None
    middle = score_y + _ABOVE - 4
    in_the_way = level_y is not None and abs(level_y - middle) < _SQUARE
    return score_y + (_BELOW if in_the_way else _ABOVE)


def _short(day: date) -> str:
    return f"{day.day} {day:%b %Y}"
