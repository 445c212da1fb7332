"""How a fault in a document is put into words."""

from collections.abc import Iterable
from typing import Any

_FEW = 12
_LARGE = 1e6


def nearest(name: object, valid: Iterable[object]) -> str | None:
    """Return the hint that names what `name` was probably meant to be."""
    from difflib import get_close_matches  # noqa: PLC0415 only an error needs it

    names = sorted({str(item) for item in valid})
    near = get_close_matches(str(name), names, n=1, cutoff=0.5)
    if near:
        return f"Did you mean `{near[0]}`?"
    return f"Valid here: {', '.join(names)}." if 0 < len(names) <= _FEW else None


def found_instead(expected: str, value: Any, raw: str | None) -> tuple[str, str | None]:
    """Return message and hint for a value of the wrong type, `raw` being how it was written."""
    if value is None:
        return f"expected {expected}, found nothing", None
    if isinstance(value, bool) and raw is not None:
        remedy = f'Put it in quotes: "{raw}".' if expected == "text" else "Write the value itself."
        meant = str(value).lower()
        return f"expected {expected}; YAML reads an unquoted `{raw}` as {meant}", remedy
    if expected == "text" and raw is not None:
        return f"expected text, found the number {raw}", f'Put it in quotes: "{raw}".'
    if isinstance(value, str) and "number" in expected and value.strip().isdecimal():
        return f"expected {expected}, found the text `{shorten(value)}`", "Remove the quotes."
    if isinstance(value, float) and "a whole number" in expected:
        hint = f"Write {int(value)}." if value.is_integer() and abs(value) < _LARGE else None
        return f"expected {expected}, found {raw or value}", hint
    kinds: dict[type, str] = {dict: "a mapping", list: "a list"}
    found = kinds.get(type(value)) or f"`{shorten(raw or str(value))}`"
    return f"expected {expected}, found {found}", None


def shorten(text: str, most: int = 60) -> str:
    """Return `text` cut to `most` characters for use within a message."""
    return text if len(text) <= most else f"{text[: most - 1]}…"
