"""Text into a cell of a workbook, so that it stays text."""

from openpyxl.cell.cell import Cell, MergedCell

from advisor.assessment.sheet.cells import is_risky
from advisor.assessment.sheet.columns import LONGEST_CELL
from advisor.errors import OutputError
from advisor.translation import sentence


def put_text(cell: Cell | MergedCell, text: str, called: str) -> None:
    """Put text into a cell that no spreadsheet takes for a formula, an error or a number.

    Raises OutputError where it is too long; the cell is `called` so there.
    """
    if len(text) > LONGEST_CELL:
        message = sentence(
            "{called}: a cell holds {most} characters at most, and these are {n}",
            called=called,
            most=LONGEST_CELL,
            n=len(text),
        )
        raise OutputError(message, hint=sentence("Write CSV with --format csv."))
    cell.value = text
    cell.data_type = "s"
    if is_risky(text):
        cell.quotePrefix = True
