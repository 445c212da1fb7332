"""YAML into nodes by the events of the C parser.

Its composer recurses in C, so that a hostile file can break the process; its events do not.
"""

from collections.abc import Iterator

import yaml

from advisor.scan.facts.node import DEEPEST, MOST_VISITS, Node, listing, mapping

_MOST = MOST_VISITS * 3


def compose(text: str) -> tuple[tuple[Node, ...], bool]:
    """Return the documents before the first fault, and whether there was none."""
    builder = _NodeBuilder()
    try:
        for event in yaml.parse(text, Loader=yaml.CSafeLoader):
            builder.take(event)
    except (yaml.YAMLError, ValueError, UnicodeError):
        return tuple(builder.found), False
    return tuple(builder.found), True


class _Open:
    """A list or mapping that has not ended yet."""

    def __init__(self, event: yaml.CollectionStartEvent) -> None:
        self.line = _start(event)
        self.anchor: str | None = event.anchor
        self.children: list[tuple[Node, bool]] = []


class _NodeBuilder:
    """Builds documents of events; what an alias stands for is shared, never copied."""

    def __init__(self) -> None:
        self.found: list[Node] = []
        self.open: list[_Open] = []
        self.anchors: dict[str, Node] = {}
        self.left = _MOST

    def take(self, event: yaml.Event) -> None:
        if isinstance(event, yaml.ScalarEvent):
            self._put(_scalar(event), event.anchor, event.value == "<<" and event.implicit[0])
        elif isinstance(event, yaml.CollectionStartEvent):
            if len(self.open) >= DEEPEST:
                raise ValueError("nested too deep")
            self.open.append(_Open(event))
        elif isinstance(event, yaml.CollectionEndEvent):
            closed = self.open.pop()
            self._put(self._closed(closed, event), closed.anchor)
        elif isinstance(event, yaml.AliasEvent):
            known = self.anchors.get(event.anchor or "")
            self._put(known or Node(_start(event), _start(event)), None)
        elif isinstance(event, yaml.DocumentStartEvent):
            self.anchors = {}

    def _put(self, node: Node, anchor: str | None, merges: bool = False) -> None:
        self.left -= 1
        if self.left < 0:
            raise ValueError("too many nodes")
        if anchor:
            self.anchors[anchor] = node
        if self.open:
            self.open[-1].children.append((node, merges))
        else:
            self.found.append(node)

    def _closed(self, closed: _Open, event: yaml.CollectionEndEvent) -> Node:
        end = max(closed.line, _end(event))
        if isinstance(event, yaml.SequenceEndEvent):
            return listing(closed.line, end, [node for node, _ in closed.children])
        own: list[tuple[str, Node]] = []
        merged: list[Node] = []
        for (key, merges), (value, _) in zip(*[iter(closed.children)] * 2, strict=False):
            if merges:
                merged += value.items or (value,)
            else:
                own.append((key.text, value))
        return mapping(closed.line, end, own + list(self._inherited(own, merged)))

    def _inherited(
        self, own: list[tuple[str, Node]], merged: list[Node]
    ) -> Iterator[tuple[str, Node]]:
        given = {key for key, _ in own}
        for source in merged:
            self.left -= len(source.pairs)
            if self.left < 0:
                raise ValueError("too many nodes")
            yield from (pair for pair in source.pairs if pair[0] not in given)
            given.update(source.keys())


def _scalar(event: yaml.ScalarEvent) -> Node:
    line = _start(event)
    end = max(line, _end(event))
    tag = event.tag or ""
    own = tag.startswith("!") and tag != "!"
    return Node(line, end, text=f"{tag} {event.value}" if own else event.value)


def _start(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 1


def _end(event: yaml.Event) -> int:
    """Return the last line of what an event ends; a mark before any column is of the next line."""
    mark = event.end_mark
    return mark.line + (mark.column > 0) if mark else 1
