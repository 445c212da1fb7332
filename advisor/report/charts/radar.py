"""Both sides as polygons over the dimensions."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, pi, sin
from textwrap import wrap

from advisor.scoring.model import Sided
from advisor.scoring.number import show_score

_LABEL_GAP = 12.0
_UPRIGHT = 0.2
_LINE = 17.0


@dataclass(frozen=True, kw_only=True)
class _Frame:
    width: float
    height: float
    radius: float
    letters: int  # in a line of a label
    lines: int


_WIDE = _Frame(width=620, height=330, radius=120, letters=21, lines=1)
_NARROW = _Frame(width=400, height=356, radius=104, letters=11, lines=2)


@dataclass(frozen=True, kw_only=True)
class Axis:
    """One spoke with its label, text and height of each line; `anchor` is SVG's text-anchor."""

    x: float
    y: float
    label: str
    label_x: float
    lines: tuple[tuple[str, float], ...]
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


def radar(
    parts: Sequence[Sided], *, primary: str, compared: str | None, top: int, narrow: bool = False
) -> Radar:
    """Return the chart for `parts`, clockwise from the top; no answer counts as the centre."""
    frame = _NARROW if narrow else _WIDE
    x, y = frame.width / 2, frame.height / 2
    mine = [part.sides[primary].score for part in parts]
    theirs = [part.sides[compared].score if compared else None for part in parts]
    return Radar(
        width=frame.width,
        height=frame.height,
        x=x,
        y=y,
        rings=tuple(round(frame.radius * level / top, 1) for level in range(1, top + 1)),
        axes=tuple(
            _axis(part.title, _angle(n, len(parts)), x, y, frame) for n, part in enumerate(parts)
        ),
        compared=_polygon(theirs, top, x, y, frame.radius),
        primary=_polygon(mine, top, x, y, frame.radius),
        text="; ".join(
            f"{part.title}: {show_score(b)} and {show_score(a)}"
            for part, a, b in zip(parts, mine, theirs, strict=True)
        ),
    )


def _angle(index: int, count: int) -> float:
    return 2 * pi * index / count


def _axis(label: str, angle: float, x: float, y: float, frame: _Frame) -> Axis:
    reach = frame.radius + _LABEL_GAP
    across, up = sin(angle), cos(angle)
    anchor = "middle" if abs(across) < _UPRIGHT else "start" if across > 0 else "end"
    texts = wrap(label, frame.letters, max_lines=frame.lines, placeholder="…") or [""]
    # The lines stand about the end of their spoke at the sides, and away from the chart above it.
    first = y - reach * up + 5 - _LINE * (len(texts) - 1) * (1 + up) / 2
    return Axis(
        x=round(x + frame.radius * across, 1),
        y=round(y - frame.radius * up, 1),
        label=label,
        label_x=round(x + reach * across, 1),
        lines=tuple((text, round(first + _LINE * n, 1)) for n, text in enumerate(texts)),
        anchor=anchor,
    )


def _polygon(scores: Sequence[float | None], top: int, x: float, y: float, radius: float) -> str:
    if all(score is None for score in scores):
        return ""
    points = []
    for index, score in enumerate(scores):
        angle, reach = _angle(index, len(scores)), radius * (score or 0) / top
        points.append(f"{x + reach * sin(angle):.1f},{y - reach * cos(angle):.1f}")
    return " ".join(points)
