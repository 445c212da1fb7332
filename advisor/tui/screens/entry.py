"""A few words to write: a note, or a reason."""

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Input, Static, TextArea

from advisor.tui.screens.panel import PanelScreen
from advisor.tui.widgets.field import Check
from advisor.tui.widgets.text import line


class NoteArea(TextArea):
    """Several lines of text, in which enter is done and ctrl+j begins a new line."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "done", "save", priority=True),
        Binding("ctrl+j", "new_line", "new line", priority=True),
    ]

    def action_done(self) -> None:
        """Hand the text over."""
        screen = self.screen
        if isinstance(screen, EntryScreen):
            screen.close_with(self.text)

    def action_new_line(self) -> None:
        """Begin a new line."""
        self.insert("\n")


class WordsInput(Input):
    """One line of text; enter is named among the keys."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "submit", "save")]


class EntryScreen(PanelScreen[str]):
    """Asks for a text and returns it; `required` refuses an empty one, `check` what will not do."""

    def __init__(
        self,
        heading: str,
        question: str,
        value: str,
        *,
        required: bool = False,
        several_lines: bool = False,
        check: Check | None = None,
    ) -> None:
        super().__init__(heading)
        self._question = question
        self._value = value
        self._required = required
        self._several_lines = several_lines
        self._check = check

    def body(self) -> Iterable[Widget]:
        """Yield the question and the field."""
        yield Static(line((self._question, "$quiet")), classes="hint", markup=False)
        if self._several_lines:
            yield NoteArea(self._value, id="words", compact=True, show_line_numbers=False)
        else:
            yield WordsInput(self._value, id="words", compact=True)
        yield Static(id="wrong", classes="wrong", markup=False)

    def begin(self) -> None:
        """Begin to write."""
        field = self.query_one("#words")
        field.focus()
        if isinstance(field, NoteArea):
            field.move_cursor(field.document.end)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Hand the text over when it will do."""
        text = event.value.strip()
        if self._required and not text:
            self.query_one("#wrong", Static).update("A few words are needed; esc goes back.")
            return
        wrong = self._check(text) if self._check else None
        if wrong is not None:
            self.query_one("#wrong", Static).update(wrong)
            return
        self.close_with(text)
