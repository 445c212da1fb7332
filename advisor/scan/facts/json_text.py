"""JSON into nodes, each with its line, by a second reading of the tokens alone."""

import json
import re
from collections.abc import Iterator
from typing import Any

from advisor.scan.facts.node import DEEPEST, Node, listing, mapping

_TOKEN = re.compile(r'\n|"(?:[^"\\\n]|\\.)*"|[\[{]|[-\dtfnNI][^\s,\]}:"]*')


MOST = 200_000


def read_json(text: str, most: int = MOST) -> tuple[Node, ...]:
    """Return the documents of a text, which may hold several one after the other."""
    if len(text) > most:
        return ()
    text = text.removeprefix("\ufeff")
    lines = _token_lines(text)
    decoder = json.JSONDecoder(object_pairs_hook=_Pairs)
    found, at = [], _skip(text, 0)
    while at < len(text):
        data, at = decoder.raw_decode(text, at)
        found.append(_json_node(data, lines, 0))
        at = _skip(text, at)
    return tuple(found)


_SPACE = re.compile(r"\s*")


def _skip(text: str, at: int) -> int:
    space = _SPACE.match(text, at)
    return space.end() if space else at


class _Pairs(list[tuple[str, Any]]):
    """The members of an object, in their order."""


def _token_lines(text: str) -> Iterator[int]:
    line = 1
    for found in _TOKEN.finditer(text):
        if found[0] == "\n":
            line += 1
        else:
            yield line


def _json_node(data: Any, lines: Iterator[int], depth: int) -> Node:
    line = next(lines, 1)
    if depth > DEEPEST:
        raise ValueError("nested too deep")
    if isinstance(data, _Pairs):
        pairs = []
        for key, value in data:
            at = next(lines, line)
            node = _json_node(value, lines, depth + 1)
            if node.form == "scalar":
                node = Node(at, node.line, text=node.text)
            pairs.append((key, node))
        return mapping(line, pairs[-1][1].end_line if pairs else line, pairs)
    if isinstance(data, list):
        items = [_json_node(item, lines, depth + 1) for item in data]
        return listing(line, items[-1].end_line if items else line, items)
    return Node(line, line, text=data if isinstance(data, str) else json.dumps(data))
