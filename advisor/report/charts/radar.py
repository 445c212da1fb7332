"""Both sides as polygons over the dimensions."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, pi, sin

from advisor.scoring.model import Sided
from advisor.scoring.number import show_score

_WIDTH = 620.0
_HEIGHT = 330.0
_RADIUS = 120.0
_LABEL_GAP = 12.0
_UPRIGHT = 0.2


@dataclass(frozen=True, kw_only=True)
class Axis:
    """One spoke with its label; `anchor` is SVG's text-anchor."""

    x: float
    y: float
    label: str
    label_x: float
    label_y: float
    anchor: str


@dataclass(frozen=True, kw_only=True)
class Radar:
    """The chart: rings for levels, spokes for dimensions, one polygon a side.

    A polygon is a list of points for SVG, empty when that side has no answer at all; `text` says
    the same in words.
    """

    width: float
    height: float
    x: float
    y: float
    rings: tuple[float, ...]
    axes: tuple[Axis, ...]
    compared: str
    primary: str
    text: str


def radar(parts: Sequence[Sided], *, primary: str, compared: str | None, top: int) -> Radar:
    """Return the chart for `parts`, clockwise from the top; no answer counts as the centre."""
    x, y = _WIDTH / 2, _HEIGHT / 2
    mine = [part.sides[primary].score for part in parts]
    theirs = [part.sides[compared].score if compared else None for part in parts]
    return Radar(
        width=_WIDTH,
        height=_HEIGHT,
        x=x,
        y=y,
        rings=tuple(round(_RADIUS * level / top, 1) for level in range(1, top + 1)),
        axes=tuple(_axis(part.title, _angle(n, len(parts)), x, y) for n, part in enumerate(parts)),
        compared=_polygon(theirs, top, x, y),
        primary=_polygon(mine, top, x, y),
        text="; ".join(
            f"{part.title}: {show_score(b)} and {show_score(a)}"
            for part, a, b in zip(parts, mine, theirs, strict=True)
        ),
    )


def _angle(index: int, count: int) -> float:
    return 2 * pi * index / count


def _axis(label: str, angle: float, x: float, y: float) -> Axis:
    reach = _RADIUS + _LABEL_GAP
    across = sin(angle)
    anchor = "middle" if abs(across) < _UPRIGHT else "start" if across > 0 else "end"
    return Axis(
        x=round(x + _RADIUS * across, 1),
        y=round(y - _RADIUS * cos(angle), 1),
        label=label,
        label_x=round(x + reach * across, 1),
        label_y=round(y - reach * cos(angle) + 5, 1),
        anchor=anchor,
    )


def _polygon(scores: Sequence[float | None], top: int, x: float, y: float) -> str:
    if all(score is None for score in scores):
        return ""
    points = []
    for index, score in enumerate(scores):
        angle, reach = _angle(index, len(scores)), _RADIUS * (score or 0) / top
        points.append(f"{x + reach * sin(angle):.1f},{y - reach * cos(angle):.1f}")
    return " ".join(points)
