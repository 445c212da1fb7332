"""What the command palette offers: all that keys do on the screen at hand, by name."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.screen import Screen

from advisor.tui.theme import THEMES
from advisor.tui.widgets.key_bar import is_ours, joined_keys, key_name

if TYPE_CHECKING:
    from textual.dom import DOMNode


# Keys that move a mark: they are pressed where it is, and say nothing by their name.
_MOVING = frozenset(
    ("up", "down", "home", "end", "pageup", "pagedown", "tab", "shift+tab", "enter", "escape")
)


@dataclass(frozen=True, kw_only=True)
class Command:
    """An action by its name, with the keys that do the same and the node that performs it."""

    name: str
    says: str
    keys: str
    action: str
    node: "DOMNode"


def commands(screen: Screen[object]) -> Iterator[Command]:
    """Yield a command for each action that keys perform now, and one for each theme."""
    by_action: dict[str, list[str]] = {}
    active = screen.active_bindings
    for key, found in active.items():
        if is_ours(found) and found.enabled and key not in _MOVING:
            name = found.binding.key_display or key_name(key)
            by_action.setdefault(found.binding.action, []).append(name)
    for found in active.values():
        binding = found.binding
        keys = by_action.pop(binding.action, None)
        if keys:
            level = f" {keys[0]}" if keys[0].isdigit() else ""
            yield Command(
                name=binding.description[:1].upper() + binding.description[1:] + level,
                says=binding.tooltip,
                keys=joined_keys(keys),
                action=binding.action,
                node=found.node,
            )
    for theme in THEMES:
        yield Command(
            name=f"Theme {theme.name}",
            says="change how it looks",
            keys="",
            action=f"app.look('{theme.name}')",
            node=screen,
        )
