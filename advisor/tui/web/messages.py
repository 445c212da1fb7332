"""What a visitor's page says, taken for what it should be or for nothing."""

import json
from dataclasses import dataclass
from typing import Any, Self

_WIDTHS = (20, 500)
_HEIGHTS = (5, 200)
_LONGEST_PING = 64
_KNOWN = {"stdin", "resize", "ping", "focus", "blur"}


@dataclass(frozen=True)
class TerminalSize:
    """Columns and rows, within what a screen has."""

    width: int
    height: int

    @classmethod
    def within_reason(cls, width: int, height: int) -> Self:
        """Return the size nearest to the one asked for that can be drawn."""
        return cls(_clamp(width, _WIDTHS), _clamp(height, _HEIGHTS))


@dataclass(frozen=True)
class Keys:
    """What was typed, pasted or done with the mouse, as a terminal sends it."""

    typed: bytes


@dataclass(frozen=True)
class Ping:
    """A word to be sent back."""

    word: str


@dataclass(frozen=True)
class Focus:
    """The page has the keyboard, or has lost it."""

    gained: bool


@dataclass(frozen=True)
class Unknown:
    """Well formed, and not for us."""


Message = TerminalSize | Keys | Ping | Focus | Unknown


def read_message(text: str) -> Message | None:
    """Return what a page said, or None if no page of ours says such a thing."""
    try:
        envelope = json.loads(text)
    except (ValueError, RecursionError):
        return None
    message: Message | None = None
    match envelope:
        case ["stdin", str(typed)]:
            message = Keys(typed.encode("utf-8", "replace"))
        case ["resize", {"width": width, "height": height}]:
            message = _size(width, height)
        case ["ping", str(word)] if len(word) <= _LONGEST_PING:
            message = Ping(word)
        case ["focus" | "blur" as change]:
            message = Focus(change == "focus")
        case [str(kind), *_] if kind not in _KNOWN:
            message = Unknown()
    return message


def size_in(width: str, height: str) -> TerminalSize:
    """Return the size that an address asks for, or a terminal's usual one."""
    try:
        return TerminalSize.within_reason(int(width), int(height))
    except ValueError:
        return TerminalSize(80, 24)


def _size(width: Any, height: Any) -> TerminalSize | None:
    if type(width) is not int or type(height) is not int:
        return None
    return TerminalSize.within_reason(width, height)


def _clamp(number: int, limits: tuple[int, int]) -> int:
    return max(limits[0], min(number, limits[1]))
