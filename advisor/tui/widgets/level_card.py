"""One level of a practice, and what claiming it would do."""

from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import Reactive
from textual.widget import Widget

from advisor.plain_text import plain
from advisor.tui.widgets.text import hanging, line


class LevelCard(Widget):
    """Shows what an outsider would see at one level; a click or its number answers with it."""

    ALLOW_SELECT = False

    # Its size follows from its text: a new one asks for no second layout.
    virtual_size = Reactive(Size(0, 0))

    class Chosen(Message):
        """The card was clicked."""

        def __init__(self, level: int) -> None:
            super().__init__()
            self.level = level

    def __init__(self, level: int) -> None:
        super().__init__(id=f"level-{level}")
        self.level = level
        self._text = ""
        self._effect = ""
        self._laid_out: dict[int, Content] = {}

    def show(self, text: str, effect: str, *, chosen: bool, marked: bool) -> None:
        """Show a practice's words for this level."""
        self._text, self._effect = text, effect
        self._laid_out.clear()
        self.set_class(chosen, "-chosen")
        self.set_class(marked, "-marked")
        self.refresh(layout=True)

    def mark(self, *, marked: bool) -> None:
        """Put the cursor on the card, or take it away."""
        self.set_class(marked, "-marked")
        self._laid_out.clear()
        self.refresh()

    def lines_at(self, width: int) -> int:
        """Return how many lines the card takes in a column of `width` cells."""
        return str(self._content(width - self.gutter.width)).count("\n") + 1

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return how many lines the text takes at a width."""
        del container, viewport
        return str(self._content(width)).count("\n") + 1

    def render(self) -> Content:
        """Return the number, and the words beside it."""
        return self._content(self.content_size.width)

    def _content(self, width: int) -> Content:
        # Wrapped once a text: its height is asked for several times before it is drawn.
        if width not in self._laid_out:
            self._laid_out[width] = self._wrapped(width)
        return self._laid_out[width]

    def _wrapped(self, width: int) -> Content:
        chosen = self.has_class("-chosen")
        sign = "●" if chosen else "▸" if self.has_class("-marked") else " "
        style = "bold $success" if chosen else "bold $accent"
        body = Content(plain(self._text))
        if self._effect:
            body += line(("  → ", "$accent"), (self._effect, "$accent"))
        return hanging(line((f"{sign} {self.level} ", style)), body, width)

    def on_click(self, event: events.Click) -> None:
        """Answer with this level."""
        event.stop()
        self.post_message(self.Chosen(self.level))
