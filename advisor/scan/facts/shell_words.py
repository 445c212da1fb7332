"""A shell script as words and operators with their lines; comments left out.

What stands in a heredoc is one operator, '<<', after the line that it belongs to.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

LONGEST = 200_000

_PIECE = re.compile(
    r"(?P<skip>\\\r?\n|[ \t\r]+)"
    r"|(?P<newline>\n)"
    r"|(?P<here><<-?\s*\\?['\"]?(?P<end>\w+)['\"]?(?!<))"
    r"|(?P<redirect>\d*(?:&>>?|[<>]{1,3}&?)(?:\d+(?=\s|$)|-)?)"
    r"|(?P<operator>&&|\|\||;;|;|\|&|\||&|\(|\))"
    r"|(?P<part>\$\{\{[^\n]*?\}\}|'[^']*'|\"(?:[^\"\\]|\\.)*\"|\$\{[^}\n]*\}|`[^`]*`|\\.|[^\s'\"`;|&()<>\\$]+|.)",
    re.DOTALL,
)
_VARIABLE = re.compile(r"\$(?:\{(\w+)(?::?-([^}]*))?\}|(\w+))")


class Token(NamedTuple):
    """A word as written and as meant, or an operator."""

    operator: str
    raw: str
    line: int


def tokens(  # noqa: C901, PLR0912 one loop, quick, with a branch a kind of piece
    lines: list[tuple[int, str]],
) -> Iterator[Token]:
    """Yield the words and operators of a script given as numbered lines."""
    text = "\n".join(line for _, line in lines)[:LONGEST]
    numbers = [number for number, line in lines for _ in range(line.count("\n") + 1)] or [1]
    at, row, word, start, ends = 0, 0, "", 0, list[str]()
    while at < len(text):
        if not word and text[at] == "#":
            at = _line_end(text, at)
            continue
        match = _PIECE.match(text, at)
        if match is None:
            break
        kind, piece, at = match.lastgroup or "", match.group(), match.end()
        if kind == "end" or match.group("here"):
            ends.append(match.group("end"))
            continue
        if kind == "part":
            if piece == "$" and text[at : at + 1] == "(":
                end = _closing(text, at)
                piece, at = text[at - 1 : end], end
            if not word:
                start = row
            word += piece
            row += piece.count("\n")
            continue
        if word:
            yield Token("", word, numbers[start])
            word = ""
        if kind == "redirect":
            yield Token("", piece, numbers[row])
        elif kind == "operator":
            yield Token(piece, piece, numbers[row])
        elif kind == "newline":
            yield Token("\n", "\n", numbers[row])
            row += 1
            for mark in ends:
                body = numbers[row] if row < len(numbers) else 0, at
                at, row = _after_heredoc(text, at, row, mark)
                yield Token("<<", text[body[1] : at], body[0])
            ends = []
        else:
            row += piece.count("\n")
    if word:
        yield Token("", word, numbers[start])


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end


def _after_heredoc(text: str, at: int, row: int, end: str) -> tuple[int, int]:
    while at < len(text):
        stop = _line_end(text, at)
        line = text[at:stop].strip()
        at, row = min(stop + 1, len(text)), row + (stop < len(text))
        if line == end:
            break
    return at, row


def _closing(text: str, at: int) -> int:
    """Return the place after the bracket that closes the one at `at`, near by or nowhere."""
    depth = 0
    for place in range(at, min(len(text), at + 4000)):
        depth += (text[place] == "(") - (text[place] == ")")
        if not depth:
            return place + 1
    return at + 1


def expanded(raw: str, variables: dict[str, str]) -> str:
    """Return text with the variables put in whose value is known."""
    if "$" not in raw:
        return raw

    def value(match: re.Match[str]) -> str:
        name = match[1] or match[3]
        known = variables.get(name)
        if known is None and match[2] and "$" not in match[2]:
            known = match[2]
        return match[0] if known is None else known

    return _VARIABLE.sub(value, raw)


def meant(raw: str) -> str:
    """Return a word without its quotes."""
    if not any(mark in raw for mark in "'\"\\"):
        return raw
    return re.sub(
        r"'([^']*)'|\"((?:[^\"\\]|\\.)*)\"|\\(.)",
        lambda match: match[1] or match[2] or match[3] or "",
        raw,
        flags=re.DOTALL,
    )
