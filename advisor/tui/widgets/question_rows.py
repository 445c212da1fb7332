"""The rows of a question: each part of it is laid out once, however often it is shown."""

from functools import lru_cache

from textual.content import Content

from advisor.tui.widgets.text import hanging_rows, line, row_of, wrap

Words = tuple[str | tuple[str, str], ...]
"""Literal parts of a text, each as it is or with its style: what `line` makes one of."""
_MOST = 4096  # parts, several times what a rubric has


@lru_cache(maxsize=_MOST)
def headed(title: Words, place: Words, width: int) -> tuple[Content, ...]:
    """Return the head of a question: what it is called, and where it stands in the rubric."""
    return tuple(wrap(row_of(line(*title), line(*place), width), width))


@lru_cache(maxsize=_MOST)
def wrapped(words: Words, width: int) -> tuple[Content, ...]:
    """Return a text as rows of at most `width` cells, one of them where it is empty."""
    return tuple(wrap(line(*words), width))


@lru_cache(maxsize=_MOST)
def edged(first: Words, body: Words, edge: str, ground: str, width: int) -> tuple[Content, ...]:
    """Return `body` beside `first`, behind an edge of one colour and perhaps on a ground."""
    rows = hanging_rows(line(*first), line(*body), width - 1)
    lit = line(("█", f"{edge} {ground}".rstrip()))
    if not ground:
        return tuple(lit + row for row in rows)
    return tuple(
        lit + row.stylize(ground) + line((" " * (width - 1 - row.cell_length), ground))
        for row in rows
    )
