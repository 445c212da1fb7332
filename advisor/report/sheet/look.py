"""How the cells of a workbook look: fonts, fills, heights and how it is printed."""

from collections.abc import Iterable
from math import ceil
from typing import Any

from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

DATE = "yyyy-mm-dd"
HEAD = PatternFill("solid", fgColor="FF1F3A4D")
LOCKED = PatternFill("solid", fgColor="FFF2F2F2")
PRACTICE = PatternFill("solid", fgColor="FFDCE6EC")
WRAPPED = Alignment(wrap_text=True, vertical="top", horizontal="left")
OPEN = Protection(locked=False)
_THIN = Side(style="thin", color="FFBFBFBF")
BORDER = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_LINE = 15  # points
_HIGHEST = 240
HEAD_HEIGHT = 2 * _LINE
_TIGHT = 1.0  # letters that are wider than a digit, by which widths are given


def font(**look: Any) -> Font:
    """Return a font of the face that spreadsheet programs have."""
    return Font(name="Calibri", **{"size": 11, **look})


HEAD_FONT = font(bold=True, color="FFFFFFFF")
BOLD = font(bold=True)
PLAIN = font()
SMALL = font(size=8, color="FF5F6B73")


def set_height(sheet: Worksheet, number: int, cells: Iterable[tuple[object, float]]) -> None:
    """Make a row as high as the longest of its texts needs, each with its column's width.

    Not every program does so by itself; a row of one line is left to the program.
    """
    lines = max((_lines(str(value), width) for value, width in cells if value), default=1)
    if lines > 1:
        sheet.row_dimensions[number].height = min(lines * _LINE, _HIGHEST)


def _lines(text: str, width: float) -> int:
    return sum(max(1, ceil(len(line) / (width * _TIGHT))) for line in text.split("\n"))


def print_wide(sheet: Worksheet) -> None:
    """Have a sheet printed across the page, as wide as it is."""
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
