"""One line of a form: a name, a value to type, and its unit or what is wrong with it."""

from collections.abc import Callable
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.widgets import Input, Label, Static

from advisor.assessment.model import Assessment
from advisor.errors import AdvisorError
from advisor.plain_text import plain
from advisor.translation import sentence
from advisor.tui.forms.discard_question import LEAVE_HINT, DiscardQuestion
from advisor.tui.keyboard.key_table import bound, key_to
from advisor.tui.widgets.line_input import LineInput
from advisor.tui.widgets.text import cut, line

Save = Callable[[str, Assessment], None]
Seen = Callable[[], Assessment]
Value = Callable[[], str]
Check = Callable[[str], str | None]


class FieldInput(LineInput):
    """A value; enter saves it and goes on, escape puts back what was there and leaves the form."""

    BINDINGS: ClassVar[list[BindingType]] = [
        bound("entry-save", "submit", "save", sentence("Save it, and go on to the next field")),
        bound(
            "entry-up", "app.focus_previous", "move", sentence("Save it, and go to another field")
        ),
        bound("entry-down", "app.focus_next", "move", sentence("Save it, and go to another field")),
        bound("entry-abandon", "give_up", "leave", LEAVE_HINT),
    ]

    def action_give_up(self) -> None:
        """Put back what was there before, and leave the form, once it is clear that it may be."""
        if not isinstance(self.parent, Field) or self.parent.put_back():
            self.screen.set_focus(None)


class Field(Horizontal):
    """Checks while one types, and saves when one goes on.

    `value` returns what the session holds, `seen` the assessment that it stands in, and `check`
    what is wrong with a text; `save` puts a text that was typed over an assessment into the session
    and may raise AdvisorError.
    """

    def __init__(  # noqa: PLR0913 what a line of a form is made of
        self,
        title: str,
        value: Value,
        says: str,
        check: Check,
        save: Save,
        seen: Seen,
        *,
        id: str | None = None,  # noqa: A002 as widgets name it
    ) -> None:
        super().__init__(classes="row", id=id)
        self._title = title
        self._value = value
        self._saved = value()
        self._says = says
        self._check = check
        self._save = save
        self._seen = seen
        self._over = seen()  # what is typed is typed over this
        self._discard = DiscardQuestion()

    def compose(self) -> ComposeResult:
        """Lay the line out."""
        yield Label(line(cut(self._title, 30)), classes="label")
        yield FieldInput(self._saved, compact=True, select_on_focus=False)
        yield Static(line((self._says, "$quiet")), classes="says", markup=False)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Say what is wrong with what is typed."""
        event.stop()
        wrong = self._check(event.value.strip())
        self._tell(wrong)

    def _tell(self, wrong: str | None) -> None:
        says = line((f"✗ {wrong}", "bold $error")) if wrong else line((self._says, "$quiet"))
        self.query_one(".says", Static).update(says)

    def hint(self, says: str) -> None:
        """Say something else beside the value."""
        self._says = says
        self._tell(self._check(self.query_one(FieldInput).value.strip()))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Save and go on."""
        event.stop()
        if self.save():
            self.screen.focus_next()

    def on_descendant_focus(self, _: events.DescendantFocus) -> None:
        """Take back no edits of an earlier visit."""
        self.query_one(FieldInput).forget_edits()

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
                self._save(text, self._over)
                self._agree()
            except AdvisorError as error:
                wrong = plain(str(error))
        self._tell(wrong)
        return wrong is None

    def _agree(self) -> None:
        """Show what the session holds."""
        self._saved, self._over = self._value(), self._seen()
        field = self.query_one(FieldInput)
        if field.value.strip() != self._saved:
            field.value = self._saved
        field.forget_edits()

    @property
    def unsaved(self) -> str:
        """What is typed and not saved, or nothing."""
        typed = self.query_one(FieldInput).value.strip()
        return "" if typed == self._saved else typed or "nothing"

    def put_back(self) -> bool:
        """Show what is saved in place of what is typed, once asked twice; tell whether it was."""
        if not self._discard.may_discard(self.unsaved, ""):
            save, leave = key_to("entry-save"), key_to("entry-abandon")
            said = sentence("{save} saves, {leave} again drops", save=save, leave=leave)
            self.query_one(".says", Static).update(line((said, "bold $warning")))
            return False
        self.query_one(FieldInput).value = self._saved
        self._tell(None)
        return True

    def renew(self) -> None:
        """Show the value as it is in the session, unless another is being typed."""
        if self.query_one(FieldInput).has_focus and self.unsaved:
            return
        if self._value() != self._saved:
            self._agree()
            self._tell(None)
        self._over = self._seen()
