"""A list to choose from, which says what choosing does."""

from contextlib import suppress
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widgets import OptionList


class Choices(OptionList):
    """Names what enter does among the keys; `verb` is what it does."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select", "choose"),
        Binding("up", "cursor_up", "mark", show=False, tooltip="The row above or below"),
        Binding("down", "cursor_down", "mark", show=False, tooltip="The row above or below"),
        Binding("home", "first", "end", show=False, tooltip="The first or the last row"),
        Binding("end", "last", "end", show=False, tooltip="The first or the last row"),
        Binding("pageup", "page_up", "page", show=False, tooltip="A page up or down"),
        Binding("pagedown", "page_down", "page", show=False, tooltip="A page up or down"),
    ]

    def __init__(self, verb: str, *, id: str | None = None) -> None:  # noqa: A002 as widgets name it
        super().__init__(id=id, markup=False)
        self._bindings.key_to_bindings["enter"] = [Binding("enter", "select", verb)]

    def action_page_up(self) -> None:
        """Move a page up; Textual looks up lines that a list not yet drawn does not have."""
        with suppress(KeyError):
            super().action_page_up()  # type: ignore[no-untyped-call] # Textual gives it no type

    def action_page_down(self) -> None:
        """Move a page down, likewise."""
        with suppress(KeyError):
            super().action_page_down()  # type: ignore[no-untyped-call] # likewise

    def mark_next_heading(self) -> None:
        """Mark the first row below the next heading, which is a row that cannot be chosen."""
        count = self.option_count
        start = self.highlighted or 0
        for step in range(1, count):
            place = (start + step) % count
            if self.get_option_at_index(place).disabled and place + 1 < count:
                self.scroll_to(y=place, animate=False)
                self.highlighted = place + 1
                return


class ExplainedChoices(Choices):
    """A list beside an explanation of what is marked: paging turns the explanation."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("pagedown", "screen.scroll(5)", "scroll why", tooltip="More of the explanation"),
        Binding("pageup", "screen.scroll(-5)", "scroll why", tooltip="More of the explanation"),
    ]
