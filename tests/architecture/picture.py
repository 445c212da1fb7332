"""The picture of the house: which room imports which, drawn from the code.

`python -m tests.architecture.picture docs/architecture.svg` draws it anew; a test fails when they
drift. How many modules import a room is told in three sizes, so that the picture changes with the
house, and not with every import.
"""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.architecture.imports import package_graph
from tests.architecture.rooms import Imports, imports_of_rooms, rooms

_ACROSS, _DOWN = 84, 40  # from one room to the next
_WIDTH, _HEIGHT = 80, 28  # of a room
_MARGIN = 14
_LINE = 23
_RADII = {1: 4.5, 5: 7.0, 20: 10.0}  # by the least number of modules
_STYLE = (
    "text { font: 16px sans-serif; fill: #18212f }"
    " .name { font-size: 12px; fill: #fff; text-anchor: middle }"
    " .room { fill: #14304f } .wire { stroke: #b9c2d0 } .import { fill: #2f5f9e }"
)
_LEGEND = (
    "How to read it",
    "Right of a room: a dot for each room that it imports.",
    "Above a room: a dot for each room that imports it.",
    "The larger a dot, the more modules do: 1, 5, 20 or more.",
    "A dot down here would be a lower room that imports a higher one.",
)


def svg(order: Sequence[str], imports: Imports) -> str:
    """Return the rooms as boxes down a diagonal, and each import as a dot where two meet."""
    width = _ACROSS * len(order) + 2 * _MARGIN
    height = _DOWN * len(order) + 2 * _MARGIN
    pairs = [(a, b) for a in order for b in order if (a, b) in imports]
    lines = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img">',
        "<title>Which room of the package imports which</title>",
        f"<style>{_STYLE}</style>",
        f'<rect width="{width}" height="{height}" fill="#fff"/>',
        *_wires([(order.index(a), order.index(b)) for a, b in pairs], len(order)),
        *(_dot(a, b, _at(order.index(a), order.index(b)), imports[a, b]) for a, b in pairs),
        *(_box(room, _at(place, place)) for place, room in enumerate(order)),
        *_legend(height),
        "</svg>",
    )
    return "\n".join(lines) + "\n"


def picture() -> str:
    """Return the picture of the package as it is."""
    return svg(rooms(), imports_of_rooms(package_graph()))


def _at(place: int, other: int) -> tuple[float, float]:
    """Return the point right of one room and above or below another."""
    return _MARGIN + _ACROSS * (other + 0.5), _MARGIN + _DOWN * (place + 0.5)


def _wires(pairs: Sequence[tuple[int, int]], number: int) -> Iterator[str]:
    """Yield a line along all that each room imports, and one along all that import it."""
    for room in range(number):
        right = [room, *(b for a, b in pairs if a == room)]
        above = [room, *(a for a, b in pairs if b == room)]
        yield _line(_at(room, min(right)), _at(room, max(right)))
        yield _line(_at(min(above), room), _at(max(above), room))


def _line(start: tuple[float, float], end: tuple[float, float]) -> str:
    (x1, y1), (x2, y2) = start, end
    return f'<path class="wire" d="M{x1} {y1}L{x2} {y2}"/>'


def _dot(importing: str, imported: str, at: tuple[float, float], number: int) -> str:
    x, y = at
    radius = max(radius for least, radius in _RADII.items() if number >= least)
    title = f"<title>{importing} imports {imported}</title>"
    return f'<circle class="import" cx="{x}" cy="{y}" r="{radius}">{title}</circle>'


def _box(room: str, at: tuple[float, float]) -> str:
    x, y = at
    corner = f'x="{x - _WIDTH / 2}" y="{y - _HEIGHT / 2}"'
    box = f'<rect class="room" {corner} width="{_WIDTH}" height="{_HEIGHT}" rx="4"/>'
    return f'{box}<text class="name" x="{x}" y="{y + 4}">{room}</text>'


def _legend(height: float) -> Iterator[str]:
    for number, line in enumerate(reversed(_LEGEND), 1):
        yield f'<text x="{2 * _MARGIN}" y="{height - number * _LINE}">{line}</text>'


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(picture(), encoding="utf-8")
