"""Functions of a shell script that nothing calls: what stands in them does not run."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

_BEGINS = re.compile(
    r"^(\s*)(?:function\s+([\w:.-]+)\s*(?:\(\s*\))?|([\w:.-]+)\s*\(\s*\))\s*(\{)?\s*(?:#.*)?$"
)
_COMMENT = re.compile(r"^\s*#")
# The name of what is called is given from without.
_BY_NAME = re.compile(
    r"(?m)^\s*(?:eval\s+|exec\s+)?[\"']?\$(?:[@*1]|\{[@*1](?:[:-][^}]*)?\}"
    r"|\{?(?:cmd|command|action|func\w*|fn|task|target|step)\b)"
)


def without_uncalled(text: str, elsewhere: Callable[[], Iterable[str]]) -> str:
    """Return a script in which the bodies of functions that nothing calls are empty lines.

    `elsewhere` gives the texts of other files, which may call what they take in from this one.
    """
    lines = text.split("\n")
    bodies = list(_bodies(lines))
    if not bodies or _BY_NAME.search(text):
        return text
    idle = [body for body in bodies if not _named(body, lines)]
    others = "\n".join(elsewhere()) if idle else ""
    for name, start, end in idle:
        if not _word(name).search(others):
            lines[start : end + 1] = [""] * (end + 1 - start)
    return "\n".join(lines)


def _bodies(lines: Sequence[str]) -> Iterator[tuple[str, int, int]]:
    """Yield each function that stands on lines of its own: name, first and last line."""
    place = 0
    while place < len(lines):
        begins = _BEGINS.match(lines[place])
        if begins and (begins[4] or lines[place + 1 : place + 2] == [begins[1] + "{"]):
            closing = begins[1] + "}"
            end = next(
                (n for n in range(place + 1, len(lines)) if lines[n].rstrip() == closing), None
            )
            if end is not None:
                yield begins[2] or begins[3], place, end
                place = end
        place += 1


def _named(body: tuple[str, int, int], lines: Sequence[str]) -> bool:
    """Tell whether a script names a function outside of it."""
    name, start, end = body
    word = _word(name)
    return any(
        word.search(line)
        for number, line in enumerate(lines)
        if not start <= number <= end and not _COMMENT.match(line)
    )


def _word(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w./-]){re.escape(name)}(?![\w/-])")
