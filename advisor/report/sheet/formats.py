"""The files a spreadsheet of answers can be."""

from pathlib import Path
from typing import TYPE_CHECKING

from advisor.errors import UsageError
from advisor.translation import sentence

if TYPE_CHECKING:
    from advisor.report.sheet.rows import SheetContent

SHEET_FORMATS = ("xlsx", "csv")


def sheet_format(path: Path, given: str | None) -> str:
    """Return the format asked for, or that of a file's name. Raises UsageError."""
    found = given or path.suffix.lower().removeprefix(".")
    if found not in SHEET_FORMATS:
        raise UsageError(
            sentence("{path} does not tell its format", path=path),
            hint=sentence("Name it .xlsx or .csv, or give --format."),
        )
    return found


def write_sheet(content: "SheetContent", name: str) -> bytes:
    """Return a spreadsheet in one of SHEET_FORMATS."""
    if name == "csv":
        from advisor.report.sheet.delimited import delimited  # noqa: PLC0415 one of two is wanted

        return delimited(content)
    from advisor.report.sheet.workbook import workbook  # noqa: PLC0415 takes openpyxl

    return workbook(content)
