"""INI files into nodes: sections of keys, whose values may go on in indented lines."""

import re

from advisor.scan.facts.lines import lines_of
from advisor.scan.facts.node import Node, mapping

_SECTION = re.compile(r"\[([^\]]{1,200})\]\s*$")
_ENTRY = re.compile(r"([^=:\s#;\[][^=:]{0,200}?)\s*[=:]\s?(.*)$")


def read_ini(text: str) -> Node:
    """Return sections with their keys; keys above any section stand beside the sections."""
    top: list[tuple[str, Node]] = []
    here = top
    sections: list[tuple[str, int, list[tuple[str, Node]]]] = []
    for at, line in enumerate(lines_of(text), 1):
        stripped = line.strip()
        if not stripped or stripped[0] in "#;":
            continue
        section = _SECTION.match(stripped)
        entry = _ENTRY.match(stripped[:2000])
        if line[0].isspace() and here and not section:
            _go_on(here, stripped, at, entry)
        elif section:
            here = []
            sections.append((section[1].strip().strip("'\""), at, here))
        elif entry:
            here.append((entry[1].strip(), Node(at, at, text=entry[2].strip())))
    whole = [(name, mapping(at, _end(at, pairs), pairs)) for name, at, pairs in sections]
    return mapping(1, max(1, text.count("\n")), top + whole)


def _go_on(here: list[tuple[str, Node]], text: str, at: int, entry: re.Match[str] | None) -> None:
    """Add a line to the value above; blank lines between count, so that lines stay exact.

    An indented 'key = value' is a key of its own where the one above is complete, as Git writes.
    """
    name, above = here[-1]
    if entry and "=" in text and above.text and "\n" not in above.text and above.line == at - 1:
        here.append((entry[1].strip(), Node(at, at, text=entry[2].strip())))
        return
    missing = "\n" * (at - above.end_line)
    here[-1] = (name, Node(above.line, at, text=above.text + missing + text))


def _end(line: int, pairs: list[tuple[str, Node]]) -> int:
    return pairs[-1][1].end_line if pairs else line
