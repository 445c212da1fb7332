"""A what-if that is not saved, asked about before one goes elsewhere."""

from collections.abc import Iterable, Sequence
from typing import Literal

from textual.widget import Widget
from textual.widgets import Static
from textual.widgets.option_list import Option

from advisor.translation import sentence
from advisor.tui.screens.base.panel_screen import PanelScreen
from advisor.tui.widgets.choice_list import ChoiceList
from advisor.tui.widgets.text import line

Way = Literal["save", "discard"]


class UnsavedWhatIfScreen(PanelScreen[Way]):
    """Returns whether to save the what-if or to let it go; nothing to stay with it."""

    def __init__(self, differences: Sequence[str], *, writable: bool) -> None:
        super().__init__(sentence("This what-if is not saved"))
        self._differences = differences
        self._writable = writable

    def body(self) -> Iterable[Widget]:
        """Yield what is tried, and the ways out."""
        yield Static(line(" · ".join(self._differences)), classes="hint", markup=False)
        yield ChoiceList("choose", id="ways")

    def begin(self) -> None:
        """Offer the ways; the first loses nothing."""
        ways = self.query_one("#ways", ChoiceList)
        if self._writable:
            ways.add_option(Option(sentence("Save it into the answers file, and go on"), id="save"))
        ways.add_option(Option(sentence("Stay here"), id="stay"))
        ways.add_option(Option(sentence("Let it go, and go on"), id="discard"))
        ways.highlighted = 0
        ways.focus()

    def on_option_list_option_selected(self, event: ChoiceList.OptionSelected) -> None:
        """Return the way chosen."""
        ways: dict[str | None, Way] = {"save": "save", "discard": "discard"}
        self.close_with(ways.get(event.option_id))
