"""A spreadsheet of answers as CSV: its tables one below the other, each under its name."""

import csv
import io
from datetime import date

from advisor.assessment.sheet.cells import CellValue, escaped, guarded
from advisor.report.sheet.rows import SheetContent
from advisor.words.sheet_guide import sheet_guide

_BYTE_ORDER_MARK = "\ufeff"  # without it Excel reads UTF-8 as something else


def delimited(content: SheetContent) -> bytes:
    """Return CSV (RFC 4180) in which no cell is taken for a formula."""
    out = io.StringIO(_BYTE_ORDER_MARK)
    out.seek(0, io.SEEK_END)
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerows([_cell(word), _cell(meaning)] for word, meaning in sheet_guide(content.rubric))
    for table, rows in content.tables:
        writer.writerows(([], [table.name], table.heads))
        writer.writerows([_cell(row.get(name)) for name in table.heads] for row in rows)
    return out.getvalue().encode()


def _cell(value: CellValue) -> str:
    if value is None:
        return ""
    if isinstance(value, date):
        return value.isoformat()
    return guarded(escaped(value)) if isinstance(value, str) else repr(value)
