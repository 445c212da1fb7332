"""TOML into nodes; the parser tells no lines, so that they are looked up by key."""

import re
import tomllib
from typing import Any

from advisor.scan.facts.node import DEEPEST, Node, listing, mapping

_HEADER = re.compile(r"\s*(\[\[?)([^\]]+)\]\]?\s*(?:#.*)?$")
_ENTRY = re.compile(
    r"""\s*((?:[\w-]+|"[^"]*"|'[^']*')(?:\s*\.\s*(?:[\w-]+|"[^"]*"|'[^']*'))*)\s*="""
)
_PART = re.compile(r"""[\w-]+|"[^"]*"|'[^']*'""")
MOST = 1_000_000
_LONG_KEY = re.compile(rf"(?<![\w-])(?:[\w-]++\s*\.\s*){{{DEEPEST}}}")  # takes the parser minutes

Path = tuple[str, ...]


def read_toml(text: str) -> Node:
    """Return the tables of a file."""
    if len(text) > MOST or _LONG_KEY.search(text):
        raise ValueError("too large")
    return _Lines(text).node(tomllib.loads(text), (), 1)


class _Lines:
    """Finds the line of a key by the headers and entries above it."""

    def __init__(self, text: str) -> None:
        self.texts = text.split("\n")
        self.places = _places(self.texts)

    def node(self, data: Any, path: Path, line: int) -> Node:
        line = self.places.get(path, line)
        if len(path) > DEEPEST:
            raise ValueError("nested too deep")
        if isinstance(data, dict):
            pairs = [(key, self.node(value, (*path, key), line)) for key, value in data.items()]
            ends = [line, *(node.end_line for _, node in pairs)]
            return mapping(line, max(ends), pairs)
        if isinstance(data, list):
            return self._listing(data, path, line)
        text = str(data).lower() if isinstance(data, bool) else str(data)
        return Node(line, line + (text.count("\n") if isinstance(data, str) else 0), text=text)

    def _listing(self, data: list[Any], path: Path, line: int) -> Node:
        items, at = [], line
        for index, value in enumerate(data):
            at = self._line_of(value, at)
            items.append(self.node(value, (*path, str(index)), at))
        return listing(line, max([line, *(item.end_line for item in items)]), items)

    def _line_of(self, value: Any, start: int) -> int:
        """Return the line of an item: the first from `start` on that quotes it."""
        if isinstance(value, dict):
            value = next((v for v in value.values() if isinstance(v, str)), None)
        if not isinstance(value, str) or not value:
            return start
        escaped = value.replace("\\", "\\\\").replace('"', '\\"')
        sought = (f'"{value}"', f"'{value}'", f'"{escaped}"')
        for at in range(start, min(start + 400, len(self.texts) + 1)):
            if any(quoted in self.texts[at - 1] for quoted in sought):
                return at
        return start


def _places(lines: list[str]) -> dict[Path, int]:
    """Return the line of each key, by a reading of headers and entries alone."""
    places: dict[Path, int] = {}
    counts: dict[Path, int] = {}
    table: Path = ()
    for at, line in enumerate(lines, 1):
        header = _HEADER.match(line[:500])
        if header:
            table = _parts(header[2])
            if header[1] == "[[":
                index = counts[table] = counts.get(table, -1) + 1
                table = (*table, str(index))
            else:
                table = _in_array(table, counts)
            places.setdefault(table, at)
            continue
        entry = _ENTRY.match(line[:500])
        if entry:
            path = table + _parts(entry[1])
            places.setdefault(path, at)
    return places


def _in_array(table: Path, counts: dict[Path, int]) -> Path:
    """Return the path of a table with the index of the array it stands in."""
    for length in range(len(table), 0, -1):
        index = counts.get(table[:length])
        if index is not None:
            return (*table[:length], str(index), *table[length:])
    return table


def _parts(text: str) -> Path:
    return tuple(part.strip("\"'") for part in _PART.findall(text))
