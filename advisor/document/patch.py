"""Change one value of a YAML text and leave every other character as it is.

A path is a tuple of keys. Texts are what the strict parser takes: one document, a mapping, without
anchors, aliases and tags; one that is not YAML raises ContentError. The caller judges the outcome
by reading it, which is the only sure test.
"""

import re
from collections.abc import Sequence
from typing import Any

import yaml

from advisor.document.emit import after_key, entry, inline, items
from advisor.errors import ContentError
from advisor.translation import sentence

Keys = tuple[str, ...]

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_COLON = re.compile(r"[ \t]*:")
_SURROGATE = re.compile(r"\\u[dD][89a-fA-F][0-9a-fA-F]{2}")


def put(text: str, path: Keys, value: Any, *, first: bool = False) -> str:
    """Return `text` with `value` at `path`, None being nothing; mappings on the way are made.

    A new entry goes to the end of its mapping, or to its start for `first`.
    """
    page = _Page(text)
    node, entry_ = page.root, (None, None, None)
    for depth, name in enumerate(path):
        if not (isinstance(node, yaml.MappingNode) and node.value):
            return page.replaced(*entry_, _nested(path[depth:], value))
        found = _find(node, name)
        if found is None:
            return page.inserted(node, name, _nested(path[depth + 1 :], value), first)
        entry_ = (node, *found)
        node = found[1]
    return page.replaced(*entry_, value)


def remove(text: str, path: Keys) -> str:
    """Return `text` without the entry at `path`; comments above it stay."""
    page = _Page(text)
    above = page.at(path[:-1])
    if page.at(path) is None:
        return text
    if len(above.value) == 1 and not above.flow_style:
        return put(text, path[:-1], None)
    return page.removed(above, path[-1])


def put_items(text: str, path: Keys, old: Sequence[Any], new: Sequence[Any]) -> str:
    """Return `text` with the list `new` where `old` stands; what both start or end with stays."""
    page = _Page(text)
    node = page.at(path)
    if not _is_block(node) or not old:
        return put(text, path, new)
    ahead = _alike(old, new)
    behind = _alike(old[ahead:][::-1], new[ahead:][::-1])
    return page.with_items(node, ahead, behind, new[ahead : len(new) - behind])


def block_entries(text: str, path: Keys) -> list[tuple[str, int]]:
    """Return each key of the block mapping at `path` with the index where its first line starts.

    The last item is an empty key with the index where the line after the mapping starts. There
    are none when the mapping is missing, empty, within braces or not in lines of its own.
    """
    page = _Page(text)
    node = page.at(path)
    if not isinstance(node, yaml.MappingNode) or not _is_block(node):
        return []
    starts = [(str(key.value), line_start(text, key.start_mark.index)) for key, _ in node.value]
    if text[starts[0][1] : node.start_mark.index].strip():
        return []
    return [*starts, ("", line_end(text, page.end(node)))]


def line_start(text: str, index: int) -> int:
    """Return where the line that holds `index` starts."""
    return text.rfind("\n", 0, index) + 1


def line_end(text: str, index: int) -> int:
    """Return where the line after the one that holds `index` starts, or the text ends."""
    found = text.find("\n", index)
    return len(text) if found < 0 else found + 1


class _Page:
    """A text with the nodes of its YAML, each of which knows where it starts and ends."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.is_json = text.lstrip().startswith("{")
        if self.is_json:  # as the strict parser does, but without moving anything
            text = _SURROGATE.sub(r"\\u0041", text.replace("\t", " "))
        try:
            self.root: Any = yaml.compose(text, Loader=_Loader)
        except yaml.YAMLError as error:
            raise ContentError(sentence("this is not YAML: {error}", error=error)) from None

    def at(self, path: Keys) -> Any:
        """Return the node at `path`, or None."""
        node = self.root
        for name in path:
            found = _find(node, name) if isinstance(node, yaml.MappingNode) else None
            if found is None:
                return None
            node = found[1]
        return node

    def end(self, node: Any) -> int:
        """Return where a node ends, blank space and comments after it left out."""
        while _is_block(node):
            last = node.value[-1]
            node = last[1] if isinstance(last, tuple) else last
        start = node.start_mark.index
        return int(start + len(self.text[start : node.end_mark.index].rstrip()))

    def replaced(self, mapping: Any, key: Any, node: Any, value: Any) -> str:
        """Return the text with `value` in the place of `node`, which follows `key`."""
        start, end = node.start_mark.index, self.end(node)
        colon = _COLON.match(self.text, key.end_mark.index)
        at = colon.end() if colon else key.end_mark.index
        if mapping.flow_style:
            written = inline(value, as_json=self.is_json)
            if start < end:
                return self.text[:start] + written + self.text[end:]
            return f"{self.text[:at]}{' ' if colon else ': '}{written}{self.text[at:]}"
        after, *below = after_key(value, mapping.start_mark.column + 2)
        if start < end and after and not below and isinstance(node, yaml.ScalarNode):
            return self.text[:start] + after.lstrip() + self.text[end:]
        bare = self.text[:at] + after + self._without(node, at)
        return _with_lines(bare, line_end(bare, at), below)

    def _without(self, node: Any, colon: int) -> str:
        """Return the text from `colon` on without the node that follows it."""
        start, end = node.start_mark.index, self.end(node)
        if not self.text[colon:start].strip(" \t"):
            return self.text[end:]
        first, after = line_start(self.text, start), line_end(self.text, end)
        if _is_block(node) or not (self.text[first:start] + self.text[end:after]).strip():
            start, end = first, after
        return self.text[colon:start] + self.text[end:]

    def inserted(self, mapping: Any, name: str, value: Any, first: bool) -> str:
        """Return the text with a new entry in a mapping that has some."""
        if not mapping.flow_style:
            start = line_start(self.text, mapping.start_mark.index)
            at = start if first else line_end(self.text, self.end(mapping))
            return _with_lines(self.text, at, entry(name, value, mapping.start_mark.column))
        written = inline({name: value}, as_json=self.is_json)[1:-1]
        key, last = mapping.value[-1]
        at = self.end(last)
        margin = self.text[line_start(self.text, key.start_mark.index) : key.start_mark.index]
        gap = f"{_newline(self.text)}{margin}" if margin.isspace() else " "
        space = " " if self.text[at - 1] == ":" else ""
        return f"{self.text[:at]}{space},{gap}{written}{self.text[at:]}"

    def removed(self, mapping: Any, name: str) -> str:
        """Return the text without one of a mapping's entries."""
        index = next(i for i, (key, _) in enumerate(mapping.value) if key.value == name)
        key, node = mapping.value[index]
        start, end = key.start_mark.index, self.end(node)
        if not mapping.flow_style:
            start, end = line_start(self.text, start), line_end(self.text, end)
        elif index + 1 < len(mapping.value):
            end = mapping.value[index + 1][0].start_mark.index
        elif index > 0:
            start = self.end(mapping.value[index - 1][1])
        else:
            start, end = mapping.start_mark.index + 1, mapping.end_mark.index - 1
        return self.text[:start] + self.text[end:]

    def with_items(self, node: Any, ahead: int, behind: int, new: Sequence[Any]) -> str:
        """Return the text with other items in a list but for those `ahead` and `behind`."""
        first = line_start(self.text, node.start_mark.index)
        gaps = [first, *(line_end(self.text, self.end(item)) for item in node.value)]
        start, end = gaps[ahead], gaps[len(node.value) - behind]
        lines = items(new, node.start_mark.column)
        return _with_lines(self.text[:start] + self.text[end:], start, lines)


def _with_lines(text: str, at: int, lines: Sequence[str]) -> str:
    """Return `text` with `lines` of their own put in at the start of a line, or at the end."""
    newline = _newline(text)
    added = "".join(f"{line}{newline}" for line in lines)
    begun = bool(lines) and at > 0 and text[at - 1] != "\n"
    return f"{text[:at]}{newline if begun else ''}{added}{text[at:]}"


def _newline(text: str) -> str:
    return "\r\n" if "\r\n" in text else "\n"


def _is_block(node: Any) -> bool:
    """Tell whether a node is a mapping or list that is written over lines, by indentation."""
    return isinstance(node, yaml.CollectionNode) and not node.flow_style


def _find(mapping: Any, name: str) -> Any:
    return next((item for item in mapping.value if item[0].value == name), None)


def _nested(keys: Keys, value: Any) -> Any:
    for key in reversed(keys):
        value = {key: value}
    return value


def _alike(one: Sequence[Any], other: Sequence[Any]) -> int:
    """Return how many items two lists have in common at their start."""
    return next(
        (index for index, (a, b) in enumerate(zip(one, other, strict=False)) if a != b),
        min(len(one), len(other)),
    )
