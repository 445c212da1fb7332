"""What is written in place of characters that the encoding of a stream lacks."""

import codecs
from unicodedata import name, normalize

NEAREST = "advisor.nearest"
"""The error handler that writes the nearest thing an encoding has."""

_NEAREST = {
    **dict.fromkeys("–—‐‑‒−─━▁", "-"),
    **dict.fromkeys("‘’‚′", "'"),
    **dict.fromkeys("“”„″", '"'),
    **dict.fromkeys("•●◆■", "*"),
    **dict.fromkeys("○◇□", "o"),
    **dict.fromkeys("█▉▊▋▓", "#"),
    **dict.fromkeys("▌▍▒", "="),
    **dict.fromkeys("▎▏░", "-"),
    **dict.fromkeys("▲△▴", "^"),
    **dict.fromkeys("▼▽▾", "v"),
    **dict.fromkeys("►▶▸❯", ">"),
    **dict.fromkeys("◄◀◂❮", "<"),
    **dict.fromkeys("✓✔", "+"),
    **dict.fromkeys("✗✘✕", "x"),
    "→": "->",
    "←": "<-",
    "↑": "^",
    "↓": "v",
    "…": "...",
    "·": ".",
    "×": "x",
    "≥": ">=",
    "≤": "<=",
    "≠": "!=",
    "Δ": "delta",
}
_SURROGATES = range(0xD800, 0xE000)


def register_nearest() -> None:
    """Let streams name the error handler NEAREST."""
    codecs.register_error(NEAREST, _replaced)


def _replaced(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    lacking = error.object[error.start : error.end]
    return "".join(_nearest(letter, error.encoding) for letter in lacking), error.end


def _nearest(letter: str, encoding: str) -> str:
    if ord(letter) in _SURROGATES:
        return f"\\u{ord(letter):04x}"
    for candidate in (_NEAREST.get(letter), _drawn(letter), normalize("NFKD", letter)):
        kept = "".join(sign for sign in candidate or "" if _has(encoding, sign))
        if kept:
            return kept
    return "?"


def _drawn(letter: str) -> str | None:
    """Return a sign for a piece of a frame or a block."""
    named = name(letter, "")
    if named.startswith("BOX DRAWINGS"):
        across, down = "HORIZONTAL" in named, "VERTICAL" in named
        return ("-" if across else "|") if across != down else "+"
    return "#" if "BLOCK" in named else None


def _has(encoding: str, sign: str) -> bool:
    try:
        sign.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True
