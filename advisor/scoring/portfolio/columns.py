"""Counts over many rows, place by place; a few rows at a time, which is quicker than one by one."""

from collections import Counter
from collections.abc import Sequence

from advisor.scoring.portfolio.edition import RowEdition
from advisor.scoring.portfolio.team import TeamRow

_AT_ONCE = 64


class LetterCounts:
    """How often each letter stands at each place of texts of one length."""

    def __init__(self, places: int) -> None:
        self.counts: list[Counter[str]] = [Counter() for _ in range(places)]
        self._waiting: list[Sequence[str]] = []

    def add(self, letters: Sequence[str]) -> None:
        """Count the letters of one row."""
        self._waiting.append(letters)
        if len(self._waiting) >= _AT_ONCE:
            self._count()

    def _count(self) -> None:
        for counted, column in zip(self.counts, zip(*self._waiting, strict=True), strict=False):
            counted.update(column)
        self._waiting.clear()

    def merge(self, other: "LetterCounts") -> None:
        """Add what another has counted."""
        for mine, theirs in zip(self.counted(), other.counted(), strict=True):
            mine.update(theirs)

    def counted(self) -> list[Counter[str]]:
        """Return the counts of each place."""
        self._count()
        return self.counts


class DefiningLetters:
    """How often the criteria that features rest on are in each state."""

    def __init__(self, edition: RowEdition) -> None:
        self._places = [n for n, c in enumerate(edition.criteria) if c.defines]
        self.letters = LetterCounts(len(self._places))

    def add(self, row: TeamRow) -> None:
        """Count the states of one row."""
        self.letters.add([row.criteria[place] for place in self._places])

    def merge(self, other: "DefiningLetters") -> None:
        """Add what another has counted."""
        self.letters.merge(other.letters)

    def counted(self) -> dict[int, Counter[str]]:
        """Return the counts by the places of the criteria."""
        return dict(zip(self._places, self.letters.counted(), strict=True))


class Sums:
    """The sum of the numbers at each place of rows of one length, and how many there are."""

    def __init__(self, places: int) -> None:
        self.sums, self.numbers = [0] * places, [0] * places
        self._waiting: list[Sequence[int | None]] = []

    def add(self, numbers: Sequence[int | None]) -> None:
        """Add one row; None is no number."""
        self._waiting.append(numbers)
        if len(self._waiting) >= _AT_ONCE:
            self._add()

    def _add(self) -> None:
        for place, column in enumerate(zip(*self._waiting, strict=True)):
            known = [number for number in column if number is not None]
            self.sums[place] += sum(known)
            self.numbers[place] += len(known)
        self._waiting.clear()

    def merge(self, other: "Sums") -> None:
        """Add what another has added up."""
        for place, (total, n) in enumerate(other.added()):
            self.sums[place] += total
            self.numbers[place] += n

    def added(self) -> list[tuple[int, int]]:
        """Return the sum and the number of each place."""
        self._add()
        return list(zip(self.sums, self.numbers, strict=True))
