"""The value of a cell, of the kind its column holds; nothing is guessed."""

import re
from collections.abc import Collection, Mapping
from datetime import date
from math import isfinite

from advisor.assessment.sheet.cells import SheetCell, SheetRow
from advisor.assessment.sheet.columns import NO, YES, Head, SheetColumn, SheetTable
from advisor.assessment.sheet.faults import Faults
from advisor.assessment.sheet.meanings import meant_by
from advisor.document.fault_words import shorten
from advisor.translation import sentence

_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_FIRST_DAY = date(1900, 3, 1)
"""Earlier days are text in a workbook, whose calendar begins with an error."""


class Entries:
    """One row of a table, read by the names of its columns."""

    def __init__(
        self, table: SheetTable, head: Mapping[str, int], row: SheetRow, faults: Faults
    ) -> None:
        self.table = table
        self.row = row
        self.faults = faults
        self._head = head

    def cell(self, name: str) -> SheetCell | None:
        """Return a cell that holds something, None for an empty one and one that was refused."""
        found = self.row.cells.get(self._head[name])
        if found is None or (isinstance(found.value, str) and not found.value.strip()):
            return None
        return None if found.fault and self._refuse(found) else found

    def is_filled(self, name: str) -> bool:
        """Tell whether something stands in a cell, right or wrong."""
        found = self.row.cells.get(self._head[name])
        return found is not None and bool(found.fault or str(found.value or "").strip())

    def at(self, name: str) -> str:
        """Return how a cell is called."""
        return self.row.at(self._head[name])

    def text(self, name: str) -> str | None:
        """Return text; a whole number typed into the cell is taken as its digits."""
        cell = self.cell(name)
        if cell is None:
            return None
        return text_in(cell, self.faults)

    def day(self, name: str) -> date | None:
        """Return a date."""
        cell = self.cell(name)
        return None if cell is None else day_in(cell, self.faults)

    def word(self, name: str, valid: Collection[str], what: str) -> str | None:
        """Return one of the words that may stand in a cell."""
        cell = self.cell(name)
        if cell is None:
            return None
        written = text_in(cell, self.faults, words=True)
        if written is None or written in valid:
            return written
        self.faults.unknown(cell, valid, what, meant_by(written, valid))
        return None

    def text_of_state(self) -> str | None:
        """Return what stands in the state's cell, whether there is such a state or not."""
        found = self.row.cells.get(self._head[Head.STATE])
        return None if found is None else str(found.value or "").strip() or None

    def yes(self, name: str) -> bool:
        """Return whether a cell says yes."""
        return self.word(name, (YES, NO), sentence("yes or no")) == YES

    def refuse_foreign(self, column: SheetColumn) -> None:
        """Note what stands in a column that does not belong to this row."""
        if self.is_filled(column.name):
            message = sentence("`{name}` belongs into the practice's row", name=column.name)
            self.faults.note(self.at(column.name), message, sentence("Move it there."))

    def _refuse(self, cell: SheetCell) -> bool:
        if cell.fault == "formula":
            message = sentence("a formula stands here")
            hint = sentence("Write what it says; formulas are not read.")
        elif cell.fault == "error":
            message = sentence("an error of the spreadsheet stands here")
            hint = sentence("Write a value, or empty the cell.")
        else:
            message = sentence("a time of day stands here")
            hint = sentence("Write a date alone, such as 2026-01-31.")
        self.faults.note(cell.at, message, hint)
        return True


def text_in(cell: SheetCell, faults: Faults, *, words: bool = False) -> str | None:
    """Return the text in a cell; of `words`, true and false are yes and no."""
    value = cell.value
    if isinstance(value, bool) and words:
        return YES if value else NO
    if isinstance(value, str):
        return value.strip() or None
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:  # noqa: PLR2004 exact
        value = int(value)
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    kind = sentence("a date") if isinstance(value, date) else sentence("a number")
    kind = sentence("true or false") if isinstance(value, bool) else kind
    message = sentence("expected text, found {kind}", kind=kind)
    faults.note(cell.at, message, sentence("Format the cell as text and type it again."))
    return None


def day_in(cell: SheetCell, faults: Faults) -> date | None:
    """Return the date in a cell. As text it is taken from CSV, which knows nothing else."""
    value = cell.value
    if isinstance(value, date):
        return value
    hint = sentence("Type it again as a date, such as 2026-01-31.")
    if isinstance(value, str) and _ISO_DATE.fullmatch(value.strip()):
        try:
            day = date.fromisoformat(value.strip())
        except ValueError:
            message = sentence("{value} is not a date that exists", value=value.strip())
            faults.note(cell.at, message, hint)
            return None
        if not faults.typed or day < _FIRST_DAY:
            return day
        message = sentence("this date is text: {value}", value=value.strip())
        hint = sentence("Format the cell as a date and type it again.")
    else:
        message = sentence("`{value}` is no date", value=shorten(str(value)))
    faults.note(cell.at, message, hint)
    return None


def number_in(cell: SheetCell, faults: Faults) -> float | None:
    """Return the number in a cell, from 0 on. As text it is taken from CSV alone."""
    value = cell.value
    if isinstance(value, str) and not faults.typed:
        try:
            value = float(value)
        except ValueError:
            value = cell.value
    if isinstance(value, bool) or not isinstance(value, int | float):
        message = sentence("expected a number, found `{value}`", value=shorten(str(value)))
        faults.note(cell.at, message, sentence("Type a number such as 2."))
        return None
    if not isfinite(value) or value < 0:
        message = sentence("{value:g} is no number from 0 on", value=value)
        faults.note(cell.at, message, sentence("Type a number such as 2."))
        return None
    return float(value)
