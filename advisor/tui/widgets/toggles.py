"""Several values of which any may hold: each is turned on or off."""

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from advisor.translation import sentence
from advisor.tui.keyboard.key_table import bound
from advisor.tui.widgets.text import ACTION, clickable, lines


class Toggles(Widget, can_focus=True):
    """Shows its options one below the other, each on or off; the cursor says which is turned."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    Toggles { height: auto; width: 1fr; background: $surface; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        bound("left", "mark(-1)", "mark", sentence("The value before or after")),
        bound("right", "mark(1)", "mark", sentence("The value before or after")),
        bound("choose-and-stay", "turn", "turn", sentence("The marked value: on or off")),
        bound(
            "choose", "app.focus_next", sentence("go on"), sentence("The next field"), show=False
        ),
        bound("up", "app.focus_previous", "move", sentence("The field above or below")),
        bound("down", "app.focus_next", "move", sentence("The field above or below")),
    ]

    class Changed(Message):
        """A value was turned."""

        def __init__(self, toggles: "Toggles") -> None:
            super().__init__()
            self.toggles = toggles

        @property
        def control(self) -> "Toggles":
            """The widget it is about."""
            return self.toggles

    def __init__(
        self,
        options: Sequence[tuple[str, str]],
        value: object,
        *,
        id: str | None = None,  # noqa: A002 as widgets name it
    ) -> None:
        super().__init__(id=id)
        self._options = tuple(options)
        self._on = _names(value)
        self._cursor = 0

    @property
    def value(self) -> tuple[str, ...] | None:
        """The values that are on, in the order shown; None for none."""
        return tuple(name for name, _ in self._options if name in self._on) or None

    def show(self, value: object) -> None:
        """Show other values without a message."""
        self._on = _names(value)
        self.refresh()

    def render(self) -> Content:
        """Return the values, a row each."""
        rows = []
        for place, (name, title) in enumerate(self._options):
            sign = "☑" if name in self._on else "☐"
            row = clickable(f"{sign} {title}", str(place), "bold" if name in self._on else "")
            here = self.has_focus and place == self._cursor
            rows.append(row.stylize("on $cursor") if here else row)
        return lines(rows)

    def action_mark(self, by: int) -> None:
        """Move the cursor, beginning again at the end."""
        self._cursor = (self._cursor + by) % len(self._options)
        self.refresh()

    def action_turn(self) -> None:
        """Turn the marked value on or off."""
        self._on = self._on ^ {self._options[self._cursor][0]}
        self.refresh()
        self.post_message(self.Changed(self))

    def on_click(self, event: events.Click) -> None:
        """Turn the value under the pointer."""
        place = event.style.meta.get(ACTION)
        if place is not None and not self.disabled:
            self._cursor = int(place)
            self.action_turn()


def _names(value: object) -> frozenset[str]:
    return frozenset(value) if isinstance(value, tuple) else frozenset()
