"""The keys that do something now, at the foot of every screen."""

from functools import cache
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
_ARROWS = "←→↑↓"
_ALWAYS = {"help", "settle", "write here"}  # the way out of a trouble is in view while it lasts
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
    return ("" if all(key in _ARROWS for key in keys) else "/").join(keys)


class Hint:
    """A description with the keys that lead to it, each with the action a click performs."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.actions: dict[str, str] = {}

    @property
    def width(self) -> int:
        """How many cells the hint takes."""
        return cells(str(self.show()))

    def show(self) -> Content:
        """Return the hint as text that can be clicked: a key does its own action, words the one."""
        pressed = sorted(self.actions, key=_ARROWS.find)
        keys = [clickable(key, self.actions[key], "bold $accent") for key in pressed]
        text = f" {self.text}"
        only = set(self.actions.values())
        words = clickable(text, only.pop(), "$foreground") if len(only) == 1 else line(text)
        return Content(_between(pressed)).join(keys) + words


def _between(keys: list[str]) -> str:
    if all(key.isdigit() for key in keys):
        return " "
    return "" if all(key in _ARROWS for key in keys) else "/"


def is_ours(active: "ActiveBinding") -> bool:
    """Tell whether a binding is one of this application's, and not of its framework's."""
    binding = active.binding
    return bool(binding.description) and (binding.key, binding.action) in _of(type(active.node))


@cache
def _of(kind: type) -> frozenset[tuple[str, str]]:
    """Return keys and actions that the classes of this application declare for a kind of node."""
    own = (cls for cls in kind.__mro__ if cls.__module__.startswith("advisor."))
    declared = (cls.__dict__.get("BINDINGS", ()) for cls in own)
    return frozenset(
        (binding.key, binding.action)
        for bindings in declared
        for binding in Binding.make_bindings(bindings)
    )


def hints(bindings: "dict[str, ActiveBinding]") -> list[Hint]:
    """Return what can be pressed now, keys that do the same gathered."""
    found: dict[str, Hint] = {}
    for key, active in bindings.items():
        binding = active.binding
        if not binding.show or not binding.description or not active.enabled:
            continue
        hint = found.setdefault(binding.description, Hint(binding.description))
        hint.actions.setdefault(binding.key_display or key_name(key), binding.action)
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
