"""The sheet of a workbook that is read first."""

from openpyxl.styles import Alignment
from openpyxl.worksheet.worksheet import Worksheet

from advisor.assessment.sheet.cells import escaped
from advisor.assessment.sheet.columns import ANSWERS, Head
from advisor.report.sheet.look import PLAIN, WRAPPED, font, print_wide, set_height
from advisor.report.sheet.names import READ_FIRST
from advisor.report.sheet.put_text import put_text
from advisor.report.sheet.rows import SheetContent
from advisor.words.sheet_guide import sheet_guide, sheet_tally

_WIDTHS = (26, 100)


def add_read_first(sheet: Worksheet, content: SheetContent) -> None:
    """Fill the sheet with what to know, and a tally that the spreadsheet program keeps."""
    sheet.title = READ_FIRST
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = _WIDTHS
    sheet.sheet_view.showGridLines = False
    number = 0
    for number, (word, meaning) in enumerate(sheet_guide(content.rubric), 1):
        for place, text in ((1, word), (2, meaning)):
            cell = sheet.cell(number, place)
            put_text(cell, escaped(text), READ_FIRST)
            cell.alignment, cell.font = WRAPPED, PLAIN
        size = 16 if number == 1 else 12 if not meaning else 11
        sheet.cell(number, 1).font = font(bold=True, size=size)
        if meaning:
            set_height(sheet, number, [(meaning, _WIDTHS[1])])
        else:  # a heading runs over what is beside it
            sheet.cell(number, 2).value = None
            sheet.cell(number, 1).alignment = Alignment(wrap_text=False)
            sheet.row_dimensions[number].height = 2 * size
    for state, told in sheet_tally():
        number += 1
        put_text(sheet.cell(number, 1), told, READ_FIRST)
        cell = sheet.cell(number, 2, _counting(state, content))
        cell.alignment, cell.font = WRAPPED, PLAIN
        sheet.cell(number, 1).font = PLAIN
    print_wide(sheet)


def _counting(state: str, content: SheetContent) -> str:
    """Return the formula that counts criteria in a state, or those in none."""
    last = len(content.rows(ANSWERS)) + 1
    states, levels = (
        f"{ANSWERS.name}!${column}$2:${column}${last}"
        for column in (_letter(Head.STATE), _letter(Head.LEVEL))
    )
    if state:
        return f'=COUNTIFS({states},"{state}",{levels},">=0")'
    return f'=COUNTIFS({states},"",{levels},">=0")'


def _letter(name: str) -> str:
    return chr(ord("A") + ANSWERS.heads.index(name))
