"""Contrast by WCAG 2, and the nearest colour that can be read."""

import re

ENOUGH = 4.5  # WCAG 2.2, success criterion 1.4.3 (AA), text of normal size
WHITE = "#ffffff"
BLACK = "#000000"
_COLOUR = re.compile(r"#(?:[0-9a-f]{3}|[0-9a-f]{6})", re.IGNORECASE)
_STEPS = 100


def normal(text: str) -> str | None:
    """Return `#rgb` or `#rrggbb` as lower-case `#rrggbb`, None for anything else."""
    if not _COLOUR.fullmatch(text):
        return None
    digits = text[1:].lower()
    return f"#{digits}" if len(digits) == len("rrggbb") else f"#{''.join(d * 2 for d in digits)}"


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, from 1 to 21 (WCAG 2.2, contrast ratio)."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def readable(colour: str, paper: str) -> str:
    """Return `colour`, mixed with as little black or white as makes it readable on `paper`."""
    ink = max((BLACK, WHITE), key=lambda end: contrast(end, paper))
    mixes = (_mixed(colour, ink, step / _STEPS) for step in range(_STEPS + 1))
    return next(mix for mix in mixes if contrast(mix, paper) >= ENOUGH)


def _luminance(colour: str) -> float:
    """Return the relative luminance of an sRGB colour (WCAG 2.2, relative luminance)."""
    red, green, blue = (_linear(channel / 255) for channel in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4  # noqa: PLR2004 as defined


def _channels(colour: str) -> tuple[int, ...]:
    return tuple(bytes.fromhex(colour[1:]))


def _mixed(colour: str, other: str, share: float) -> str:
    pairs = zip(_channels(colour), _channels(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)
