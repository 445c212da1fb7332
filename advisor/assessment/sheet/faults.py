"""What is wrong in a spreadsheet, each fault with its cell."""

import re
from collections.abc import Iterable

from advisor.assessment.sheet.cells import SheetCell, SheetFile
from advisor.assessment.sheet.columns import TABLES
from advisor.document.fault_words import nearest, shorten
from advisor.errors import Location, Problem
from advisor.translation import sentence

_MOST_HINTS = 200
_ORDER = tuple(table.name for table in TABLES)
_CELL = re.compile(r"(?:(?P<sheet>.+)!)?(?P<column>[A-Z]+)(?P<row>[0-9]+)")


class Faults:
    """Collects what is wrong in one file, in the order in which it is found."""

    def __init__(self, file: SheetFile) -> None:
        self.file = file.name
        self.typed = file.typed
        self.problems: list[Problem] = []
        self._noted: set[Problem] = set()

    def note(self, at: str | None, message: str, hint: str | None = None) -> None:
        """Note a fault of a cell, or of the whole file."""
        place = Location(file=self.file, cell=at)
        problem = Problem(message=message, hint=hint, location=place)
        if problem not in self._noted:  # a cell may be looked at more than once
            self._noted.add(problem)
            self.problems.append(problem)

    @property
    def in_order(self) -> list[Problem]:
        """The faults as a reader meets them: table by table, from the top down."""
        return sorted(self.problems, key=_place)

    def unknown(
        self, cell: SheetCell, valid: Iterable[object], what: str, hint: str | None = None
    ) -> None:
        """Note that a cell holds none of the `valid` values, and which of them comes near."""
        written = str(cell.value)
        message = sentence("`{written}` is not {what}", written=shorten(written), what=what)
        if hint is None and len(self.problems) < _MOST_HINTS:  # the search takes a while
            hint = nearest(written.casefold(), valid)
        self.note(cell.at, message, hint)


def _place(problem: Problem) -> tuple[int, int, int, str]:
    where = problem.location
    found = _CELL.fullmatch(where.cell or "") if where else None
    if found is None:
        return (-1, 0, 0, "")
    table = _ORDER.index(found["sheet"]) if found["sheet"] in _ORDER else 0
    return (table, int(found["row"]), len(found["column"]), found["column"])
