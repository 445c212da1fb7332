"""What is wrong with a text that is not YAML: the culprit and the remedy, in words of its author.

The parser's own words name what it waited for, often lines after the fault and seldom the fault.
"""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from advisor.document.fault_words import shorten
from advisor.frozen import dataclass
from advisor.translation import sentence

_MERGE_MARK = re.compile(r"^(<{7}|>{7}|\|{7})( .*)?$", re.MULTILINE)
_SMART_QUOTES = re.compile("[“”„‟«»‘’‚‛]")
_NO_BLANK = re.compile(r"""\s*(?:- )?([^\s:"'{\[#]+):([^\s:/][^:]*)""")
_NO_COLON = re.compile(r"\s*([\w.-]+)\s*[= ]\s*(\S+)\s*")
_KEY = re.compile(r"\s*(?:- )?(?:[^:#]|:(?! |$))+:(?: |$)")
_DOUBLE_QUOTED = re.compile(r'"([^"]*)"')
_BRACKET_OR_QUOTED = re.compile(r""""(?:[^"\\]|\\.)*"|'[^']*'|(?:^|\s)#.*|[\[\]{}]""")
_RESERVED = "@`%*&!|>"


class Culprit(NamedTuple):
    """What is wrong, what to do about it, and where, counted from 0."""

    message: str
    hint: str
    line: int
    column: int


@dataclass(frozen=True, kw_only=True)
class _Fault:
    """What the parser complained of, where, and where what it was reading had begun."""

    lines: list[str]
    problem: str
    line: int
    column: int
    begun: tuple[int, int]

    @property
    def here(self) -> str:
        return self.lines[self.line] if self.line < len(self.lines) else ""

    @property
    def before(self) -> tuple[int, str]:
        """The nearest line above that says something."""
        for number in range(min(self.line, len(self.lines)) - 1, -1, -1):
            if self.lines[number].strip() and not self.lines[number].lstrip().startswith("#"):
                return number, self.lines[number]
        return 0, ""

    @property
    def is_json(self) -> bool:
        """Whether the text seems to be JSON, which has no single quotes."""
        return next((line.lstrip()[:1] for line in self.lines if line.strip()), "") in {"{", "["}

    def at(self, message: str, hint: str, column: int | None = None) -> Culprit:
        return Culprit(message, hint, self.line, self.column if column is None else column)


def merge_conflicts(text: str) -> Iterator[Culprit]:
    """Yield every place where a version control system left both sides of a conflict."""
    found = [(mark[1], text.count("\n", 0, mark.start())) for mark in _MERGE_MARK.finditer(text)]
    begins = [line for sign, line in found if sign.startswith("<")]
    for line in begins or [line for _, line in found[:1]]:
        message = sentence("a merge conflict was left unresolved here")
        hint = sentence(
            "Keep one side, and remove the lines that begin with <<<<<<<, ======= and >>>>>>>."
        )
        yield Culprit(message, hint, line, 0)


def culprit(text: str, error: Any) -> Culprit:
    """Return what is most probably wrong with a text that the YAML parser refused."""
    mark = getattr(error, "problem_mark", None)
    begun = getattr(error, "context_mark", None) or mark
    fault = _Fault(
        lines=text.split("\n"),
        problem=getattr(error, "problem", None) or getattr(error, "reason", None) or str(error),
        line=mark.line if mark else 0,
        column=mark.column if mark else 0,
        begun=(begun.line, begun.column) if begun else (0, 0),
    )
    for suspect in _SUSPECTS:
        if found := suspect(fault):
            return found
    hint = sentence("Check indentation, colons and quotes on this line and the one before.")
    return fault.at(sentence("this is not YAML: {problem}", problem=fault.problem), hint)


def _tab(fault: _Fault) -> Culprit | None:
    for number, line in ((fault.line, fault.here), fault.before):
        indent = line[: len(line) - len(line.lstrip())]
        if "\t" in indent:
            message = sentence("a tab indents this line, and YAML takes only blanks")
            hint = sentence(
                "Replace each tab by blanks, such as two; most editors can do so everywhere."
            )
            return Culprit(message, hint, number, indent.index("\t"))
    return None


def _fence(fault: _Fault) -> Culprit | None:
    if not fault.here.startswith("```"):
        return None
    return fault.at(
        sentence("these three signs come from Markdown"),
        sentence("Remove the lines with ``` on them."),
    )


def _escape(fault: _Fault) -> Culprit | None:
    if "escape" not in fault.problem and "hex" not in fault.problem:
        return None
    place = fault.here.rfind("\\", 0, fault.column + 1)
    sign = fault.here[place : place + 2]
    quoted = (found for found in _DOUBLE_QUOTED.finditer(fault.here) if found.end() > place)
    text = next((found[1] for found in quoted if found.start() < place), None)
    single = (
        sentence("single quotes: '{text}', or ", text=shorten(text, 40))
        if text and "'" not in text
        else ""
    )
    hint = sentence(
        "Write {single}two \\ for each one.", single=single if not fault.is_json else ""
    )
    return fault.at(
        sentence("`{sign}` within double quotes stands for no character", sign=sign), hint, place
    )


def _open_quote(fault: _Fault) -> Culprit | None:
    if "end of stream" not in fault.problem and "document indicator" not in fault.problem:
        return None
    line, column = fault.begun
    sign = fault.lines[line][column : column + 1] if line < len(fault.lines) else ""
    if sign not in {'"', "'"}:
        return None
    message = sentence("the quote {sign} that opens here is never closed", sign=sign)
    return Culprit(message, sentence("Add {sign} at the end of the text.", sign=sign), line, column)


def _smart_quotes(fault: _Fault) -> Culprit | None:
    found = _SMART_QUOTES.search(fault.here)
    if not found or found.start() > fault.column:
        return None
    message = sentence(
        "the typographic quote {found} does not quote anything in YAML", found=found.group()
    )
    return fault.at(message, sentence("Write straight quotes: \" or '."), found.start())


def _after_quote(fault: _Fault) -> Culprit | None:
    written = fault.here[: fault.column].rstrip()
    if "expected key" not in fault.problem or written[-1:] not in {'"', "'"}:
        return None
    sign = written[-1]
    inner = (
        sentence("Write '' for a ' within single quotes")
        if sign == "'"
        else sentence('Write \\" for a " within')
    )
    hint = sentence("{inner}, or look above for a quote that is not closed.", inner=inner)
    return fault.at(
        sentence("text goes on after the quote {sign} that closes here", sign=sign),
        hint,
        len(written) - 1,
    )


def _no_blank(fault: _Fault) -> Culprit | None:
    if "mapping values" not in fault.problem and "expected ':'" not in fault.problem:
        return None
    number, line = fault.before
    for where, text in ((number, line), (fault.line, fault.here)):
        found = _NO_BLANK.fullmatch(text)
        if found:
            message = sentence("a blank is missing after this colon")
            hint = f"Write `{shorten(found[1])}: {shorten(found[2].strip())}`."
            return Culprit(message, hint, where, found.end(1))
    return None


def _no_colon(fault: _Fault) -> Culprit | None:
    if "mapping values" not in fault.problem and "expected ':'" not in fault.problem:
        return None
    for number, line in (fault.before, (fault.line, fault.here)):
        if not _KEY.match(line) and (found := _NO_COLON.fullmatch(line)):
            hint = f"Write `{shorten(found[1])}: {shorten(found[2])}`."
            return Culprit(sentence("a colon is missing on this line"), hint, number, found.end(1))
    return None


def _no_key(fault: _Fault) -> Culprit | None:
    if "expected ':'" not in fault.problem:
        return None
    line, column = fault.begun
    text = fault.lines[line][column:].strip() if line < len(fault.lines) else ""
    if text == "=======":
        return Culprit(
            sentence("a merge conflict was left here"), sentence("Remove this line."), line, column
        )
    if text.startswith("-") and text[1:2].strip(" -"):
        hint = f"Write `- {shorten(text[1:])}`."
        return Culprit(sentence("a blank is missing after this dash"), hint, line, column + 1)
    hint = sentence("Write `key: value`, or indent text that goes on from the line above.")
    return Culprit(sentence("a colon is missing on this line"), hint, line, column)


def _colon_in_value(fault: _Fault) -> Culprit | None:
    key = _KEY.match(fault.here)
    if "mapping values" not in fault.problem or not key or key.end() > fault.column:
        return None
    value = fault.here[key.end() :].strip()
    hint = (
        sentence("Put the text in quotes: '{value}'.", value=shorten(value))
        if "'" not in value
        else None
    )
    message = sentence("this text holds a colon and a blank, as only a key has them")
    return fault.at(message, hint or sentence("Put the text in double quotes."))


def _reserved(fault: _Fault) -> Culprit | None:
    key = _KEY.match(fault.here)
    start = key.end() if key else len(fault.here) - len(fault.here.lstrip())
    sign = fault.here[start : start + 1]
    if not sign or sign not in _RESERVED or fault.column < start:
        return None
    value = fault.here[start:].strip()
    if sign in "|>":
        message = sentence(
            "text stands on the line of `{sign}`, which announces lines of text below it", sign=sign
        )
        return fault.at(message, sentence("Begin the text on the next line, further in."))
    hint = (
        sentence('Put it in quotes: "{value}".', value=shorten(value))
        if '"' not in value
        else sentence("Put it in quotes.")
    )
    return fault.at(sentence("a value may not begin with {sign}", sign=sign), hint, start)


def _bracket(fault: _Fault) -> Culprit | None:
    closing = re.search(r"',' or '([\]}])'", fault.problem)
    if not closing:
        return None
    sign = {"]": "[", "}": "{"}[closing[1]]
    line, column = fault.begun
    message = sentence(
        "a comma is missing here, or {closing} for the {sign} of line {line}, column {column}",
        closing=closing[1],
        sign=sign,
        line=line + 1,
        column=column + 1,
    )
    return fault.at(message, sentence("Add the comma or the {closing}.", closing=closing[1]))


def _unclosed(fault: _Fault) -> Culprit | None:
    """Blame the last bracket that is open where the text ends."""
    if "node content" not in fault.problem:
        return None
    opened: list[tuple[str, int, int]] = []
    for number, line in enumerate(fault.lines):
        for found in _BRACKET_OR_QUOTED.finditer(line):
            if found[0] in {"[", "{"}:
                opened.append((found[0], number, found.start()))
            elif found[0] in {"]", "}"} and opened:
                opened.pop()
    if not opened:
        return None
    sign, number, column = opened[-1]
    closing = {"[": "]", "{": "}"}[sign]
    message = sentence(
        "the {sign} of line {number}, column {column} is never closed",
        sign=sign,
        number=number + 1,
        column=column + 1,
    )
    return fault.at(message, sentence("Add the {closing} where it ends.", closing=closing))


def _indentation(fault: _Fault) -> Culprit | None:
    if fault.here[: fault.column].strip() and "mapping values" not in fault.problem:
        return None
    own = len(fault.here) - len(fault.here.lstrip())
    number, line = fault.before
    if "expected key" in fault.problem or "'-'" in fault.problem:
        message = sentence("this line begins in a column where no line above it does")
    elif "mapping values" in fault.problem and own > len(line) - len(line.lstrip()):
        message = sentence(
            "this line stands further in than line {number}, which has its value already",
            number=number + 1,
        )
    else:
        return None
    return fault.at(message, sentence("Begin lines that belong together in the same column."), own)


_SUSPECTS = (
    _tab,
    _fence,
    _escape,
    _open_quote,
    _smart_quotes,
    _after_quote,
    _no_blank,
    _no_colon,
    _no_key,
    _colon_in_value,
    _reserved,
    _bracket,
    _unclosed,
    _indentation,
)
