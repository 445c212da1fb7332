"""An Excel workbook into tables: the one place that reads with openpyxl, within limits."""

import io
import warnings
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any

from openpyxl import load_workbook

from advisor.assessment.sheet.cells import Fault, SheetCell, SheetFile, SheetRow, address, unescaped
from advisor.assessment.sheet.columns import TABLES
from advisor.assessment.sheet.delimited import MOST_ROWS
from advisor.assessment.sheet.package import damaged, require_workbook
from advisor.errors import InputError, Location
from advisor.translation import sentence

_LAST_ROW = 1_048_576
_MOST_COLUMNS = 60


def read_workbook(data: bytes, name: str) -> SheetFile:
    """Return the tables of a workbook. Raises InputError for one that cannot be read."""
    require_workbook(data, name)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of what it leaves out, such as looks
            return _tables(data, name)
    except InputError:
        raise
    except Exception:  # noqa: BLE001 a damaged workbook breaks openpyxl in any way
        raise damaged(name) from None


def _tables(data: bytes, name: str) -> SheetFile:
    book = load_workbook(io.BytesIO(data), read_only=True, keep_links=False)
    try:
        ours = {table.name for table in TABLES}
        sheets = book.worksheets
        others = [sheet.title for sheet in sheets if sheet.title not in ours]
        tables = {s.title: [*_rows(s, name)] for s in sheets if s.title in ours}
    finally:
        book.close()
    return SheetFile(name=name, tables=tables, others=tuple(others))


def _rows(sheet: Any, name: str) -> Iterator[SheetRow]:
    """Yield the rows in which something stands."""
    filled, empty = 0, None
    sheet.reset_dimensions()  # what a file says of its size need not be so
    for number, cells in enumerate(sheet.iter_rows(max_col=_MOST_COLUMNS), 1):
        if cells is not empty:  # a gap is told as the same row again and again
            found = {
                column: _cell(cell, address(sheet.title, number, column))
                for column, cell in enumerate(cells, 1)
                if cell.value not in {None, ""}
            }
            filled += bool(found)
            if found:
                yield SheetRow(number=number, cells=found, sheet=sheet.title)
            else:
                empty = cells
        if filled > MOST_ROWS or number > _LAST_ROW:
            message = sentence("{name} has more than {most} rows", name=name, most=MOST_ROWS)
            raise InputError(message, location=Location(file=name))


def _cell(cell: Any, at: str) -> SheetCell:
    value, fault = cell.value, None
    kinds: dict[str, Fault] = {"f": "formula", "e": "error"}
    if cell.data_type in kinds:
        fault = kinds[cell.data_type]
    elif isinstance(value, datetime):
        fault = None if value.time() == time() else "time"
        value = value.date()
    elif isinstance(value, str):
        value = unescaped(value)
    elif not isinstance(value, bool | int | float | date):
        fault = "time"  # a time of day, or a span of time
    return SheetCell(value=str(value) if fault else value, at=at, fault=fault)
