"""A list of rows, each one line high."""

from textual.content import Content
from textual.geometry import Region, Size
from textual.reactive import Reactive
from textual.strip import Strip
from textual.visual import Visual
from textual.widget import Widget

from advisor.tui.widgets.text import lines


class Rows(Widget):
    """Shows literal rows; of those shown before, only the ones that changed are drawn again."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    Rows { height: auto; }
    """

    # Its size follows from its rows: other ones ask for no second layout.
    virtual_size = Reactive(Size(0, 0), repaint=False)
    auto_links = Reactive(False)  # they have none: they are not looked for

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 as widgets name it
        super().__init__(id=id)
        self._rows: list[Content] = []
        self._strips: dict[int, tuple[Content, Strip]] = {}
        self._drawn_for: tuple[object, ...] = ()

    def show(self, rows: list[Content]) -> None:
        """Show other rows."""
        before, self._rows = self._rows, rows
        if len(before) != len(rows):
            self.refresh(layout=True)
            return
        width = self.content_size.width
        pairs = enumerate(zip(before, rows, strict=True))
        changed = [Region(0, y, width, 1) for y, (old, new) in pairs if not _is_same(old, new)]
        if changed:
            self.refresh(*changed)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return how many rows there are."""
        del container, viewport, width
        return len(self._rows)

    def render(self) -> Content:
        """Return the rows as one text."""
        return lines(self._rows)

    def render_line(self, y: int) -> Strip:
        """Return a row as it is drawn, from the last time where it stays the same."""
        width, style = self.content_size.width, self.visual_style
        if y >= len(self._rows):
            return Strip.blank(width, style.rich_style)
        drawn_for = (width, style, self.app.theme)
        if drawn_for != self._drawn_for:
            self._drawn_for = drawn_for
            self._strips.clear()
        row = self._rows[y]
        kept = self._strips.get(id(row))
        if kept is None:
            strips = Visual.to_strips(self, row, width, 1, style)
            kept = row, strips[0] if strips else Strip.blank(width, style.rich_style)
            self._strips[id(row)] = kept  # which keeps the row, and with it the number
        return kept[1]


def _is_same(old: Content, new: Content) -> bool:
    return old is new or old.is_same(new)
