"""The keys of the screen at hand, and what it is for."""

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static

from advisor.tui.screens.panel import PanelScreen
from advisor.tui.widgets.key_bar import is_ours, joined_keys, key_name
from advisor.tui.widgets.text import fitted, line, lines

_WORDS = (
    ("claimed", "the level your answers hold"),
    ("supported", "the level that evidence which has not expired backs"),
    ("blocker", "a practice that keeps the team from the next level"),
    ("◆ ⚑", "blocks the next level, flagged for discussion"),
    ("■ ◧ □", "supported, claimed, not reached"),
)


class HelpScreen(PanelScreen[None]):
    """Lists every key that does something on a screen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "back"),
        Binding("question_mark", "leave", "back"),
        Binding("down", "scroll(1)", "scroll"),
        Binding("up", "scroll(-1)", "scroll"),
        Binding("pagedown", "scroll(10)", "scroll", show=False),
        Binding("pageup", "scroll(-10)", "scroll", show=False),
    ]

    def __init__(self, screen: Screen[object]) -> None:
        super().__init__("Keys of this screen")
        self._rows = list(_key_rows(screen))
        self._about = str(getattr(screen, "ABOUT", ""))

    def body(self) -> Iterable[Widget]:
        """Yield what the screen is for, its keys, and the words used."""
        rows = [line(self._about), Content("")] if self._about else []
        rows += self._rows
        rows += [Content(""), line(("Words and signs", "bold"))]
        rows += [line((fitted(word, 12), "bold $accent"), says) for word, says in _WORDS]
        with VerticalScroll(classes="scroll", can_focus=False):
            yield Static(lines(rows), markup=False)

    def action_scroll(self, by: int) -> None:
        """Scroll by lines."""
        self.query_one(VerticalScroll).scroll_relative(y=by, animate=False)


def _key_rows(screen: Screen[object]) -> Iterable[Content]:
    """Yield a line for each description, with its keys."""
    keys: dict[tuple[str, str], list[str]] = {}
    for key, active in screen.active_bindings.items():
        binding = active.binding
        if is_ours(active) and active.enabled:
            name = binding.key_display or key_name(key)
            keys.setdefault((binding.description, binding.tooltip), []).append(name)
    for (description, tooltip), names in keys.items():
        keys_shown = fitted(joined_keys(names), 12)
        yield line(
            (keys_shown, "bold $accent"), (f"{description:<18} ", "bold"), (tooltip, "$quiet")
        )
