"""Small screens that lie over the one at hand, which stays in view."""

from collections.abc import Iterable
from typing import ClassVar, TypeVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Static

from advisor.translation import sentence
from advisor.tui.keyboard.key_table import bound
from advisor.tui.widgets.key_bar import KeyBar
from advisor.tui.widgets.text import line

Result = TypeVar("Result")

SCROLLING = (
    bound("up", "scroll(-1)", "scroll", sentence("A line up or down")),
    bound("down", "scroll(1)", "scroll", sentence("A line up or down")),
    bound("page-up", "scroll(-10)", "page", sentence("Ten lines up or down"), show=False),
    bound("page-down", "scroll(10)", "page", sentence("Ten lines up or down"), show=False),
    bound("first", "scroll(-9999)", "end", sentence("The first or the last line"), show=False),
    bound("last", "scroll(9999)", "end", sentence("The first or the last line"), show=False),
)


class PanelScreen(ModalScreen[Result]):
    """A title, a body, and the keys; escape closes it without a result."""

    TITLE_TEXT: ClassVar[str] = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        bound("back", "leave", "back"),
        bound("help", "app.help", "help", sentence("The keys of this panel")),
    ]

    def __init__(self, heading: str) -> None:
        super().__init__()
        self._heading = heading

    def compose(self) -> ComposeResult:
        """Lay out the panel."""
        with Vertical(classes="panel"):
            yield Static(line((self._heading, "bold $accent")), markup=False)
            yield from self.body()
            yield KeyBar()

    def on_mount(self) -> None:
        """Begin, unless the screen was closed before it was laid out."""
        if self in self.app.screen_stack:
            self.begin()

    def begin(self) -> None:
        """Fill and focus what the body holds."""

    def body(self) -> Iterable[Widget]:
        """Yield what is between title and keys."""
        return ()

    def renew(self) -> None:
        """Show the session anew after it was changed from elsewhere."""

    def close_with(self, result: Result | None) -> None:
        """Close, unless that was done already: keys typed fast arrive after the screen is gone."""
        if self.app.screen is self:
            self.dismiss(result)

    def action_scroll(self, by: int) -> None:
        """Scroll what is longer than the panel by lines."""
        for column in self.query(VerticalScroll):
            column.scroll_relative(y=by, animate=False)

    def action_leave(self) -> None:
        """Close without a result."""
        self.close_with(None)
