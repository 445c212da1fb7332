"""What a file of settings holds, as nodes that know their lines."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Form = Literal["scalar", "list", "mapping"]
MOST_VISITS = 20_000
DEEPEST = 60
MOST_ATTRIBUTES = 300
LONGEST = 500


@dataclass(frozen=True, slots=True)
class Node:
    """A scalar as text, a list or a mapping; a key may stand twice in a mapping."""

    line: int
    end_line: int
    form: Form = "scalar"
    text: str = ""
    items: tuple["Node", ...] = ()
    pairs: tuple[tuple[str, "Node"], ...] = ()

    def get(self, *keys: str) -> "Node":
        """Return what lies under keys, one in the other, or nothing."""
        node = self
        for key in keys:
            node = next((value for name, value in node.pairs if name == key), NOTHING)
        return node

    def said(self, *keys: str) -> str:
        """Return the text that lies under keys, '' where there is none or it is null."""
        text = self.get(*keys).text.strip()
        return "" if text in NULL else text

    def off(self, *keys: str) -> bool:
        """Tell whether what lies under keys says no."""
        return self.said(*keys).lower() in {"false", "no", "off", "0"}

    def set(self, *keys: str) -> bool:
        """Tell whether what lies under keys says yes."""
        return self.said(*keys).lower() in {"true", "yes", "on", "1"}

    def has(self, key: str) -> bool:
        """Tell whether a mapping has a key."""
        return any(name == key for name, _ in self.pairs)

    def keys(self) -> tuple[str, ...]:
        """Return the keys of a mapping."""
        return tuple(name for name, _ in self.pairs)

    def __bool__(self) -> bool:
        return self is not NOTHING


NULL = ("null", "~", "None", "Null", "NULL")
NOTHING = Node(0, 0)


def mapping(line: int, end_line: int, pairs: list[tuple[str, Node]]) -> Node:
    """Return a mapping."""
    return Node(line, end_line, "mapping", pairs=tuple(pairs))


def listing(line: int, end_line: int, items: list[Node]) -> Node:
    """Return a list."""
    return Node(line, end_line, "list", items=tuple(items))


def leaves(node: Node, most: int = MOST_VISITS) -> Iterator[tuple[str, Node]]:
    """Yield each scalar with its dotted key, in the order of the file.

    Aliases of YAML may stand for more than memory holds, so no more than `most` nodes are visited.
    """
    waiting = [("", node, 0)]
    while waiting and most > 0:
        most -= 1
        key, here, depth = waiting.pop()
        if here.form == "scalar":
            yield key, here
        elif depth < DEEPEST:
            waiting += [(_under(key, name), child, depth + 1) for name, child in _children(here)]


def _children(node: Node) -> Iterator[tuple[str, Node]]:
    if node.form == "mapping":
        yield from reversed(node.pairs)
    else:
        last = len(node.items) - 1
        yield from ((str(last - at), item) for at, item in enumerate(reversed(node.items)))


def _under(key: str, name: str) -> str:
    return f"{key}.{name}" if key else name


def attributes(node: Node, most: int = MOST_ATTRIBUTES) -> tuple[str, ...]:
    """Return the scalars below a node as 'a.b=value'."""
    return tuple(f"{key}={short(leaf.text)}" for key, leaf in leaves(node, most))


def short(text: str) -> str:
    """Return a text cut to a length at which it can still be read."""
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
