"""A figure as a bar, with a mark where it should be."""

from advisor.report.charts.drawing import Drawing, Line, Rect, Shape
from advisor.result.model import KpiStatus
from advisor.words.kpi import is_met, say_kpi

_WIDTH, _HEIGHT = 160.0, 14.0
_ROOM = 1.2  # of the scale beyond the larger of the two
_PERCENT = 100.0


def bullet(kpi: KpiStatus) -> Drawing:
    """Return the drawing of where a figure is and where it should go, on a scale from 0."""
    top = _top(kpi)
    shapes: list[Shape] = [
        Rect(role="level-open", x=0.5, y=3, width=_WIDTH - 1, height=8),
    ]
    if kpi.current is not None:
        width = round(max(min(kpi.current / top, 1.0), 0.0) * (_WIDTH - 1), 1)
        shapes.append(
            Rect(role="backed" if is_met(kpi) else "bar-blocker", x=0.5, y=4, width=width, height=6)
        )
    if kpi.target is not None:
        x = round(max(min(kpi.target / top, 1.0), 0.0) * (_WIDTH - 2) + 1, 1)
        shapes.append(Line(role="target", x1=x, y1=0, x2=x, y2=_HEIGHT))
    return Drawing(width=_WIDTH, height=_HEIGHT, shapes=tuple(shapes), text=say_kpi(kpi))


def _top(kpi: KpiStatus) -> float:
    if kpi.unit == "percent":
        return _PERCENT
    return max(kpi.current or 0.0, kpi.target or 0.0) * _ROOM or 1.0
