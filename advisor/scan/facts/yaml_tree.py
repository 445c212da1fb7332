"""YAML of any repository as a tree whose every value knows its line; never raises.

Read from the parser's events with a limit on depth: composing nodes recurses in C and ends the
process on deep nesting. Tags are kept as text, an alias is the very node it names.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

DEEPEST = 60
MOST_NODES = 200_000
LONGEST = 1_500_000
_MOST_LISTS = 5

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_STATEMENT = re.compile(r"^\s*\{[%#].*[%#]\}\s*$|^\s*\{\{[^\n]*\}\}\s*$", re.MULTILINE)
_INLINE = re.compile(r"\{%[^\n]*?%\}")
_EXPRESSION = re.compile(r"(?<!\$)\{\{[^\n]*?\}\}")
_TRUE = frozenset({"true", "yes", "on"})
_FALSE = frozenset({"false", "no", "off"})


@dataclass(slots=True, eq=False)
class YamlNode:
    """A value: text for a scalar, else elements or entries; lines count from 1."""

    line: int
    end_line: int = 0
    text: str = ""
    tag: str = ""
    style: str = ""
    kind: str = "scalar"
    path: str = ""
    items: list["YamlNode"] = field(default_factory=list)
    entries: dict[str, "YamlNode"] = field(default_factory=dict)
    key_lines: dict[str, int] = field(default_factory=dict)

    def get(self, key: str) -> "YamlNode":
        """Return the value of a key, an empty node where there is none."""
        return self.entries.get(key) or YamlNode(self.line, self.line, path=self.path)

    def at(self, *keys: str) -> "YamlNode":
        """Return the value at the end of several keys."""
        node = self
        for key in keys:
            node = node.get(key)
        return node

    def has(self, key: str) -> bool:
        """Tell whether a mapping has a key."""
        return key in self.entries

    def line_of(self, key: str) -> int:
        """Return the line a key stands on."""
        return self.key_lines.get(key, self.line)

    def texts(self) -> tuple[str, ...]:
        """Return a scalar or the scalars of a list, at any depth of lists."""
        return tuple(node.text for node in self.scalars())

    def scalars(self, depth: int = 0) -> Iterator["YamlNode"]:
        """Yield the scalar or those of a list that hold anything."""
        if self.kind == "scalar" and self.text:
            yield self
        elif depth < _MOST_LISTS:
            for item in self.items:
                yield from item.scalars(depth + 1)

    @property
    def is_true(self) -> bool:
        """Whether the scalar says yes."""
        return self.kind == "scalar" and self.text.strip().lower() in _TRUE

    @property
    def is_false(self) -> bool:
        """Whether the scalar says no."""
        return self.kind == "scalar" and self.text.strip().lower() in _FALSE

    @property
    def given(self) -> bool:
        """Whether there is anything."""
        return bool(self.text or self.items or self.entries)

    def numbered(self, source: list[str]) -> list[tuple[int, str]]:
        """Return the scalar's lines with the line of the file each stands on."""
        lines = self.text.split("\n")
        if self.style == "|":
            return list(enumerate(lines, self.line + 1))
        if self.style == ">":
            return list(self._folded(lines, source))
        return [(self.line, line) for line in lines]

    def _folded(self, lines: list[str], source: list[str]) -> Iterator[tuple[int, str]]:
        at = self.line
        for line in lines:
            start = line.strip()[:16].rstrip()
            for number in range(at, min(self.end_line + 1, len(source))):
                if start and source[number].strip().startswith(start[:16]):
                    at = number
                    break
            yield at + 1, line


def documents(text: str, path: str = "") -> list[YamlNode]:
    """Return the documents of a file; where templating breaks YAML, what is left without it."""
    if len(text) > LONGEST:
        return []
    found, whole = _TreeBuilder(path).read(text)
    if whole or ("{{" not in text and "{%" not in text):
        return found
    plainer = _EXPRESSION.sub("_", _INLINE.sub("", _STATEMENT.sub("", text)))
    again, _ = _TreeBuilder(path).read(plainer)
    return again or found


def document(text: str, path: str = "") -> YamlNode:
    """Return the first document that is a mapping or a list, an empty node without one."""
    for node in documents(text, path):
        if node.kind != "scalar":
            return node
    return YamlNode(1, 1, path=path)


class _TreeBuilder:
    def __init__(self, path: str) -> None:
        self.path = path
        self.count = 0
        self.anchors: dict[str, YamlNode] = {}
        self.events: Iterator[Any] = iter(())

    def read(self, text: str) -> tuple[list[YamlNode], bool]:
        """Return what could be read, and whether that is all."""
        found: list[YamlNode] = []
        try:
            self.events = iter(_Loader(text).get_event, None)
            for event in self.events:
                if isinstance(event, yaml.DocumentStartEvent):
                    self.anchors = {}
                    found.append(self._node(next(self.events), 0))
        except (yaml.YAMLError, ValueError, RecursionError, StopIteration, UnicodeError):
            return found, False
        return found, True

    def _node(self, event: Any, depth: int) -> YamlNode:
        self.count += 1
        if depth > DEEPEST or self.count > MOST_NODES:
            raise ValueError
        line, end = event.start_mark.line + 1, event.end_mark
        if isinstance(event, yaml.AliasEvent):
            return self.anchors.get(str(event.anchor)) or YamlNode(line, line, path=self.path)
        node = YamlNode(line, path=self.path, tag=event.tag or "")
        if isinstance(event, yaml.ScalarEvent):
            node.text, node.style = event.value, event.style or ""
            node.end_line = end.line + (end.column > 0)
            if not node.style and node.text.lower() in {"null", "~"}:
                node.text = ""
        elif isinstance(event, yaml.SequenceStartEvent):
            node.kind = "list"
            self._sequence(node, depth)
        else:
            node.kind = "mapping"
            self._mapping(node, depth)
        if event.anchor:
            self.anchors[event.anchor] = node
        return node

    def _sequence(self, node: YamlNode, depth: int) -> None:
        for event in self.events:
            node.end_line = event.end_mark.line + 1
            if isinstance(event, yaml.SequenceEndEvent):
                return
            node.items.append(self._node(event, depth + 1))

    def _mapping(self, node: YamlNode, depth: int) -> None:
        merged: list[YamlNode] = []
        for event in self.events:
            node.end_line = event.end_mark.line + 1
            if isinstance(event, yaml.MappingEndEvent):
                break
            key = self._node(event, depth + 1)
            value = self._node(next(self.events), depth + 1)
            if key.text == "<<" and not key.style:
                merged += value.items or [value]
                continue
            node.entries[key.text] = value
            node.key_lines[key.text] = key.line
        for other in merged:
            self.count += len(other.entries)
            node.entries = {**other.entries, **node.entries}
            node.key_lines = {**other.key_lines, **node.key_lines}
