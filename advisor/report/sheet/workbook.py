"""A spreadsheet of answers as an Excel workbook: the one place that writes with openpyxl."""

import io
import zipfile
from collections.abc import Sequence
from datetime import date, datetime

from openpyxl import Workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

from advisor.assessment.sheet.cells import CellValue, escaped
from advisor.assessment.sheet.columns import (
    ANSWERS,
    EVIDENCE,
    MADE_FROM,
    Head,
    SheetColumn,
    SheetTable,
)
from advisor.report.sheet.choices import add_choices, add_state_colours
from advisor.report.sheet.look import (
    BOLD,
    BORDER,
    DATE,
    HEAD,
    HEAD_FONT,
    HEAD_HEIGHT,
    LOCKED,
    OPEN,
    PLAIN,
    PRACTICE,
    SMALL,
    WRAPPED,
    print_wide,
    set_height,
)
from advisor.report.sheet.put_text import put_text
from advisor.report.sheet.read_first import add_read_first
from advisor.report.sheet.rows import SheetContent, Values

_EMPTY_ROWS = 100  # for more evidence
_FIRST_DAY = date(1900, 3, 1)
_ZIP_DATE = (1980, 1, 1, 0, 0, 0)


def workbook(content: SheetContent) -> bytes:
    """Return the workbook; the same answers give the same bytes.

    Raises OutputError where a text is longer than a cell can hold.
    """
    book = Workbook()
    first = book.active
    if not isinstance(first, Worksheet):
        raise TypeError
    add_read_first(first, content)
    for table, rows in content.tables:
        sheet = book.create_sheet(table.name)
        _fill(sheet, table, rows)
        _protect(sheet)
    book[MADE_FROM.name].sheet_state = "hidden"
    add_choices(book, content)
    add_state_colours(book[ANSWERS.name], len(content.rows(ANSWERS)) + 1)
    _protect(first)
    return _bytes(book, content.day)


def _fill(sheet: Worksheet, table: SheetTable, rows: Sequence[Values]) -> None:
    for place, column in enumerate(table.columns, 1):
        head = sheet.cell(1, place, column.name)
        head.font, head.fill, head.alignment, head.border = HEAD_FONT, HEAD, WRAPPED, BORDER
        sheet.column_dimensions[get_column_letter(place)].width = column.width
    empty: list[Values] = [{}] * _EMPTY_ROWS if table is EVIDENCE else []
    for number, row in enumerate((*rows, *empty), 2):
        whole = table is ANSWERS and Head.LEVEL not in row
        for place, column in enumerate(table.columns, 1):
            cell = sheet.cell(number, place)
            _dress(cell, column, whole=whole, foreign=not whole and column.rows == "practice")
            value = row.get(column.name)
            _put(cell, value, f"{row.get('Id') or row.get('Practice')}, {column.name}")
        if table is not MADE_FROM:
            told = [(row.get(c.name), c.width) for c in table.columns if c.kind != "id"]
            set_height(sheet, number, told)
    if table is not MADE_FROM:
        sheet.row_dimensions[1].height = HEAD_HEIGHT
        sheet.freeze_panes = "B2" if table is ANSWERS else "A2"
        last = get_column_letter(len(table.columns))
        sheet.auto_filter.ref = f"A1:{last}{len(rows) + len(empty) + 1}"
        sheet.print_title_rows = "1:1"
        print_wide(sheet)


def _dress(cell: Cell | MergedCell, column: SheetColumn, *, whole: bool, foreign: bool) -> None:
    """Give a cell its look, and lock it unless it is filled in; `whole` is a practice's row."""
    cell.alignment, cell.border = WRAPPED, BORDER
    if column.kind == "day":
        cell.number_format = DATE
    elif column.filled_in:
        cell.number_format = "@"  # what is typed stays as it is typed
    cell.font = BOLD if whole and not column.filled_in else PLAIN
    if column.kind == "id" and not column.filled_in:
        cell.font = SMALL  # it is for the program
    if column.filled_in and not foreign:
        cell.protection = OPEN
    else:
        cell.fill = PRACTICE if whole else LOCKED


def _put(cell: Cell | MergedCell, value: CellValue, called: str) -> None:
    if value is None:
        return
    if isinstance(value, date) and value >= _FIRST_DAY:
        cell.value, cell.number_format = value, DATE
    elif isinstance(value, int | float):
        cell.value, cell.number_format = value, "General"
    else:
        put_text(cell, escaped(str(value)), called)


def _protect(sheet: Worksheet) -> None:
    """Lock what is not filled in, without a password; widths, heights and filters stay free."""
    sheet.protection.sheet = True
    for free in ("formatColumns", "formatRows", "autoFilter", "sort"):
        setattr(sheet.protection, free, False)


def _bytes(book: Workbook, day: date) -> bytes:
    """Return a workbook that bears no time but the day of its answers."""
    made = datetime(day.year, day.month, day.day)  # noqa: DTZ001 the format knows no zones
    book.properties.creator = book.properties.lastModifiedBy = "advisor"
    book.properties.created = book.properties.modified = made
    first, last = io.BytesIO(), io.BytesIO()
    with zipfile.ZipFile(first, "w") as archive:
        ExcelWriter(book, archive).write_data()
    with (
        zipfile.ZipFile(first) as archive,
        zipfile.ZipFile(last, "w", zipfile.ZIP_DEFLATED) as fixed,
    ):
        for name in archive.namelist():
            part = zipfile.ZipInfo(name, _ZIP_DATE)
            part.compress_type = zipfile.ZIP_DEFLATED
            fixed.writestr(part, archive.read(name))
    return last.getvalue()
