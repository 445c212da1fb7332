"""How people come in, large: for a room that sees the facilitator's screen alone."""

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.widget import Widget

from advisor.translation import sentence
from advisor.tui.keyboard.key_table import bound
from advisor.tui.screens.base.panel_screen import SCROLLING, PanelScreen
from advisor.tui.screens.workshop.workshop_text import Entrance, beside_qr, way_in
from advisor.tui.widgets.text import line
from advisor.tui.widgets.text_block import TextBlock

_HIGH = 30  # rows, below which all stands beside the QR code


class EntranceScreen(PanelScreen[None]):
    """Shows the address, the short code, the QR code that holds both, and the projector's page."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *SCROLLING,
        bound("entrance", "leave", "back", show=False),
    ]

    def __init__(self, entrance: Entrance) -> None:
        super().__init__(sentence("Come in"))
        self._entrance = entrance

    def body(self) -> Iterable[Widget]:
        """Yield the way in."""
        with VerticalScroll(classes="scroll", can_focus=False):
            yield TextBlock(id="way-in")
            yield TextBlock(id="pages")

    def begin(self) -> None:
        """Show it as wide as there is room."""
        column = self.query_one(VerticalScroll)
        width = column.scrollable_content_region.width
        projector = line((sentence("For the projector: "), "$quiet"), self._entrance.projector)
        rows, pages = way_in(self._entrance), self.query_one("#pages", TextBlock)
        pages.display = self.size.height >= _HIGH
        if not pages.display:
            rows += [line(""), projector]
        told = beside_qr(rows, self._entrance.qr, width)
        self.query_one("#way-in", TextBlock).show(told)
        pages.show(projector)

    def on_resize(self) -> None:
        """Fit it into another width."""
        self.call_after_refresh(self.begin)
