"""All questions of a workshop, and a way to each."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from textual.widget import Widget
from textual.widgets.option_list import Option

from advisor.translation import sentence
from advisor.tui.screens.base.panel_screen import PanelScreen
from advisor.tui.screens.workshop.workshop_text import agenda_row
from advisor.tui.widgets.choice_list import ChoiceList

if TYPE_CHECKING:
    from advisor.workshop.room import Room


class AgendaScreen(PanelScreen[str]):
    """Returns the question to open."""

    def __init__(self, room: "Room") -> None:
        super().__init__(sentence("Questions of this workshop"))
        self._room = room

    def body(self) -> Iterable[Widget]:
        """Yield the list."""
        yield ChoiceList(sentence("open the question"), id="agenda")

    def begin(self) -> None:
        """Fill the list, with the question under discussion marked."""
        choices = self.query_one("#agenda", ChoiceList)
        width = max(30, min(94, int(self.size.width * 0.9) - 8))
        names = [item.practice for item in self._room.workshop.agenda]
        choices.add_options(Option(agenda_row(self._room, name, width), id=name) for name in names)
        here = self._room.workshop.current
        choices.highlighted = names.index(here) if here in names else 0
        choices.focus()

    def on_option_list_option_selected(self, event: ChoiceList.OptionSelected) -> None:
        """Return the question."""
        self.close_with(event.option_id)
