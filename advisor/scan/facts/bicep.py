"""Bicep, read line by line: resources and modules with the settings that stand on one line."""

import re
from collections.abc import Iterator

from advisor.scan.fact import SourceFact
from advisor.scan.facts.lines import lines_of
from advisor.scan.facts.node import Node, mapping
from advisor.scan.facts.resources import Resource, declared
from advisor.scan.source import SourceTree

_HEAD = re.compile(r"^\s*(resource|module)\s+(\w+)\s+'([^']{1,300})'.*$")
_ENTRY = re.compile(r"^\s*'?([\w.-]{1,100})'?\s*:\s*(.*?)\s*$")


def handles(path: str) -> bool:
    """Tell whether a file is one of Bicep."""
    return path.endswith(".bicep")


def bicep(source: SourceTree, path: str, text: str) -> Iterator[SourceFact]:
    """Yield each resource as 'type' without its version, and each module."""
    lines = lines_of(text)
    for at, line in enumerate(lines):
        head = _HEAD.match(line[:1000])
        if head:
            kind = "module" if head[1] == "module" else head[3].partition("@")[0]
            node = _body(lines, at, head[3])
            yield from declared(source, Resource("bicep", kind, head[2], path, node))


def _body(lines: list[str], start: int, reference: str) -> Node:
    """Return the settings up to the brace that closes the resource."""
    pairs = [("reference", Node(start + 1, start + 1, text=reference))]
    within: list[str] = []
    depth, at = 0, start
    for at in range(start, min(start + 500, len(lines))):
        line = lines[at].partition("//")[0] if "://" not in lines[at] else lines[at]
        entry = _ENTRY.match(line[:1000]) if at > start else None
        value = entry[2] if entry else ""
        opens = line.count("{") + line.count("[") - line.count("}") - line.count("]")
        if entry and opens <= 0 and value:
            key = ".".join((*within, entry[1]))
            pairs.append((key, Node(at + 1, at + 1, text=value.strip("'"))))
        depth += opens
        if opens > 0 and at > start:
            within += [entry[1] if entry else "0"] * opens
        elif opens < 0:
            del within[opens:]
        if depth <= 0 and (at > start or "{" in line):
            break
    return mapping(start + 1, at + 1, pairs)
