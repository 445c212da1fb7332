"""Counts over many rows, place by place; many rows at a time, which is quicker than one by one."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from advisor.scoring.portfolio.edition import RowEdition
from advisor.scoring.portfolio.team import TeamRow

_AT_ONCE = 256


class LetterCounts:
    """How often each letter stands at each of some places of texts of one length."""

    def __init__(self, places: Collection[int]) -> None:
        self._places = places
        self._counts: dict[str, list[int]] = {}
        self._waiting: list[str] = []

    def add(self, letters: str) -> None:
        """Count the letters of one row."""
        self._waiting.append(letters)
        if len(self._waiting) >= _AT_ONCE:
            self._count()

    def _count(self) -> None:
        if not self._waiting:
            return
        rows, each = "".join(self._waiting), len(self._waiting[0])
        self._waiting.clear()
        columns = [rows[place::each] for place in self._places]
        for letter in set(rows):
            self._add(letter, [column.count(letter) for column in columns])

    def _add(self, letter: str, counts: list[int]) -> None:
        before = self._counts.get(letter)
        self._counts[letter] = counts if before is None else _added(before, counts)

    def merge(self, other: "LetterCounts") -> None:
        """Add what another has counted."""
        self._count()
        other._count()  # noqa: SLF001 of the same class
        for letter, counts in other._counts.items():  # noqa: SLF001 likewise
            self._add(letter, counts)

    def counted(self) -> list[Counter[str]]:
        """Return the counts of each place."""
        self._count()
        found: list[Counter[str]] = [Counter() for _ in self._places]
        for letter, counts in self._counts.items():
            for counter, count in zip(found, counts, strict=True):
                counter[letter] = count
        return found


class DefiningLetters:
    """How often the criteria that features rest on are in each state."""

    def __init__(self, edition: RowEdition) -> None:
        self._places = [n for n, c in enumerate(edition.criteria) if c.defines]
        self.letters = LetterCounts(self._places)

    def add(self, row: TeamRow) -> None:
        """Count the states of one row."""
        self.letters.add(row.criteria)

    def merge(self, other: "DefiningLetters") -> None:
        """Add what another has counted."""
        self.letters.merge(other.letters)

    def counted(self) -> dict[int, Counter[str]]:
        """Return the counts by the places of the criteria."""
        return dict(zip(self._places, self.letters.counted(), strict=True))


class NumberCounts:
    """How often each number comes, and what those it comes from weigh."""

    def __init__(self) -> None:
        self._by_weight: dict[int, Counter[int]] = {}

    def add(self, numbers: Sequence[int], weight: int) -> None:
        """Count the numbers of one row."""
        self._of(weight).update(numbers)

    def _of(self, weight: int) -> Counter[int]:
        if weight not in self._by_weight:
            self._by_weight[weight] = Counter()
        return self._by_weight[weight]

    def merge(self, other: "NumberCounts") -> None:
        """Add what another has counted."""
        for weight, counts in other._by_weight.items():  # noqa: SLF001 of the same class
            self._of(weight).update(counts)

    def counted(self) -> Iterator[tuple[int, int, int]]:
        """Yield each number with how often it came, and with the sum of the weights."""
        for number in {number for counts in self._by_weight.values() for number in counts}:
            each = [(weight, counts[number]) for weight, counts in self._by_weight.items()]
            yield number, sum(n for _, n in each), sum(weight * n for weight, n in each)


class Sums:
    """The sum of the numbers at each place of rows of one length, and how many there are."""

    def __init__(self, places: int) -> None:
        self.sums, self.numbers = [0] * places, [0] * places

    def add(self, numbers: Sequence[int | None]) -> None:
        """Add one row; None is no number."""
        sums, known = self.sums, self.numbers
        for place, number in enumerate(numbers):
            if number is not None:
                sums[place] += number
                known[place] += 1

    def merge(self, other: "Sums") -> None:
        """Add what another has added up."""
        self.sums = _added(self.sums, other.sums)
        self.numbers = _added(self.numbers, other.numbers)

    def added(self) -> list[tuple[int, int]]:
        """Return the sum and the number of each place."""
        return list(zip(self.sums, self.numbers, strict=True))


def _added(some: list[int], others: list[int]) -> list[int]:
    return [one + other for one, other in zip(some, others, strict=True)]
