"""Small screens that lie over the one at hand, which stays in view."""

from collections.abc import Iterable
from typing import ClassVar, TypeVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Static

from advisor.tui.widgets.key_bar import KeyBar
from advisor.tui.widgets.text import line

Result = TypeVar("Result")


class PanelScreen(ModalScreen[Result]):
    """A title, a body, and the keys; escape closes it without a result."""

    TITLE_TEXT: ClassVar[str] = ""
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", "back")]

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

    def close_with(self, result: Result | None) -> None:
        """Close, unless that was done already: keys typed fast arrive after the screen is gone."""
        if self.app.screen is self:
            self.dismiss(result)

    def action_leave(self) -> None:
        """Close without a result."""
        self.close_with(None)
