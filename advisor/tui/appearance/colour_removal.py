"""No colour at all: the terminal's own, and reverse for what is marked."""

from functools import lru_cache

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter

from advisor.tui.appearance.themes import PLAIN

_MARKS = frozenset(
    Color.parse(str(PLAIN.variables[name])).hex6
    for name in ("cursor", "block-cursor-background", "scrollbar")
)


class ColourRemoval(LineFilter):
    """Drops every colour; a background that marks something becomes reverse."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return the segments in the terminal's own colours."""
        del background
        return [
            Segment(text, None if style is None else _plain(style), control)
            for text, style, control in segments
        ]


@lru_cache(1024)
def _plain(style: Style) -> Style:
    marked = style.bgcolor is not None and Color.from_rich_color(style.bgcolor).hex6 in _MARKS
    return Style(
        bold=style.bold,
        dim=style.dim,
        italic=style.italic,
        underline=style.underline,
        strike=style.strike,
        # What is reversed within what is marked stands out by being as the rest is.
        reverse=bool(style.reverse) != marked,
        link=style.link,
        meta=style.meta or None,
    )
