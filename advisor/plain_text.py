"""Text from outside, made harmless to show."""

import re
from unicodedata import normalize

_INVISIBLE_COMMANDS = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"  # terminal control
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # changes of writing direction
    "\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]"  # hidden breaks, broken code points
)


def _escape(match: re.Match[str]) -> str:
    code = ord(match.group())
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"  # noqa: PLR2004 one byte


def plain(text: str) -> str:
    r"""Return `text` with control and direction characters written out, such as ``\x1b``."""
    return _INVISIBLE_COMMANDS.sub(_escape, text)


def plain_json(text: str) -> str:
    r"""Return serialised JSON with the same characters as ``\u`` escapes, its value unchanged."""
    return _INVISIBLE_COMMANDS.sub(lambda match: f"\\u{ord(match.group()):04x}", text)


def counted(number: int, noun: str, plural: str | None = None) -> str:
    """Return a number with its noun: ``0 gates``, ``1 gate``, ``2 gates``."""
    return f"{number} {noun if number == 1 else plural or noun + 's'}"


def slug(name: str) -> str:
    """Return a name for a file or folder that is safe on any file system."""
    ascii_name = normalize("NFKD", name).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", ascii_name.lower()).strip("-")[:60] or "team"


def sentence(text: str) -> str:
    """Return a phrase as a sentence, with a capital and a full stop; names of files stay."""
    first = text.partition(" ")[0].rstrip(".:,;")
    named = any(sign in first for sign in "./\\_")
    head = text[:1] if named else text[:1].upper()
    return f"{head}{text[1:].rstrip('.')}." if text else ""
