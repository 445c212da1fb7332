"""One line of a form: a name, a value to type, and its unit or what is wrong with it."""

from collections.abc import Callable
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widgets import Input, Label, Static

from advisor.errors import AdvisorError
from advisor.plain_text import plain
from advisor.tui.widgets.text import cut, line

Save = Callable[[str], None]
Check = Callable[[str], str | None]


class FieldInput(Input):
    """A value; enter saves it and goes on, escape leaves the form."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", "save, next field"),
        Binding("down", "app.focus_next", "move"),
        Binding("up", "app.focus_previous", "move"),
        Binding("escape", "screen.leave_field", "leave the fields"),
    ]


class Field(Horizontal):
    """Checks while one types, and saves when one goes on.

    `check` returns what is wrong with a text, `save` puts it into the session and may raise
    AdvisorError.
    """

    def __init__(self, title: str, value: str, says: str, check: Check, save: Save) -> None:
        super().__init__(classes="row")
        self._title = title
        self._saved = value
        self._says = says
        self._check = check
        self._save = save

    def compose(self) -> ComposeResult:
        """Lay the line out."""
        yield Label(line(cut(self._title, 30)), classes="label")
        yield FieldInput(self._saved, compact=True)
        yield Static(line((self._says, "$quiet")), classes="says", markup=False)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Say what is wrong with what is typed."""
        event.stop()
        wrong = self._check(event.value.strip())
        self._tell(wrong)

    def _tell(self, wrong: str | None) -> None:
        says = line((wrong, "bold $error")) if wrong else line((self._says, "$quiet"))
        self.query_one(".says", Static).update(says)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Save and go on."""
        event.stop()
        if self.save():
            self.screen.focus_next()

    def on_descendant_blur(self, _: events.DescendantBlur) -> None:
        """Save what was typed when one goes elsewhere."""
        self.save()

    def save(self) -> bool:
        """Save what is typed if it will do; tell whether it does."""
        if not self.is_attached:
            return False
        text = self.query_one(FieldInput).value.strip()
        if text == self._saved:
            return True
        wrong = self._check(text)
        if wrong is None:
            try:
                self._save(text)
                self._saved = text
            except AdvisorError as error:
                wrong = plain(str(error))
        self._tell(wrong)
        return wrong is None

    def show(self, value: str) -> None:
        """Show a value that was changed from elsewhere."""
        self._saved = value
        field = self.query_one(FieldInput)
        if field.value.strip() != value:
            field.value = value
