"""Everything that goes to stdout: data, and nothing else."""

import os
import sys
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from unicodedata import east_asian_width

import click

from advisor.document.data import as_data
from advisor.errors import Location, Problem
from advisor.plain_text import inert, plain, plain_json

MOST_IN_DATA = 1000
"""How many problems a document lists; it says how many there are."""
_NARROWEST = 40
_ASSUMED = 100
_WIDEST = 110


def show_json(data: object) -> None:
    """Print data as JSON that no terminal can misread."""
    import json  # noqa: PLC0415 text does without it

    show_document(plain_json(json.dumps(as_data(data), indent=2, ensure_ascii=False)) + "\n")


def show_document(text: str) -> None:
    """Print what will be a file or read by a program: UTF-8, unless a person looks on."""
    click.echo(text if sys.stdout.isatty() else text.encode(), nl=False)


def problem_data(problem: Problem) -> dict[str, str | int | None]:
    """Return a problem with its place as flat data."""
    place = problem.location or Location(file="")
    return {
        "message": problem.message,
        "hint": problem.hint,
        "file": place.file or None,
        "line": place.line,
        "column": place.column,
        "field": place.field,
    }


def show_lines(lines: Iterable[str]) -> None:
    """Print lines of text; what comes from outside must have gone through `plain` before.

    Each stays one line, and none is a command to a service that shows it in its log.
    """
    for line in lines:
        click.echo(inert(line.rstrip().replace("\n", "\\n")))


def heading(text: str) -> str:
    """Return a heading."""
    return click.style(plain(text), bold=True)


def faint(text: str) -> str:
    """Return text that may be skipped."""
    return click.style(plain(text), dim=True)


def wrapped(text: str, *, indent: str = "  ", first: str | None = None) -> list[str]:
    """Return text from outside as lines of the terminal's width, at most 110 columns."""
    return textwrap.wrap(
        plain(text),
        width=line_width(),
        initial_indent=indent if first is None else first,
        subsequent_indent=indent,
        break_on_hyphens=False,
    )


def labelled(label: str, text: str, *, width: int = 9, start: int = 2) -> list[str]:
    """Return text from outside behind a label, its further lines below its first."""
    first = f"{' ' * start}{cell(label, width)}  "
    return wrapped(text, first=first, indent=" " * (start + width + 2))


def line_width() -> int:
    """Return how many columns a line may take."""
    try:
        available = os.get_terminal_size(sys.stdout.fileno()).columns
    except (ValueError, OSError):
        available = _ASSUMED
    return max(_NARROWEST, min(_WIDEST, available))


def cell(text: str, width: int) -> str:
    """Return text from outside in exactly `width` columns, cut with an ellipsis if needed."""
    harmless = plain(text).replace("\n", " ").replace("\t", " ")
    if columns(harmless) <= width:
        return harmless + " " * (width - columns(harmless))
    cut = ""
    for character in harmless:
        if columns(cut + character) > width - 1:
            break
        cut += character
    return f"{cut}…" + " " * (width - 1 - columns(cut))


def columns(text: str) -> int:
    """Return how many terminal columns a text takes."""
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text)


def show_table(rows: Sequence[Sequence[str]], *, header: Sequence[str]) -> None:
    """Print rows under a header in columns as wide as their contents.

    On a terminal the last column is cut at its width; a file or pipe gets all of it.
    """
    show_lines(table_lines(rows, header=header))


def table_lines(
    rows: Sequence[Sequence[str]], *, header: Sequence[str], whole: bool = False
) -> Iterator[str]:
    """Yield what `show_table` prints; a `whole` one is not cut, wherever stdout leads."""
    widths = [max(columns(plain(row[i])) for row in (header, *rows)) for i in range(len(header))]
    if sys.stdout.isatty() and not whole:
        taken = sum(widths[:-1]) + 2 * (len(widths) - 1)
        widths[-1] = max(10, min(widths[-1], line_width() - taken))
    yield faint("  ".join(cell(t, w) for t, w in zip(header, widths, strict=True)).rstrip())
    for row in rows:
        yield "  ".join(cell(t, w) for t, w in zip(row, widths, strict=True)).rstrip()
