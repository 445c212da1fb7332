"""What lies below other widgets."""

from textual.color import TRANSPARENT
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget


class Backdrop(Widget):
    """A container that shows nothing of its own: one row of its ground serves as all of them.

    It is drawn whenever a widget upon it changes, so it has to be cheap. A class names it after
    the container that it is, whose styles it takes.
    """

    def render_lines(self, crop: Region) -> list[Strip]:
        """Return the ground."""
        style = self.visual_style.background_style
        row = Strip.blank(crop.width, style.rich_style)
        for line_filter in self.get_line_filters():
            row = row.apply_filter(line_filter, style.background or TRANSPARENT)
        return [row] * crop.height
