"""One line of a form whose value is typed, or changed step by step with arrows or clicks."""

from collections.abc import Callable
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Input, Label, Static

from advisor.translation import sentence
from advisor.tui.keyboard.key_table import bound
from advisor.tui.widgets.field import Check
from advisor.tui.widgets.text import ACTION, clickable, cut, line

Stepped = Callable[[str, int], str]


class AmountInput(Input):
    """A value; the arrows to the sides change it, those up and down lead to other lines."""

    BINDINGS: ClassVar[list[BindingType]] = [
        bound("entry-left", "change(-1)", sentence("less, more")),
        bound("entry-right", "change(1)", sentence("less, more")),
        bound("entry-up", "app.focus_previous", "move", sentence("The line above or below")),
        bound("entry-down", "app.focus_next", "move", sentence("The line above or below")),
        bound("entry-save", "submit", "keep"),
    ]

    def action_change(self, by: int) -> None:
        """Change the value by a step."""
        if isinstance(self.parent, Amount):
            self.parent.change(by)


class Amount(Horizontal):
    """Checks while one types; `stepped` returns the value after a step down or up."""

    class Changed(Message):
        """There is another value, and it will do."""

    def __init__(self, title: str, value: str, says: str, check: Check, stepped: Stepped) -> None:
        super().__init__(classes="row amount")
        self._title = title
        self._first = value
        self._says = says
        self._check = check
        self._stepped = stepped

    def compose(self) -> ComposeResult:
        """Lay the line out."""
        yield Label(line(cut(self._title, 24)), classes="label")
        yield Static(clickable("◂ ", "-1", "bold $accent"), classes="less", markup=False)
        yield AmountInput(self._first, compact=True, select_on_focus=True)
        yield Static(clickable(" ▸", "1", "bold $accent"), classes="more", markup=False)
        yield Static(line((self._says, "$quiet")), classes="says", markup=False)

    @property
    def value(self) -> str:
        """What is typed."""
        return self.query_one(AmountInput).value.strip() if self.is_mounted else self._first

    @property
    def wrong(self) -> str | None:
        """What is wrong with what is typed."""
        return self._check(self.value)

    def change(self, by: int) -> None:
        """Change the value by a step, if it is one."""
        if self.wrong is None:
            field = self.query_one(AmountInput)
            field.value = self._stepped(self.value, by)
            field.select_all()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Say what is wrong with what is typed, or that there is another value."""
        event.stop()
        wrong = self.wrong
        says = line((wrong, "bold $error")) if wrong else line((self._says, "$quiet"))
        self.query_one(".says", Static).update(says)
        if wrong is None:
            self.post_message(self.Changed())

    def on_click(self, event: events.Click) -> None:
        """Change by the arrow that was clicked."""
        by = event.style.meta.get(ACTION)
        if by in {"-1", "1"}:
            self.query_one(AmountInput).focus()
            self.change(int(by))
