"""Text that changes."""

from textual.content import Content
from textual.geometry import Size
from textual.reactive import Reactive
from textual.widgets import Static

from advisor.tui.widgets.text import is_row


class TextBlock(Static):
    """Shows literal text, and is laid out again only when another text is given."""

    # Its size follows from its text: a new one asks for no second layout.
    virtual_size = Reactive(Size(0, 0), repaint=False)
    auto_links = Reactive(False)  # it has none: they are not looked for

    def __init__(
        self,
        content: Content | str = "",
        *,
        id: str | None = None,  # noqa: A002 as widgets name it
        classes: str | None = None,
    ) -> None:
        super().__init__(content, markup=False, id=id, classes=classes)

    def show(self, content: Content) -> None:
        """Show another text."""
        shown = self.content
        if not (isinstance(shown, Content) and shown.is_same(content)):
            width, height = self.content_size
            self.update(content, layout=False)
            # Hidden, or as wide as its text, it has to be measured by a layout.
            if not width or self.styles.is_auto_width or self._rows(content, width) != height:
                self.refresh(layout=True)

    def _rows(self, content: Content, width: int) -> int:
        if is_row(content, width):
            return 1
        return self.get_content_height(self.size, self.size, width)
