"""What the keys of a screen do: the same list in every state of it, and which can be used now."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from textual.actions import parse
from textual.widget import Widget

from advisor.tui.keyboard.key_table import AFTER_OTHERS, CHOSEN, KEYS, TYPING, keys_of, label

if TYPE_CHECKING:
    from textual.binding import Binding
    from textual.dom import DOMNode
    from textual.screen import Screen

_ARROWS = "←→↑↓"


@dataclass(frozen=True)
class Offer:
    """A key that does something on a screen, and whether it can be pressed now."""

    key: str
    binding: "Binding"
    node: "DOMNode"
    usable: bool

    @property
    def name(self) -> str:
        """The name of the key, the same whether a text is typed or not."""
        return str(self.binding.id).removeprefix(TYPING)

    @property
    def label(self) -> str:
        """How the key is written."""
        return label(self.key)


@dataclass
class Hint:
    """What is done, and the keys that do it."""

    says: str
    offers: list[Offer] = field(default_factory=list)


def offers(screen: "Screen[object]") -> Iterator[Offer]:
    """Yield all keys of a screen, of the widgets in it and of the application, in a fixed order."""
    active = screen.active_bindings
    for node in _nodes(screen):
        for binding, keys in _own(node):
            if _state(node, binding) is False:
                continue
            for key in keys:
                found = active.get(key)
                usable = (
                    found is not None and found.enabled and found.binding.action == binding.action
                )
                yield Offer(key, binding, node, usable)


def hints(screen: "Screen[object]") -> list[Hint]:
    """Return what the foot of a screen names, keys that do the same gathered."""
    by_description: dict[str, Hint] = {}
    apart = (screen, screen.app)
    for offer in sorted(offers(screen), key=lambda offer: (_is_last(offer), offer.node in apart)):
        if offer.binding.show:
            hint = by_description.setdefault(
                offer.binding.description, Hint(offer.binding.description)
            )
            _put(hint, offer)
    return list(by_description.values())


def _is_last(offer: Offer) -> bool:
    return offer.binding.group is AFTER_OTHERS


def _put(hint: Hint, offer: Offer) -> None:
    """Let a hint name the first key of a name, or the next where that cannot be pressed now."""
    place = next((n for n, other in enumerate(hint.offers) if other.name == offer.name), None)
    if place is None:
        hint.offers.append(offer)
    elif offer.usable and not hint.offers[place].usable:
        hint.offers[place] = offer


def joined_keys(keys: list[str]) -> str:
    """Return keys that do the same: `0–2`, `←→`, `tab/n`."""
    if len(keys) > 1 and all(key.isdigit() for key in keys):
        return f"{keys[0]}–{keys[-1]}"
    return ("" if all(key in _ARROWS for key in keys) else "/").join(keys)


def _nodes(screen: "Screen[object]") -> "Iterator[DOMNode]":
    yield screen
    kinds = set()
    for widget in screen.query(Widget):
        if widget.can_focus and type(widget) not in kinds:
            kinds.add(type(widget))
            yield widget
    if not screen.is_modal:
        yield screen.app


def _own(node: "DOMNode") -> "list[tuple[Binding, list[str]]]":
    """Return the bindings of this application's that a node has, with the keys they have now."""
    by_action: dict[tuple[str, str], tuple[Binding, list[str]]] = {}
    for key, binding in node._bindings:  # noqa: SLF001 what a node is bound to has no public name
        name = binding.id or ""
        if name in KEYS and binding.description:
            keys = by_action.setdefault((name, binding.action), (binding, []))[1]
            keys += [key] if name not in CHOSEN.get() else [] if keys else keys_of(name)
    for binding, keys in by_action.values():
        order = keys_of(str(binding.id))
        keys.sort(key=lambda key: order.index(key) if key in order else 0)
    return list(by_action.values())


def _state(node: "DOMNode", binding: "Binding") -> bool | None:
    """Return whether a node would do it: False for never, None for not now."""
    where, name, parameters = parse(binding.action)
    targets = {"app": node.app, "screen": node.screen}
    return targets.get(where, node).check_action(name, parameters)
