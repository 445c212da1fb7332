"""The blocks of Markdown, reStructuredText and AsciiDoc, as far as evidence needs them."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from advisor.scan.facts.lines import lines_of, plain_breaks


@dataclass(frozen=True, slots=True)
class Block:
    """A part of a document; form is heading, text, list or code."""

    form: str
    line: int
    end_line: int
    text: str


@dataclass(frozen=True, slots=True)
class _Marks:
    """How a language marks its blocks."""

    heading: re.Pattern[str]
    fence: re.Pattern[str]
    item: re.Pattern[str]
    underline: re.Pattern[str]


_ITEM = re.compile(r"\s{0,12}(?:[-*+•]|\d{1,3}[.)]|#\.)\s+(.*)$")
_MARKDOWN = _Marks(
    re.compile(r"\s{0,3}#{1,6}\s+(.*?)\s*#*\s*$"),
    re.compile(r"\s{0,12}(`{3,}|~{3,})"),
    _ITEM,
    re.compile(r"\s{0,3}(?:={2,}|-{2,})\s*$"),
)
_RST = _Marks(
    re.compile(r"(?!)"),
    re.compile(r"(?!)"),
    _ITEM,
    re.compile(r"([=\-~^\"'`#*+.:_])\1{2,}\s*$"),
)
_ADOC = _Marks(
    re.compile(r"={1,6}\s+(.*?)\s*$"),
    re.compile(r"(-{4,}|\.{4,}|={4,})\s*$"),
    re.compile(r"\s{0,8}(?:[-*]{1,5}|\.{1,5}|\d{1,3}\.)\s+(.*)$"),
    re.compile(r"(?!)"),
)
_FRONT = re.compile(r"(---|\+\+\+)\s*$")
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)


def markdown(text: str) -> Iterator[Block]:
    """Yield the blocks of Markdown; front matter and comments are none."""
    lines = _COMMENT.sub(lambda found: "\n" * found[0].count("\n"), plain_breaks(text)).split("\n")
    front = _FRONT.match(lines[0]) if lines else None
    if front:
        end = next((at for at, line in enumerate(lines[1:], 1) if line.strip() == front[1]), 0)
        lines[: end + 1] = [""] * (end + 1)
    yield from _blocks(lines, _MARKDOWN)


def restructured(text: str) -> Iterator[Block]:
    """Yield the blocks of reStructuredText; what directives of code and '::' indent is code."""
    yield from _blocks(_indented(lines_of(text)), _RST)


def asciidoc(text: str) -> Iterator[Block]:
    """Yield the blocks of AsciiDoc."""
    yield from _blocks(lines_of(text), _ADOC)


_CODE = "\x00"


def _indented(lines: list[str]) -> list[str]:
    """Mark the lines that are code."""
    marked: list[str] = []
    opened = -1
    for line in lines:
        depth = len(line) - len(line.lstrip())
        if opened >= 0 and line.strip() and depth <= opened:
            opened = -1
        marked.append(_CODE + line if opened >= 0 and line.strip() else line)
        if opened < 0 and re.search(r"::\s*$|\.\. (?:code|code-block|sourcecode)::", line):
            opened = depth
    return marked


def _blocks(lines: list[str], marks: _Marks) -> Iterator[Block]:
    at = 0
    while at < len(lines):
        line = lines[at]
        fence = marks.fence.match(line[:200])
        if not line.strip():
            at += 1
            continue
        if fence:
            end = _closing(lines, at, fence[1])
            yield Block("code", at + 1, end + 1, "\n".join(lines[at + 1 : end]))
        elif line.startswith(_CODE):
            end = _last(lines, at, lambda other: other.startswith(_CODE))
            yield Block("code", at + 1, end + 1, "\n".join(one[1:] for one in lines[at : end + 1]))
        else:
            end, block = _spoken(lines, at, marks)
            if block is not None:
                yield block
        at = end + 1


def _closing(lines: list[str], at: int, mark: str) -> int:
    for end in range(at + 1, len(lines)):
        if lines[end].strip().startswith(mark) and not lines[end].strip().strip(mark[0]):
            return end
    return len(lines) - 1


def _last(lines: list[str], at: int, goes_on: Callable[[str], bool]) -> int:
    while at + 1 < len(lines) and goes_on(lines[at + 1]):
        at += 1
    return at


def _spoken(lines: list[str], at: int, marks: _Marks) -> tuple[int, Block | None]:
    """Return a heading, an item or a paragraph, and its last line."""
    line = lines[at]
    heading = marks.heading.match(line[:1000])
    if heading:
        return at, Block("heading", at + 1, at + 1, heading[1])
    if marks.underline.match(line[:500]):
        return at, None
    item = marks.item.match(line[:5000])
    end = _last(lines, at, lambda other: _is_more(other, marks, in_item=bool(item)))
    under = lines[end + 1] if end + 1 < len(lines) else ""
    if not item and end == at and marks.underline.match(under[:500]):
        return at + 1, Block("heading", at + 1, at + 1, line.strip())
    parts = [item[1] if item else line, *lines[at + 1 : end + 1]]
    text = " ".join(part.strip() for part in parts)
    return end, Block("list" if item else "text", at + 1, end + 1, text)


def _is_more(line: str, marks: _Marks, *, in_item: bool) -> bool:
    """Tell whether a line goes on with the paragraph above it."""
    if not line.strip() or line.startswith(_CODE):
        return False
    if in_item and not line[0].isspace():
        return False
    starts = (marks.heading, marks.fence, marks.item, marks.underline)
    return not any(mark.match(line[:1000]) for mark in starts)
