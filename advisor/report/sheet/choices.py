"""Drop-downs of a workbook, and colours that repeat what the words in the cells say."""

from collections.abc import Sequence

from openpyxl import Workbook
from openpyxl.formatting.rule import Rule
from openpyxl.styles import Font, PatternFill
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from advisor.assessment.sheet.columns import (
    ANSWERS,
    CRITERION_STATES,
    EVIDENCE,
    MET,
    NO,
    NOT_APPLICABLE,
    PRACTICE_STATES,
    TEAM,
    UNKNOWN,
    UNMET,
    WAIVED,
    YES,
    Head,
    SheetTable,
)
from advisor.assessment.sheet.team_facts import team_facts
from advisor.report.sheet.names import LISTS
from advisor.report.sheet.put_text import put_text
from advisor.report.sheet.rows import SheetContent
from advisor.translation import sentence

_EVIDENCE_ROWS = 2000
# Each state has its own weight or slant as well, for eyes and printers that know no colours.
_LOOKS = {
    MET: (Font(bold=True, color="FF1B5E20"), "FFD7EFD9"),
    UNMET: (Font(italic=True, color="FF8A3B00"), "FFFBE3CF"),
    UNKNOWN: (Font(underline="single", color="FF37474F"), "FFE3E7EA"),
    WAIVED: (Font(strike=True, color="FF4A3B73"), "FFE6E0F2"),
    NOT_APPLICABLE: (Font(strike=True, bold=True, color="FF4A3B73"), "FFE6E0F2"),
}


class _Choices:
    """Lists on a hidden sheet, a column each, where a drop-down takes them however long."""

    def __init__(self, book: Workbook) -> None:
        self._sheet = book.create_sheet(LISTS)
        self._sheet.sheet_state = "hidden"
        self._sheet.protection.sheet = True
        self._columns: dict[tuple[str, ...], str] = {}

    def source(self, values: Sequence[str]) -> str:
        """Return where a list stands."""
        names = tuple(values)
        if names not in self._columns:
            letter = get_column_letter(len(self._columns) + 1)
            for number, name in enumerate(names, 1):
                put_text(self._sheet[f"{letter}{number}"], name, LISTS)
            self._columns[names] = f"{LISTS}!${letter}$1:${letter}${len(names)}"
        return self._columns[names]

    def add(self, sheet: Worksheet, cells: Sequence[str], values: Sequence[str]) -> None:
        """Offer values in some cells, and refuse others."""
        if not cells or not values:
            return
        found = DataValidation(type="list", formula1=self.source(values), allow_blank=True)
        found.error = sentence("Choose a value of the list, or leave the cell empty.")
        found.showErrorMessage = True
        for cell in cells:
            found.add(cell)
        sheet.add_data_validation(found)


def add_choices(book: Workbook, content: SheetContent) -> None:
    """Add every drop-down, and what refuses text in place of dates."""
    choices = _Choices(book)
    rows = content.rows(ANSWERS)
    wholes = [number for number, row in enumerate(rows, 2) if Head.LEVEL not in row]
    parts = [number for number, row in enumerate(rows, 2) if Head.LEVEL in row]
    answers, evidence, team = (book[table.name] for table in (ANSWERS, EVIDENCE, TEAM))
    state = _letter(ANSWERS, Head.STATE)
    choices.add(answers, _runs(state, parts), CRITERION_STATES)
    choices.add(answers, _runs(state, wholes), PRACTICE_STATES)
    for name in (Head.DISCUSS, Head.URGENT):
        choices.add(answers, _runs(_letter(ANSWERS, name), wholes), (YES, NO))
    kinds = [kind.id for kind in content.rubric.evidence_kinds]
    choices.add(answers, _column(ANSWERS, Head.KIND, len(rows) + 1), kinds)
    choices.add(evidence, _column(EVIDENCE, Head.KIND, _EVIDENCE_ROWS), kinds)
    practices = [str(row[Head.ID]) for row in rows if Head.LEVEL not in row]
    choices.add(evidence, _column(EVIDENCE, Head.PRACTICE, _EVIDENCE_ROWS), practices)
    for number, fact in enumerate(team_facts(content.rubric), 2):
        if fact.kind in {"word", "yes"}:
            choices.add(team, [f"{_letter(TEAM, 'Value')}{number}"], fact.choices)
    for sheet, table, last in (
        (answers, ANSWERS, len(rows) + 1),
        (evidence, EVIDENCE, _EVIDENCE_ROWS),
    ):
        _add_days(sheet, table, last)


def _add_days(sheet: Worksheet, table: SheetTable, last: int) -> None:
    found = DataValidation(type="date", operator="greaterThan", formula1="60", allow_blank=True)
    found.error = sentence("Type a date, such as 2026-01-31.")
    found.showErrorMessage = True
    for column in table.columns:
        if column.kind == "day":
            found.add(*_column(table, column.name, last))
    sheet.add_data_validation(found)


def add_state_colours(sheet: Worksheet, last: int) -> None:
    """Colour states, and hatch where the reason for one is missing."""
    state, reason = _letter(ANSWERS, Head.STATE), _letter(ANSWERS, Head.REASON)
    for name, (font, colour) in _LOOKS.items():
        fill = PatternFill("solid", bgColor=colour, fgColor=colour)
        rule = _rule(f'${state}2="{name}"', DifferentialStyle(font=font, fill=fill))
        sheet.conditional_formatting.add(f"{state}2:{state}{last}", rule)
    lacking = f'AND(OR(${state}2="{WAIVED}",${state}2="{NOT_APPLICABLE}"),${reason}2="")'
    hatched = PatternFill("lightUp", fgColor="FFB00020", bgColor="FFFFFFFF")
    rule = _rule(lacking, DifferentialStyle(fill=hatched))
    sheet.conditional_formatting.add(f"{reason}2:{reason}{last}", rule)


def _rule(formula: str, look: DifferentialStyle) -> Rule:
    return Rule(type="expression", formula=[formula], dxf=look)


def _letter(table: SheetTable, name: str) -> str:
    return get_column_letter(table.heads.index(name) + 1)


def _column(table: SheetTable, name: str, last: int) -> list[str]:
    letter = _letter(table, name)
    return [f"{letter}2:{letter}{last}"]


def _runs(letter: str, numbers: Sequence[int]) -> list[str]:
    """Return rows that follow one another as ranges."""
    found: list[list[int]] = []
    for number in numbers:
        if found and number == found[-1][1] + 1:
            found[-1][1] = number
        else:
            found.append([number, number])
    return [f"{letter}{first}:{letter}{last}" for first, last in found]
