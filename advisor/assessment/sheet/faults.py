"""What is wrong in a spreadsheet, each fault with its cell."""

from collections.abc import Iterable

from advisor.assessment.sheet.cells import SheetCell, SheetFile
from advisor.document.words import nearest, shorten
from advisor.errors import Location, Problem
from advisor.translation import sentence

_MOST_HINTS = 200


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

    def unknown(
        self, cell: SheetCell, valid: Iterable[object], what: str, hint: str | None = None
    ) -> None:
        """Note that a cell holds none of the `valid` values, and which of them comes near."""
        written = str(cell.value)
        message = sentence("`{written}` is not {what}", written=shorten(written), what=what)
        if hint is None and len(self.problems) < _MOST_HINTS:  # the search takes a while
            hint = nearest(written.casefold(), valid)
        self.note(cell.at, message, hint)
