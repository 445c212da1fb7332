"""The rows of a spreadsheet's tables, each found by the names of its columns and by its id."""

from collections.abc import Collection, Iterator, Mapping

from advisor.assessment.sheet.cells import SheetFile, SheetRow
from advisor.assessment.sheet.columns import Head, SheetTable
from advisor.assessment.sheet.entries import Entries
from advisor.assessment.sheet.faults import Faults
from advisor.translation import sentence


class TableRows:
    """The tables of one file; what is wrong with their heads and ids is noted."""

    def __init__(self, file: SheetFile, faults: Faults) -> None:
        self.file = file
        self.faults = faults

    def named(
        self, table: SheetTable, valid: Collection[str], what: str
    ) -> Iterator[tuple[str, Entries]]:
        """Yield rows by their id; one that there is not, and one that stands twice, is noted."""
        seen: dict[str, str] = {}
        for row in self.of(table):
            cell = row.cell(Head.ID)
            name = "" if cell is None else str(cell.value).strip()
            if cell is None:
                if not row.is_filled(Head.ID):
                    message = sentence("the id of this row is missing")
                    hint = sentence("Undo what was changed here, or empty the row.")
                    self.faults.note(row.at(Head.ID), message, hint)
            elif name not in valid:
                self.faults.unknown(cell, valid, what)
            elif name in seen:
                message = sentence("`{name}` has a row already", name=name)
                hint = sentence("The first is {cell}: keep one of the two.", cell=seen[name])
                self.faults.note(cell.at, message, hint)
            else:
                seen[name] = cell.at
                yield name, row

    def of(self, table: SheetTable) -> Iterator[Entries]:
        """Yield the rows of a table in which something stands, once its head is sound."""
        rows = self.file.tables.get(table.name)
        if not rows:
            message = sentence("the table `{name}` is missing", name=table.name)
            hint = sentence("Give it that name again, or take it from the spreadsheet as made.")
            self.faults.note(None, message, hint)
            return
        head = self._head(table, rows[0])
        if head is None:
            return
        for row in rows[1:]:
            self._refuse_beside(row, head)
            yield Entries(table, head, row, self.faults)

    def _head(self, table: SheetTable, row: SheetRow) -> dict[str, int] | None:
        found: dict[str, int] = {}
        for place, cell in row.cells.items():
            name = str(cell.value).strip()
            if name not in table.heads:
                self.faults.unknown(
                    cell, table.heads, sentence("a column of `{name}`", name=table.name)
                )
            elif name in found:
                message = sentence("the column `{name}` stands twice", name=name)
                self.faults.note(cell.at, message, sentence("Keep one of the two."))
            else:
                found[name] = place
        if lacking := [name for name in table.heads if name not in found]:
            message = sentence("columns are missing: {names}", names=", ".join(lacking))
            hint = sentence("Give them their names again, or take the spreadsheet as made.")
            self.faults.note(row.at(1), message, hint)
            return None
        return found

    def _refuse_beside(self, row: SheetRow, head: Mapping[str, int]) -> None:
        for place, cell in row.cells.items():
            if place not in head.values():
                message = sentence("this cell stands below no column that is read")
                self.faults.note(cell.at, message, sentence("Move it into the note, or empty it."))
