"""A few words to write: a note, or a reason."""

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import BindingType
from textual.widget import Widget
from textual.widgets import Input, Static, TextArea

from advisor.translation import sentence
from advisor.tui.forms.discard_question import LEAVE_HINT, DiscardQuestion, question
from advisor.tui.keyboard.key_table import bound, key_to
from advisor.tui.screens.base.panel_screen import PanelScreen
from advisor.tui.widgets.field import Check
from advisor.tui.widgets.line_input import LineInput
from advisor.tui.widgets.text import line


class NoteArea(TextArea):
    """Several lines of text, in which enter saves and ctrl+j begins a new line."""

    BINDINGS: ClassVar[list[BindingType]] = [
        bound("entry-save", "screen.save", "save", first=True),
        bound("entry-abandon", "screen.leave", "leave", LEAVE_HINT, first=True),
        bound("entry-new-line", "new_line", sentence("new line"), first=True),
        bound(
            "entry-undo",
            "undo",
            sentence("undo edit"),
            sentence("Take the last edit back"),
            show=False,
        ),
    ]

    def action_new_line(self) -> None:
        """Begin a new line."""
        self.insert("\n")


class WordsInput(LineInput):
    """One line of text; enter is named among the keys."""

    BINDINGS: ClassVar[list[BindingType]] = [bound("entry-save", "submit", "save")]


class EntryScreen(PanelScreen[str]):
    """Asks for a text and returns it; `required` refuses an empty one, `check` what will not do."""

    BINDINGS: ClassVar[list[BindingType]] = [bound("entry-abandon", "leave", "leave", LEAVE_HINT)]

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
        self._discard = DiscardQuestion()

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
        """Leave; what was typed and not saved is let go only when asked twice."""
        if self._discard.may_discard(self._typed, self._value):
            super().action_leave()
        else:
            self._say(question(), "bold $warning")

    @property
    def _typed(self) -> str:
        field = self.query_one("#words")
        return field.text if isinstance(field, NoteArea) else self.query_one(Input).value

    def on_input_submitted(self) -> None:
        """Hand the line over."""
        self.action_save()

    def action_save(self) -> None:
        """Hand the text over when it will do."""
        text = self._typed if self._several_lines else self._typed.strip()
        if self._required and not text.strip():
            leave = key_to("entry-abandon")
            self._say(
                sentence("A few words are needed; {leave} goes back.", leave=leave), "bold $error"
            )
            return
        wrong = self._check(text) if self._check else None
        if wrong is not None:
            self._say(wrong, "bold $error")
            return
        self.close_with(text)

    def _say(self, text: str, style: str) -> None:
        self.query_one("#wrong", Static).update(line((text, style)))
