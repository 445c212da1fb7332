"""A list of a workshop: who takes part, or what is to be done; a row is chosen to change it."""

from collections.abc import Iterable, Sequence

from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static
from textual.widgets.option_list import Option

from advisor.frozen import dataclass
from advisor.tui.screens.base.panel_screen import PanelScreen
from advisor.tui.widgets.choice_list import ChoiceList
from advisor.tui.widgets.text import line, row_of


@dataclass(frozen=True, kw_only=True)
class Row:
    """One row: what it is, what is said of it, and what is returned when it is chosen."""

    id: str
    text: str
    said: str = ""


class RowScreen(PanelScreen[str]):
    """Returns the id of the row that is chosen; `says` tells what choosing one does."""

    def __init__(self, heading: str, says: str, rows: Sequence[Row], verb: str) -> None:
        super().__init__(heading)
        self._says, self._rows, self._verb = says, rows, verb

    def body(self) -> Iterable[Widget]:
        """Yield what choosing does, and the list."""
        yield Static(line((self._says, "$quiet")), classes="hint", markup=False)
        yield ChoiceList(self._verb, id="rows-of-workshop")

    def begin(self) -> None:
        """Fill the list."""
        choices = self.query_one("#rows-of-workshop", ChoiceList)
        width = max(30, min(94, int(self.size.width * 0.9) - 8))
        choices.add_options(Option(_drawn(row, width), id=row.id) for row in self._rows)
        choices.highlighted = 0
        choices.focus()

    def on_option_list_option_selected(self, event: ChoiceList.OptionSelected) -> None:
        """Return the row."""
        self.close_with(event.option_id)


def _drawn(row: Row, width: int) -> Content:
    return row_of(line(row.text), line((row.said, "$quiet")), width, width)
