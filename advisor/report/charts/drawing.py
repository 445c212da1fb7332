"""What a chart is made of: shapes, each with a role that templates/report/charts.css paints.

Lengths are in units of the drawing's view box, one of which is about a pixel on a wide page.
"""

from typing import ClassVar

from advisor.frozen import dataclass


@dataclass(frozen=True, kw_only=True)
class Line:
    """A straight line."""

    kind: ClassVar = "line"
    role: str
    x1: float
    y1: float
    x2: float
    y2: float


@dataclass(frozen=True, kw_only=True)
class Rect:
    """A rectangle, its corners rounded by so much."""

    kind: ClassVar = "rect"
    role: str
    x: float
    y: float
    width: float
    height: float
    rounded: float = 0


@dataclass(frozen=True, kw_only=True)
class Circle:
    """A circle about a point."""

    kind: ClassVar = "circle"
    role: str
    x: float
    y: float
    radius: float


@dataclass(frozen=True, kw_only=True)
class Path:
    """Lines from point to point, `closed` to an area."""

    kind: ClassVar = "path"
    role: str
    points: tuple[tuple[float, float], ...]
    closed: bool = False


@dataclass(frozen=True, kw_only=True)
class Text:
    """A line of text that starts at a point, or by `anchor` has its middle or its end there."""

    kind: ClassVar = "text"
    role: str
    x: float
    y: float
    text: str
    anchor: str = "start"


Shape = Line | Rect | Circle | Path | Text


@dataclass(frozen=True, kw_only=True)
class Drawing:
    """A chart as shapes, later ones over earlier ones; `text` says in words what it shows."""

    width: float
    height: float
    shapes: tuple[Shape, ...]
    text: str
    letters: float = 12.5  # their height


@dataclass(frozen=True, kw_only=True)
class Picture:
    """A chart for a page, and once more for a page as wide as a hand."""

    wide: Drawing
    narrow: Drawing
