"""Text from outside, made harmless to show."""

import re
from unicodedata import normalize

_INVISIBLE_COMMANDS = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"  # terminal control
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # changes of writing direction
    "\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]"  # hidden breaks, broken code points
)
# A log is read by services that obey what stands in it: GitHub a line that begins with `::`,
# whatever invisible comes before, and `##[`, Azure `##vso[`, TeamCity `##teamcity[`, wherever.
_UNSEEN = "[\u00ad\u200b-\u200f\u2060-\u2064]*"
_LINE_COMMAND = r"(?m)^((?:\x1b\[[0-9;]*m|[^\w\n])*?):(?=:)"
_COMMAND = f"(?i)#(?={_UNSEEN}#{_UNSEEN}[a-z]*{_UNSEEN}\\[)"
# What a forge makes a link of, with news for whoever it names: a person, an issue, a page of its.
_PAGE = r"\S{1,300}?/(?:issues|pull|merge\\?_requests|discussions|commit)/"
_REFERENCE = rf"(?i)@(?=\S)|[#!&](?=\d)|\bGH-(?=\d)|\bhttps?:(?=//{_PAGE})|\bwww(?=\.{_PAGE})"


def _escape(match: re.Match[str]) -> str:
    code = ord(match.group())
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"  # noqa: PLR2004 one byte


def plain(text: str) -> str:
    r"""Return `text` with control and direction characters written out, such as ``\x1b``."""
    return _INVISIBLE_COMMANDS.sub(_escape, text)


def one_line(text: str) -> str:
    """Return plain text on one line, its blanks and breaks made one blank each."""
    return " ".join(plain(text).split())


def plain_line(text: str) -> str:
    r"""Return `text` on one line that no log obeys: a break is written ``\n``, a tab ``\t``."""
    return inert(plain(text).replace("\n", "\\n").replace("\t", "\\t"))


def inert(text: str) -> str:
    r"""Return `text` with what would be a command to a service that reads a log written out.

    The sign that makes it one is written as ``\x3a`` or ``\x23``.
    """
    harmless = re.sub(_LINE_COMMAND, r"\1\\x3a", text) if "::" in text else text
    return re.sub(_COMMAND, r"\\x23", harmless) if "#" in text else harmless


def plain_json(text: str) -> str:
    r"""Return serialised JSON with the same characters as ``\u`` escapes, its value unchanged."""
    harmless = _INVISIBLE_COMMANDS.sub(lambda match: f"\\u{ord(match.group()):04x}", text)
    return re.sub(_COMMAND, r"\\u0023", harmless)


def unlinked(markdown: str) -> str:
    """Return Markdown in which no forge finds a person to notify, an issue to link or a command.

    An empty comment after the sign shows nothing; a backslash or an entity does not stop them.
    """
    return re.sub(_LINE_COMMAND, r"\1\\:", re.sub(_REFERENCE, r"\g<0><!-- -->", markdown))


def counted(number: int, noun: str, plural: str | None = None) -> str:
    """Return a number with its noun: ``0 gates``, ``1 gate``, ``2 gates``."""
    return f"{number} {noun if number == 1 else plural or noun + 's'}"


def slug(name: str) -> str:
    """Return a name for a file or folder that is safe on any file system."""
    ascii_name = normalize("NFKD", name).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", ascii_name.lower()).strip("-")[:60] or "team"


def as_sentence(text: str) -> str:
    """Return a phrase as a sentence, with a capital and a full stop; names of files stay."""
    first = text.partition(" ")[0].rstrip(".:,;")
    named = any(sign in first for sign in "./\\_")
    head = text[:1] if named else text[:1].upper()
    return f"{head}{text[1:].rstrip('.')}." if text else ""
