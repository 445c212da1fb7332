"""What the command palette offers: all that keys do on the screen at hand, by name."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from textual.screen import Screen

from advisor.frozen import dataclass
from advisor.translation import sentence
from advisor.tui.appearance.themes import THEMES
from advisor.tui.keyboard.key_hints import Offer, joined_keys, offers
from advisor.tui.keyboard.key_table import TYPING

if TYPE_CHECKING:
    from textual.dom import DOMNode


# Keys that move a mark: they are pressed where it is, and say nothing by their name.
_MOVING = frozenset(
    ("up", "down", "left", "right", "first", "last", "page-up", "page-down", "choose")
) | {"choose-and-stay", "back", "next-part", "previous-part", "commands"}


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
    by_action: dict[str, list[Offer]] = {}
    for offer in offers(screen):
        name = offer.binding.id or ""
        if offer.usable and name not in _MOVING and not name.startswith(TYPING):
            by_action.setdefault(offer.binding.action, []).append(offer)
    for action, same in by_action.items():
        binding = same[0].binding
        level = f" {same[0].label}" if same[0].key.isdigit() else ""
        yield Command(
            name=binding.description[:1].upper() + binding.description[1:] + level,
            says=binding.tooltip,
            keys=joined_keys([offer.label for offer in same]),
            action=action,
            node=same[0].node,
        )
    for theme in THEMES:
        yield Command(
            name=f"Theme {theme.name}",
            says=sentence("change how it looks"),
            keys="",
            action=f"app.look('{theme.name}')",
            node=screen,
        )
