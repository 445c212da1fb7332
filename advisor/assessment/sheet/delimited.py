"""CSV into tables: sections one below the other, each under a line with its name alone."""

import csv
import io
from collections.abc import Iterator

from advisor.assessment.sheet.cells import (
    SheetCell,
    SheetFile,
    SheetRow,
    address,
    unescaped,
    unguarded,
)
from advisor.assessment.sheet.columns import TABLES, Head
from advisor.errors import InputError, Location
from advisor.translation import sentence

MOST_ROWS = 20_000
_LARGEST_CELL = 1_000_000
_DELIMITERS = ",;\t"


def read_delimited(text: str, name: str) -> SheetFile:
    """Return the tables in CSV, whatever a spreadsheet put between the cells.

    Raises InputError for what is no CSV or has too many rows.
    """
    names = {table.name for table in TABLES}
    tables: dict[str, list[SheetRow]] = {}
    into: list[SheetRow] | None = None
    for row in _rows(text, name):
        first = row.cells.get(1)
        if len(row.cells) == 1 and first is not None and first.value in names:
            into = tables.setdefault(str(first.value), [])
        elif into is not None and row.cells:
            into.append(row)
    return SheetFile(name=name, tables=tables, typed=False)


def _rows(text: str, name: str) -> Iterator[SheetRow]:
    before = csv.field_size_limit(_LARGEST_CELL)
    try:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
        for number, cells in enumerate(reader, 1):
            if number > MOST_ROWS:
                message = sentence("{name} has more than {most} rows", name=name, most=MOST_ROWS)
                raise InputError(message, location=Location(file=name))
            values = {
                column: SheetCell(value=value, at=address(None, number, column))
                for column, cell in enumerate(cells, 1)
                if (value := unescaped(unguarded(cell)).strip())
            }
            yield SheetRow(number=number, cells=values)
    except csv.Error as error:
        message = sentence("{name} is no CSV: {error}", name=name, error=error)
        hint = sentence("Give the file as `advisor answers sheet` wrote it, filled in.")
        raise InputError(message, hint=hint, location=Location(file=name)) from None
    finally:
        csv.field_size_limit(before)


def _delimiter(text: str) -> str:
    """Return what stands between cells, by a line whose cells hold none of the others."""
    heads = {f"{Head.ID}{sign}{Head.QUESTION}{sign}": sign for sign in _DELIMITERS}
    for line in text.replace('"', "").splitlines():
        if found := next((sign for head, sign in heads.items() if line.startswith(head)), None):
            return found
    return ","
