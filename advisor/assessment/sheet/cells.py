"""Cells and rows of a spreadsheet, whatever file they stand in, and text that no cell obeys."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Literal
from unicodedata import category, normalize

from advisor.frozen import dataclass

CellValue = str | int | float | bool | date | None
Fault = Literal["formula", "error", "time"]
# The minus sign is none of them by Unicode, and some spreadsheets take it for one.
_FORMULA_STARTS = frozenset("=+-@\u2212")
# Letters and symbols by Unicode that show nothing.
_BLANK = "\u115f\u1160\u3164\uffa0\u2800"
_BREAKS = ("\t", "\r", "\n")
# What XML cannot hold, and what would read as the escape of it.
_NO_XML = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")


@dataclass(frozen=True, kw_only=True)
class SheetCell:
    """What stands in a cell, and where; what is no value has a `fault`."""

    value: CellValue
    at: str
    fault: Fault | None = None


@dataclass(frozen=True, kw_only=True)
class SheetRow:
    """One row of a file with the cells that hold something, by their column from 1."""

    number: int
    cells: Mapping[int, SheetCell]
    sheet: str | None = None

    def at(self, column: int) -> str:
        """Return how the cell in a column is called, such as ``Answers!E14``."""
        return address(self.sheet, self.number, column)


@dataclass(frozen=True, kw_only=True)
class SheetFile:
    """The tables of a file by their names, each with its head as the first row.

    `others` are sheets that are none of ours. `typed` tells whether its dates and numbers are such,
    and not text.
    """

    name: str
    tables: Mapping[str, Sequence[SheetRow]]
    others: tuple[str, ...] = ()
    typed: bool = True


def address(sheet: str | None, row: int, column: int) -> str:
    """Return how a spreadsheet calls a cell."""
    letters = ""
    while column:
        column, place = divmod(column - 1, 26)
        letters = chr(ord("A") + place) + letters
    return f"{letters}{row}" if sheet is None else f"{sheet}!{letters}{row}"


def escaped(text: str) -> str:
    """Return text as XML can hold it, the way workbooks write what it cannot: ``_x0007_``."""
    return _NO_XML.sub(lambda found: f"_x{ord(found.group()):04X}_", text)


def unescaped(text: str) -> str:
    """Return what `escaped` was given."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)


def guarded(text: str) -> str:
    """Return text as a cell of CSV that no spreadsheet takes for a formula.

    An apostrophe goes before what begins as one, whatever cannot be seen before it.
    """
    return f"'{text}" if is_risky(text.lstrip("'")) else text


def unguarded(text: str) -> str:
    """Return what `guarded` was given."""
    return text[1:] if text.startswith("'") and is_risky(text.lstrip("'")) else text


def is_risky(text: str) -> bool:
    """Tell whether a spreadsheet may take text for a formula."""
    seen = next((sign for sign in text if not _unseen(sign)), "")
    starts = normalize("NFKC", seen)[:1] in _FORMULA_STARTS
    return bool(seen) and (text.startswith(_BREAKS) or starts)


def _unseen(sign: str) -> bool:
    """Tell whether a character shows nothing: space, control, format, or a mark on nothing."""
    return category(sign)[0] in "ZCM" or sign in _BLANK
