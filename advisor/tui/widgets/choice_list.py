"""A list to choose from, which says what choosing does."""

from contextlib import suppress
from typing import ClassVar

from textual.binding import BindingType
from textual.widgets import OptionList

from advisor.translation import sentence
from advisor.tui.keyboard.key_table import bound


class ChoiceList(OptionList):
    """Names what enter does among the keys; `verb` is what it does."""

    BINDINGS: ClassVar[list[BindingType]] = [
        bound("choose", "select", "choose"),
        bound("up", "cursor_up", "mark", sentence("The row above or below"), show=False),
        bound("down", "cursor_down", "mark", sentence("The row above or below"), show=False),
        bound("first", "first", "end", sentence("The first or the last row"), show=False),
        bound("last", "last", "end", sentence("The first or the last row"), show=False),
        bound("page-up", "page_up", "page", sentence("A page up or down"), show=False),
        bound("page-down", "page_down", "page", sentence("A page up or down"), show=False),
    ]

    def __init__(self, verb: str, *, id: str | None = None) -> None:  # noqa: A002 as widgets name it
        super().__init__(id=id, markup=False)
        self._bindings.key_to_bindings["enter"] = [bound("choose", "select", verb)]

    def action_page_up(self) -> None:
        """Move a page up; Textual looks up lines that a list not yet drawn does not have."""
        with suppress(KeyError):
            super().action_page_up()  # type: ignore[no-untyped-call] # Textual gives it no type
        if self.highlighted is None:  # a heading is at the top
            self.action_first()

    def action_page_down(self) -> None:
        """Move a page down, likewise."""
        with suppress(KeyError):
            super().action_page_down()  # type: ignore[no-untyped-call] # likewise
        if self.highlighted is None:
            self.action_last()

    def mark_next_heading(self, by: int = 1) -> None:
        """Mark the first row below the next heading, or the one before.

        A heading is a row that cannot be chosen.
        """
        count = self.option_count
        start = (self.highlighted or 0) - (by < 0)  # not the heading above the row itself
        for step in range(1, count):
            place = (start + step * by) % count
            if self.get_option_at_index(place).disabled and place + 1 < count:
                self.scroll_to(y=place, animate=False)
                self.highlighted = place + 1
                return


class ExplainedChoiceList(ChoiceList):
    """A list beside an explanation of what is marked: paging turns the explanation."""

    BINDINGS: ClassVar[list[BindingType]] = [
        bound(
            "page-down",
            "screen.scroll(5)",
            sentence("scroll why"),
            sentence("More of the explanation"),
        ),
        bound(
            "page-up",
            "screen.scroll(-5)",
            sentence("scroll why"),
            sentence("More of the explanation"),
        ),
    ]
