"""Spreadsheets of the sound rubric, filled in as a person would, for tests of several rooms."""

import io
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from advisor import load_rubric
from advisor.assessment.model import Answer, Assessment
from advisor.assessment.sheet.cells import SheetCell, SheetFile, SheetRow, address
from advisor.assessment.sheet.columns import ANSWERS, EVIDENCE, TEAM, SheetTable
from advisor.report.sheet.rows import SheetContent, Values, sheet_content
from advisor.report.sheet.workbook import workbook
from advisor.rubric.model import Rubric
from tests.build import assessment, with_answers
from tests.rubric.sound import LETTERS

Cells = Mapping[tuple[str, str, str], Any]
"""What is written into cells, by table, the id of the row (or its number), and column."""


@cache
def letters() -> Rubric:
    return load_rubric(LETTERS)


def answered(answers: Mapping[str, Answer] | None = None) -> Assessment:
    """Return a team's answers to the rubric with criteria."""
    return with_answers(assessment(letters(), {}), answers or {})


def sheet_file(
    content: SheetContent, cells: Cells | None = None, *, typed: bool = True
) -> SheetFile:
    """Return what reading a spreadsheet gives, with other values in some cells."""
    tables = {table.name: _rows(table, content, cells or {}) for table, _ in content.tables}
    return SheetFile(name="team.xlsx", tables=tables, typed=typed)


def _rows(table: SheetTable, content: SheetContent, cells: Cells) -> list[SheetRow]:
    head: Values = {name: name for name in table.heads}
    rows: list[Values] = [head, *content.rows(table)]
    rows += [{}] * (table is EVIDENCE)
    found = []
    for number, row in enumerate(rows, 1):
        named = str(row.get(table.heads[0]))
        values = [
            cells.get((table.name, named, n), cells.get((table.name, str(number), n), row.get(n)))
            for n in table.heads
        ]
        found.append(
            SheetRow(
                number=number,
                sheet=table.name,
                cells={
                    place: value
                    if isinstance(value, SheetCell)
                    else SheetCell(value=value, at=address(table.name, number, place))
                    for place, value in enumerate(values, 1)
                    if value is not None
                },
            )
        )
    return [row for row in found if row.cells]


def written(path: Path, given: Assessment, edit: Callable[[Any], None] | None = None) -> Path:
    """Write a workbook for the rubric with criteria, opened and edited by another program."""
    data = workbook(sheet_content(letters(), given))
    if edit is None:
        path.write_bytes(data)
        return path
    book = load_workbook(io.BytesIO(data))
    edit(book)
    book.save(path)
    return path


def cell_of(book: Any, row: str, column: str) -> Any:
    """Return a cell of a workbook's answers or facts by the id of its row."""
    for table in (ANSWERS, TEAM):
        sheet = book[table.name]
        for cells in sheet.iter_rows():
            if cells[0].value == row:
                return cells[table.heads.index(column)]
    raise KeyError(row)
