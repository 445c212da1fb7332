"""Level and score over time."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from advisor.scoring.number import show_score

_WIDTH = 680.0
_LEFT = 74.0
_RIGHT = 620.0
_TOP = 18.0
_RISE = 62.0
_LABEL = 72.0  # room that a date takes


@dataclass(frozen=True, kw_only=True)
class Moment:
    """One assessment: the level held as a square, the score as a dot, None where there is none.

    Date and score are empty where their words would stand in those of the moment before.
    """

    x: float
    date: str
    level_y: float | None
    score_y: float | None
    score: str


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


def timeline(points: Sequence[tuple[date, int | None, float | None]], top: int) -> Timeline:
    """Return the chart of (date, level held, score) in the order of time, two points at least."""
    first, last = points[0][0], points[-1][0]
    span = max((last - first).days, 1)
    floor = _TOP + _RISE * top

    def y(value: float | None) -> float | None:
        return None if value is None else round(floor - _RISE * value, 1)

    places = [
        round(_LEFT + 12 + (_RIGHT - _LEFT - 24) * (day - first).days / span, 1)
        for day, _, _ in points
    ]
    worded = _with_room(places)
    moments = tuple(
        Moment(
            x=x,
            date=day.isoformat() if x in worded else "",
            level_y=y(level),
            score_y=y(score),
            score=show_score(score) if x in worded else "",
        )
        for x, (day, level, score) in zip(places, points, strict=True)
    )
    return Timeline(
        width=_WIDTH,
        height=floor + 30,
        left=_LEFT,
        right=_RIGHT,
        date_y=floor + 22,
        levels=tuple((level, floor - _RISE * level) for level in range(top + 1)),
        moments=moments,
        path=" ".join(f"{m.x},{m.score_y}" for m in moments if m.score_y is not None),
        text="; ".join(
            f"{day}: {'no level' if level is None else f'level {level}'}, score {show_score(score)}"
            for day, level, score in points
        ),
    )


def _with_room(places: Sequence[float]) -> set[float]:
    """Return the places, from the left, that have room for words."""
    found: list[float] = []
    for place in places:
        if not found or place - found[-1] >= _LABEL:
            found.append(place)
    return set(found)
