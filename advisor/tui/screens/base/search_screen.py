"""A list that shrinks while one types, and one item of it chosen."""

from abc import abstractmethod
from collections.abc import Iterable
from typing import ClassVar, TypeVar

from textual.binding import BindingType
from textual.widget import Widget
from textual.widgets import Input
from textual.widgets.option_list import Option

from advisor.translation import sentence
from advisor.tui.keyboard.key_table import bound
from advisor.tui.screens.base.entry_screen import WordsInput
from advisor.tui.screens.base.panel_screen import PanelScreen
from advisor.tui.widgets.choice_list import ChoiceList
from advisor.tui.widgets.text import line
from advisor.tui.widgets.text_block import TextBlock

Result = TypeVar("Result")


class SearchInput(WordsInput):
    """What is looked for; the arrow keys move through what was found."""

    BINDINGS: ClassVar[list[BindingType]] = [
        bound("entry-save", "submit", "choose"),
        bound("entry-down", "screen.move(1)", "mark"),
        bound("entry-up", "screen.move(-1)", "mark"),
        bound(
            "entry-page-down",
            "screen.move(8)",
            "page",
            sentence("Eight rows up or down"),
            show=False,
        ),
        bound(
            "entry-page-up",
            "screen.move(-8)",
            "page",
            sentence("Eight rows up or down"),
            show=False,
        ),
        bound(
            "entry-first",
            "screen.move(-9999)",
            "end",
            sentence("The first or the last row"),
            show=False,
        ),
        bound(
            "entry-last",
            "screen.move(9999)",
            "end",
            sentence("The first or the last row"),
            show=False,
        ),
    ]


class SearchScreen(PanelScreen[Result]):
    """`hint` says what can be typed, `nothing` what to say when nothing was found."""

    hint: ClassVar[str] = ""
    nothing: ClassVar[str] = sentence("Nothing contains these words.")

    def body(self) -> Iterable[Widget]:
        """Yield the field and what was found."""
        yield SearchInput(placeholder=self.hint, compact=True)
        found = ChoiceList("choose", id="found")
        found.can_focus = False
        yield found
        yield TextBlock(id="wrong", classes="wrong")

    def begin(self) -> None:
        """Begin with everything."""
        self.query_one(SearchInput).focus()
        self._fill("")

    @abstractmethod
    def found(self, words: str, width: int) -> list[Option]:
        """Return what contains the words, as rows of at most `width` cells."""

    @abstractmethod
    def chosen(self, option_id: str) -> None:
        """Do with what was chosen what the screen is for."""

    def typed(self, words: str) -> bool:
        """Do something with the words themselves; tell whether that settled it."""
        del words
        return False

    def on_input_changed(self, event: Input.Changed) -> None:
        """Show what contains the words typed."""
        self._fill(event.value)

    def _fill(self, words: str) -> None:
        found = self.query_one("#found", ChoiceList)
        found.clear_options()
        width = max(30, min(94, int(self.size.width * 0.9) - 6))
        options = self.found(words, width)
        found.add_options(options or [Option(line((self.nothing, "$quiet")), disabled=True)])
        found.highlighted = 0 if options else None

    def action_move(self, by: int) -> None:
        """Mark another find."""
        found = self.query_one("#found", ChoiceList)
        if found.highlighted is not None:
            found.highlighted = max(0, min(found.option_count - 1, found.highlighted + by))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Choose what is marked."""
        found = self.query_one("#found", ChoiceList)
        if not self.typed(event.value.strip()) and found.highlighted is not None:
            found.action_select()

    def on_option_list_option_selected(self, event: ChoiceList.OptionSelected) -> None:
        """Choose what was clicked or marked."""
        if event.option_id is not None:
            self.chosen(event.option_id)
