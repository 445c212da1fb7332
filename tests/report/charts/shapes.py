"""What stands in a drawing, by kind and role."""

from advisor.report.charts.drawing import Circle, Drawing, Line, Path, Rect, Shape, Text


def rects(drawing: Drawing, *roles: str) -> list[Rect]:
    """Return the rectangles of some roles, or of all."""
    return [s for s in drawing.shapes if isinstance(s, Rect) and (s.role in roles or not roles)]


def circles(drawing: Drawing, role: str) -> list[Circle]:
    """Return the circles of a role."""
    return [s for s in drawing.shapes if isinstance(s, Circle) and s.role == role]


def texts(drawing: Drawing, *roles: str) -> list[Text]:
    """Return the texts of some roles, or of all."""
    return [s for s in drawing.shapes if isinstance(s, Text) and (s.role in roles or not roles)]


def corners(shape: Shape) -> list[tuple[float, float]]:
    """Return points that enclose a shape; of a text, which has no size, where it stands."""
    match shape:
        case Line():
            return [(shape.x1, shape.y1), (shape.x2, shape.y2)]
        case Rect():
            return [(shape.x, shape.y), (shape.x + shape.width, shape.y + shape.height)]
        case Circle():
            left, top = shape.x - shape.radius, shape.y - shape.radius
            return [(left, top), (shape.x + shape.radius, shape.y + shape.radius)]
        case Path():
            return list(shape.points)
        case Text():
            return [(shape.x, shape.y)]
