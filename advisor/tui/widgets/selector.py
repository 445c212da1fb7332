"""One of a few values, changed with the arrow keys or a click."""

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from advisor.translation import sentence
from advisor.tui.keyboard.key_table import bound
from advisor.tui.widgets.text import ACTION, clickable, cut, line

Option = tuple[str | bool | int | None, str]


class Selector(Widget, can_focus=True):
    """Shows one of its options between arrows; None stands for no choice yet."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    Selector { height: 1; width: 1fr; background: $surface; }
    Selector:focus { background: $cursor; text-style: bold; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        bound("left", "change(-1)", "change", sentence("What is chosen between ◂ and ▸")),
        bound("right", "change(1)", "change", sentence("What is chosen between ◂ and ▸")),
        bound("choose-and-stay", "change(1)", "change", show=False),
        bound(
            "choose",
            "submit",
            sentence("keep, go on"),
            sentence("Keep what is chosen and go on"),
            show=False,
        ),
        bound("up", "app.focus_previous", "move", sentence("The field above or below")),
        bound("down", "app.focus_next", "move", sentence("The field above or below")),
    ]

    place: reactive[int] = reactive(0)

    class Changed(Message):
        """Another option was chosen."""

        def __init__(self, choice: "Selector") -> None:
            super().__init__()
            self.choice = choice

        @property
        def control(self) -> "Selector":
            """The widget it is about."""
            return self.choice

    class Submitted(Message):
        """Enter was pressed on it."""

        def __init__(self, choice: "Selector") -> None:
            super().__init__()
            self.choice = choice

    def __init__(
        self,
        options: Sequence[Option],
        value: object,
        *,
        id: str | None = None,  # noqa: A002
    ) -> None:
        super().__init__(id=id)
        self._options = tuple(options)
        self.set_reactive(Selector.place, self._place_of(value))

    def _place_of(self, value: object) -> int:
        return next(
            (i for i, (own, _) in enumerate(self._options) if own == value and own is not True)
            if value is not True
            else (i for i, (own, _) in enumerate(self._options) if own is True),
            0,
        )

    @property
    def value(self) -> str | bool | int | None:
        """The value chosen."""
        return self._options[self.place][0]

    def show(self, value: object) -> None:
        """Show another value without a message."""
        self.set_reactive(Selector.place, self._place_of(value))
        self.refresh()

    def render(self) -> Content:
        """Return the value between arrows."""
        text = cut(self._options[self.place][1], max(4, self.content_size.width - 6))
        style = "$quiet" if self.value is None else ""
        arrows = "bold $accent"
        return line(clickable("◂ ", "-1", arrows), (text, style), clickable(" ▸", "1", arrows))

    def action_change(self, by: int) -> None:
        """Choose the next option, beginning again at the end."""
        self.place = (self.place + by) % len(self._options)
        self.post_message(self.Changed(self))

    def action_submit(self) -> None:
        """Tell that one goes on."""
        self.post_message(self.Submitted(self))

    def on_click(self, event: events.Click) -> None:
        """Change by the arrow that was clicked, or to the next."""
        self.action_change(int(event.style.meta.get(ACTION, "1")))
