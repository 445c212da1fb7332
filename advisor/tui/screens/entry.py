"""A few words to write: a note, or a reason."""

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Input, Static, TextArea

from advisor.tui.screens.panel import PanelScreen
from advisor.tui.widgets.field import Check
from advisor.tui.widgets.line_input import LineInput
from advisor.tui.widgets.text import line


class NoteArea(TextArea):
    """Several lines of text, in which enter is done and ctrl+j begins a new line."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "done", "save", priority=True),
        Binding("ctrl+j", "new_line", "new line", priority=True),
        Binding("escape", "done", "save", priority=True, tooltip="Keep what is written"),
        Binding("ctrl+z", "undo", "undo", show=False, tooltip="Take the last edit back"),
    ]

    def action_done(self) -> None:
        """Hand the text over."""
        screen = self.screen
        if isinstance(screen, EntryScreen):
            screen.close_with(self.text)

    def action_new_line(self) -> None:
        """Begin a new line."""
        self.insert("\n")


class WordsInput(LineInput):
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
        self._asked_for = ""

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

    def action_leave(self) -> None:
        """Leave, but for words that would be lost: ask first whether they may be."""
        field = self.query_one("#words")
        if isinstance(field, NoteArea):
            field.action_done()
            return
        typed = field.value.strip() if isinstance(field, Input) else ""
        if not self._required or typed in {"", self._value.strip(), self._asked_for}:
            super().action_leave()
            return
        self._asked_for = typed
        asked = "This is not saved: enter saves it, esc again lets it go."
        self.query_one("#wrong", Static).update(line((asked, "bold $warning")))

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
