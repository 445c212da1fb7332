"""The keys that do something now, at the foot of every screen."""

from typing import TYPE_CHECKING

from textual import events
from textual.binding import Binding
from textual.content import Content
from textual.geometry import Size
from textual.reactive import Reactive
from textual.screen import Screen
from textual.widget import Widget

from advisor.tui.widgets.text import ACTION, cells, clickable, line, lines

if TYPE_CHECKING:
    from textual.binding import ActiveBinding

_GAP = "  "
_ALWAYS = {"help", "settle", "write here"}  # the way out of a trouble is in view while it lasts
_OF_THE_FRAMEWORK = {"Focus Next", "Focus Previous", "Copy selected text"}
_NAMES = {
    "left": "←",
    "right": "→",
    "up": "↑",
    "down": "↓",
    "question_mark": "?",
    "slash": "/",
    "escape": "esc",
    "delete": "del",
    "full_stop": ".",
    "pageup": "pgup",
    "pagedown": "pgdn",
}


def key_name(key: str) -> str:
    """Return how a key is written: `^z` for ctrl+z."""
    short = key.replace("ctrl+", "^")
    return _NAMES.get(short, short)


def joined_keys(keys: list[str]) -> str:
    """Return keys that do the same: `0–2`, `←→`, `tab/n`."""
    if len(keys) > 1 and all(key.isdigit() for key in keys):
        return f"{keys[0]}–{keys[-1]}"
    return ("" if all(key in "←→↑↓" for key in keys) else "/").join(keys)


class Hint:
    """A description with the keys that lead to it, and the action a click performs."""

    def __init__(self, keys: list[str], text: str, action: str) -> None:
        self.keys = keys
        self.text = text
        self.action = action

    @property
    def width(self) -> int:
        """How many cells the hint takes."""
        return cells(joined_keys(self.keys)) + 1 + cells(self.text)

    def show(self) -> Content:
        """Return the hint as text that can be clicked."""
        return line(
            clickable(joined_keys(self.keys), self.action, "bold $accent"),
            clickable(f" {self.text}", self.action, "$foreground"),
        )


def is_ours(binding: Binding) -> bool:
    """Tell whether a binding does something that is worth a word of ours."""
    return bool(binding.description) and binding.description not in _OF_THE_FRAMEWORK


def hints(bindings: "dict[str, ActiveBinding]") -> list[Hint]:
    """Return what can be pressed now, keys that do the same gathered."""
    found: dict[str, Hint] = {}
    for key, active in bindings.items():
        binding = active.binding
        if not binding.show or not binding.description or not active.enabled:
            continue
        hint = found.setdefault(binding.description, Hint([], binding.description, binding.action))
        name = binding.key_display or key_name(key)
        if name not in hint.keys:
            hint.keys.append(name)
    return list(found.values())


class KeyBar(Widget):
    """Shows hints in as many lines as they need, at most `most`; what does not fit is in help."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    KeyBar { height: auto; background: $panel; padding: 0 1; }
    """

    # Its size follows from what it shows: a new one asks for no second layout.
    virtual_size = Reactive(Size(0, 0))

    def __init__(self, most: int = 2) -> None:
        super().__init__()
        self._most = most
        self._drawn: list[Content] = []

    def on_mount(self) -> None:
        """Follow what the screen offers."""
        self.screen.bindings_updated_signal.subscribe(self, self._renew)

    def _renew(self, screen: "Screen[object]") -> None:
        if self.is_attached and screen is self.screen and self.content_size.width:
            rows = self._rows(self.content_size.width)
            if rows != self._drawn:
                self.refresh(layout=len(rows) != len(self._drawn))

    def get_content_height(self, *size_and_width: object) -> int:
        """Return the lines needed at a width."""
        width = size_and_width[-1]
        return len(self._rows(width)) if isinstance(width, int) else 1

    def render(self) -> Content:
        """Return the hints."""
        self._drawn = self._rows(self.content_size.width)
        return lines(self._drawn)

    def _rows(self, width: int) -> list[Content]:
        shown = hints(self.screen.active_bindings)
        always = sorted((h for h in shown if h.text in _ALWAYS), key=lambda h: h.text == "help")
        rest = [hint for hint in shown if hint.text not in _ALWAYS]
        rows: list[list[Hint]] = [[]]
        for hint in [*rest, *always]:
            last = len(rows) == self._most
            kept = 0 if hint in always or not last else _width(always)
            if _width(rows[-1]) + hint.width + kept > width:
                if last:
                    continue
                rows.append([])
            rows[-1].append(hint)
        return [Content(_GAP).join([hint.show() for hint in row]) for row in rows]

    async def on_click(self, event: events.Click) -> None:
        """Do what the hint under the pointer says."""
        action = event.style.meta.get(ACTION)
        if action:
            chain = [self.screen.focused, self.screen, self.app]
            await self.app.run_action(action, next(n for n in chain if _offers(n, action)))


def _width(row: list[Hint]) -> int:
    return sum(hint.width + len(_GAP) for hint in row)


def _offers(node: object, action: str) -> bool:
    name = action.partition("(")[0].rpartition(".")[2]
    return node is not None and hasattr(node, f"action_{name}")
