"""Lines said and read on a terminal that cannot draw."""

import sys
import textwrap
from collections.abc import Iterable

from advisor.plain_text import plain

_WIDTH = 78


class NoMoreInputError(Exception):
    """Nothing more will be typed."""


def say(*texts: str, raw: str = "") -> None:
    """Write texts, each as lines of its own that fit a narrow terminal, and `raw` as it is."""
    rows: Iterable[str] = (row for text in texts for row in _wrapped(text))
    sys.stdout.write("".join(f"{row}\n" for row in [*rows, *([raw] if raw else [])]))
    sys.stdout.flush()


def read(prompt: str) -> str:
    """Return what is typed after a prompt. Raises NoMoreInputError."""
    sys.stdout.write(prompt)
    sys.stdout.flush()
    typed = sys.stdin.readline()
    if not typed:
        raise NoMoreInputError
    return typed.strip()


def _wrapped(text: str) -> list[str]:
    return textwrap.wrap(plain(text), _WIDTH, break_on_hyphens=False) or [""]
