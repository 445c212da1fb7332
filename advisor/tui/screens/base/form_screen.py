"""A few fields to fill in at once: why something does not apply, what hurt and what it cost."""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.containers import Horizontal
from textual.widget import Widget
from textual.widgets import Input, Label, Static

from advisor.frozen import dataclass
from advisor.translation import sentence
from advisor.tui.forms.discard_question import DiscardQuestion, question
from advisor.tui.forms.form_keys import FORM_KEYS
from advisor.tui.keyboard.key_table import key_to
from advisor.tui.screens.base.entry_screen import WordsInput
from advisor.tui.screens.base.panel_screen import PanelScreen
from advisor.tui.widgets.field import Check
from advisor.tui.widgets.text import line


@dataclass(frozen=True, kw_only=True)
class FormField:
    """One line to fill in: `required` refuses an empty one, `check` what will not do."""

    name: str
    title: str
    hint: str = ""
    value: str = ""
    required: bool = False
    check: Check | None = None


class FormScreen(PanelScreen[dict[str, str]]):
    """Returns what is typed into each field, by its name."""

    CSS_PATH = "../../styles/forms.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        *FORM_KEYS,
    ]

    def __init__(self, heading: str, says: str, fields: Sequence[FormField]) -> None:
        super().__init__(heading)
        self._says = says
        self._fields = fields
        self._discard = DiscardQuestion()

    def body(self) -> Iterable[Widget]:
        """Yield what is asked, and the fields."""
        yield Static(line((self._says, "$quiet")), classes="hint", markup=False)
        for field in self._fields:
            with Horizontal(classes="row"):
                yield Label(field.title, classes="label")
                yield WordsInput(
                    field.value,
                    id=field.name,
                    placeholder=field.hint,
                    compact=True,
                    select_on_focus=False,
                )
        yield Static(id="wrong", classes="wrong", markup=False)

    def begin(self) -> None:
        """Begin with the first field."""
        self.query(Input).first().focus()

    @property
    def _typed(self) -> dict[str, str]:
        return {f.name: self.query_one(f"#{f.name}", Input).value.strip() for f in self._fields}

    def on_input_submitted(self) -> None:
        """Hand over what is typed when it will do."""
        typed = self._typed
        for field in self._fields:
            wrong = _wrong(field, typed[field.name])
            if wrong:
                self._say(wrong, "bold $error")
                self.query_one(f"#{field.name}", Input).focus()
                return
        self.close_with(typed)

    def action_leave(self) -> None:
        """Leave; what was typed and not saved is let go only when asked twice."""
        saved = {field.name: field.value for field in self._fields}
        if self._discard.may_discard(self._typed, saved):
            super().action_leave()
        else:
            self._say(question(), "bold $warning")

    def _say(self, text: str, style: str) -> None:
        self.query_one("#wrong", Static).update(line((text, style)))


def _wrong(field: FormField, text: str) -> str | None:
    if field.required and not text:
        return sentence(
            "A few words are needed; {entry_abandon} goes back.",
            entry_abandon=key_to("entry-abandon"),
        )
    wrong = field.check(text) if field.check and text else None
    return f"{field.title}: {wrong}." if wrong else None
