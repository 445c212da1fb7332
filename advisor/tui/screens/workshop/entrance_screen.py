"""How people come in, large: for a room that sees the facilitator's screen alone."""

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.widget import Widget

from advisor.translation import sentence
from advisor.tui.keyboard.key_table import bound
from advisor.tui.screens.base.panel_screen import SCROLLING, PanelScreen
from advisor.tui.screens.workshop.workshop_text import beside_qr, way_in
from advisor.tui.widgets.text_block import TextBlock


class EntranceScreen(PanelScreen[None]):
    """Shows the address, the short code and the QR code that holds both."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *SCROLLING,
        bound("entrance", "leave", "back", show=False),
    ]

    def __init__(self, address: str, code: str, qr: str) -> None:
        super().__init__(sentence("Come in"))
        self._rows, self._qr = way_in(address, code), qr

    def body(self) -> Iterable[Widget]:
        """Yield the way in."""
        with VerticalScroll(classes="scroll", can_focus=False):
            yield TextBlock(id="way-in")

    def begin(self) -> None:
        """Show it as wide as there is room."""
        column = self.query_one(VerticalScroll)
        told = beside_qr(self._rows, self._qr, column.scrollable_content_region.width)
        self.query_one("#way-in", TextBlock).show(told)

    def on_resize(self) -> None:
        """Fit it into another width."""
        self.call_after_refresh(self.begin)
