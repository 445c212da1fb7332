"""Text for the screen: what comes from outside is never read as markup or as control codes."""

import re
from collections.abc import Sequence

from rich.cells import cell_len, set_cell_size
from textual.content import Content
from textual.style import Style

from advisor.plain_text import plain
from advisor.words.bar import bar

ACTION = "act"
_INDENT = 4
_BREAKS = frozenset("\n\t")
_SIGN = re.compile(r" *[◆✓✗▣✎] ")

Part = str | Content | tuple[str, str]


def line(*parts: Part) -> Content:
    """Return one Content of literal parts, each a text or a text with its style."""
    literal = (_literal(part) for part in parts)
    return Content.assemble(*literal, strip_control_codes=False)  # they are written out


def _literal(part: Part) -> Part:
    if isinstance(part, Content):
        return part
    if isinstance(part, str):
        return plain(part)
    text, style = part
    return (plain(text), style) if text else ""


def lines(rows: Sequence[Content]) -> Content:
    """Return rows one below the other."""
    return Content("\n").join(rows)


def fitted(text: str, width: int) -> str:
    """Return one line of text in exactly `width` cells, cut with an ellipsis where needed."""
    flat = " ".join(plain(text).split())
    if cell_len(flat) <= width:
        return set_cell_size(flat, width)
    return set_cell_size(flat, max(0, width - 1)) + "…" if width > 0 else ""


def cut(text: str, width: int) -> str:
    """Return one line of text in at most `width` cells."""
    return fitted(text, width).rstrip()


def cut_left(text: str, width: int) -> str:
    """Return the end of a text in at most `width` cells: of a path, the name of the file."""
    flat = " ".join(plain(text).split())
    if cell_len(flat) <= width:
        return flat
    while flat and cell_len(flat) > max(0, width - 1):
        flat = flat[1:]
    return f"…{flat}" if width > 0 else ""


def folded(text: str, width: int) -> list[str]:
    """Return a text as lines of at most `width` cells, broken between words where possible."""
    flat = " ".join(plain(text).split())
    if cell_len(flat) <= width:
        return [flat]
    return [row.plain.rstrip() for row in Content(flat).wrap(max(1, width))] or [""]


def row_of(left: Content, right: Content, width: int, column: int = 0) -> Content:
    """Return two parts in a row of `width` cells, the right one from `column` on.

    The left part takes what room it needs, and the right one begins earlier or later for it; where
    both do not fit beside each other, the right part stands below. Nothing is cut.
    """
    if not right:
        return lines(left.wrap(width)) if left.cell_length > width else left
    first = left.cell_length + 2
    start = max(first, min(column, width - right.cell_length))
    if start + right.cell_length <= width:
        return left + Content(" " * (start - left.cell_length)) + right
    indent = min(column or _INDENT, _INDENT)
    below = hanging(Content(" " * indent), right, width)
    return lines([*left.wrap(width), below])


def aligned(rows: Sequence[tuple[Content, Content]], width: int) -> list[Content]:
    """Return rows of two parts each, the right ones below each other where there is room."""
    beside = [(a, b) for a, b in rows if a.cell_length + 2 + b.cell_length <= width]
    longest = max((left.cell_length + 2 for left, _ in beside), default=0)
    column = min(longest, width - max((right.cell_length for _, right in beside), default=0))
    return [row_of(left, right, width, column) for left, right in rows]


def cells(text: str) -> int:
    """Return how many cells a text takes."""
    return cell_len(plain(text))


def hanging(first: Content, body: Content, width: int) -> Content:
    """Return `body` wrapped beside `first`, its later lines indented by the width of `first`."""
    return lines(hanging_rows(first, body, width))


def hanging_rows(first: Content, body: Content, width: int) -> list[Content]:
    """Return the rows of `body` wrapped beside `first`."""
    indent = first.cell_length
    wrapped = wrap(body, max(10, width - indent))
    if not wrapped:
        return [first]
    return [first + wrapped[0], *(Content(" " * indent) + row for row in wrapped[1:])]


def wrap(text: Content, width: int) -> list[Content]:
    """Return a text as rows of at most `width` cells; one that is a row already is left alone."""
    return [text] if is_row(text, width) else text.wrap(width)


def is_row(text: Content, width: int) -> bool:
    """Tell whether a text is a row of at most `width` cells already."""
    return text.cell_length <= width and _BREAKS.isdisjoint(text.plain)


def hung(text: Content, width: int) -> Content:
    """Return lines of which those that begin with a sign are wrapped beside it."""
    rows = []
    for row in text.split("\n", allow_blank=True):
        sign = _SIGN.match(row.plain)
        parts = row.divide([sign.end()]) if sign and row.cell_length > width else []
        rows.append(hanging(parts[0], parts[1], width) if len(parts) > 1 else row)
    return lines(rows)


def meter(share: float, width: int) -> str:
    """Return a bar of `width` cells filled to `share` of 1, its empty part to be seen."""
    return bar(share, width, empty="░")


def clickable(text: str, action: str, style: str = "") -> Content:
    """Return a part of a line that performs `action` when it is clicked."""
    return line((text, style)).stylize(Style.from_meta({ACTION: action}))


def columns(rows: Sequence[Sequence[Content]], width: int) -> list[Content]:
    """Return rows whose parts stand below each other; the last part wraps in its own column."""
    heads = [max((row[n].cell_length for row in rows), default=0) + 2 for n in range(_last(rows))]
    told = []
    for row in rows:
        first = Content("").join(
            part.pad_right(room - part.cell_length) for part, room in zip(row, heads, strict=False)
        )
        told.append(hanging(first, row[-1], width))
    return told


def _last(rows: Sequence[Sequence[Content]]) -> int:
    return len(rows[0]) - 1 if rows else 0
