"""How a fault in a document is put into words."""

import re
from collections.abc import Iterable
from typing import Any

from advisor.translation import sentence

_FEW = 12
_AS_NEAR = 3
_LARGE = 1e6
_MAPPING = sentence("a mapping (key: value)")
_NO_BLANK = re.compile(r"([\w.-]+):([^\s:/].*)")
_REMEDIES = {
    "text": sentence("Write text here, in quotes if it looks like anything else."),
    "a list": sentence("Write each item on a line of its own below the key, after `- `."),
    _MAPPING: sentence("Write `key: value` lines below it, further to the right."),
    "true or false": sentence("Write true or false, without quotes."),
    "a number": sentence("Write a number such as 1 or 0.5, without quotes."),
    "a whole number": sentence("Write a whole number such as 1."),
    "a date (YYYY-MM-DD)": sentence("Write year, month and day, such as 2026-01-31."),
}


def nearest(name: object, valid: Iterable[object]) -> str | None:
    """Return the hint that names what `name` was probably meant to be."""
    from difflib import SequenceMatcher, get_close_matches  # noqa: PLC0415 only an error needs it

    names = sorted({str(item) for item in valid})
    near = get_close_matches(str(name), names, n=_AS_NEAR, cutoff=0.5)
    if near:
        # As near as the nearest: of a-1 and a-2 neither is meant more than the other.
        likeness = [SequenceMatcher(None, item, str(name)).ratio() for item in near]
        best = sorted(
            item for item, ratio in zip(near, likeness, strict=True) if ratio == likeness[0]
        )
        return sentence(
            "Did you mean {names}?", names=sentence(" or ").join(f"`{item}`" for item in best)
        )
    return (
        sentence("Valid here: {names}.", names=", ".join(names)) if 0 < len(names) <= _FEW else None
    )


def found_instead(
    expected: str, value: Any, raw: str | None, remedy: str | None = None
) -> tuple[str, str | None]:
    """Return message and hint for a value of the wrong type, `raw` being how it was written.

    `remedy` is the advice where the value itself suggests nothing better.
    """
    general = remedy or _REMEDIES.get(expected)
    if value is None:
        return sentence("expected {expected}, found nothing", expected=expected), general
    if expected == _MAPPING and isinstance(value, str) and (key := _NO_BLANK.fullmatch(value)):
        general = sentence(
            "Write a blank after the colon: `{key}: {value}`.",
            key=shorten(key[1]),
            value=shorten(key[2]),
        )
    if isinstance(value, bool) and raw is not None:
        quoted = sentence('Put it in quotes: "{raw}".', raw=raw) if expected == "text" else general
        meant = str(value).lower()
        return sentence(
            "expected {expected}; YAML reads an unquoted `{raw}` as {meant}",
            expected=expected,
            raw=raw,
            meant=meant,
        ), quoted
    if expected == "text" and isinstance(value, int | float) and raw is not None:
        return sentence("expected text, found the number {raw}", raw=raw), sentence(
            'Put it in quotes: "{raw}".', raw=raw
        )
    if isinstance(value, str) and "number" in expected and value.strip().isdecimal():
        return _digits_as_text(expected, value.strip())
    if isinstance(value, float) and "a whole number" in expected:
        hint = f"Write {int(value)}." if value.is_integer() and abs(value) < _LARGE else general
        return sentence(
            "expected {expected}, found {raw}", expected=expected, raw=shorten(raw or str(value))
        ), hint
    kinds: dict[type, str] = {dict: "a mapping", list: "a list"}
    actual = kinds.get(type(value)) or f"`{shorten(raw or str(value))}`"
    return sentence(
        "expected {expected}, found {actual}", expected=expected, actual=actual
    ), general


def _digits_as_text(expected: str, digits: str) -> tuple[str, str]:
    if digits == "0" or not digits.startswith("0"):
        return sentence(
            "expected {expected}, found the text `{digits}`",
            expected=expected,
            digits=shorten(digits),
        ), sentence("Remove the quotes.")
    number = digits.lstrip("0") or "0"
    message = sentence(
        "expected {expected}, found `{digits}`, which its leading 0 makes text",
        expected=expected,
        digits=shorten(digits),
    )
    return message, f"Write {shorten(number)}."


def shorten(text: str, most: int = 60) -> str:
    """Return `text` cut to `most` characters for use within a message."""
    return text if len(text) <= most else f"{text[: most - 1]}…"
