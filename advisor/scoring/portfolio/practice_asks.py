"""What levels ask of practices, and how far practices come up to it."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from itertools import accumulate, pairwise
from operator import itemgetter

from advisor.scoring.portfolio.columns import LetterCounts
from advisor.scoring.portfolio.edition import RowEdition
from advisor.scoring.portfolio.picking import picking
from advisor.scoring.portfolio.states import letter_of_feature
from advisor.scoring.portfolio.team import TeamRow

Asked = Mapping[int, frozenset[int]]
_Reader = Callable[[str], str]


class PracticeAsks:
    """Finds what the levels of a side ask of the practices of one edition."""

    def __init__(self, edition: RowEdition) -> None:
        self._edition = edition
        self.up_to = cache(self._up_to)
        self.reader = cache(self._reader)

    def _up_to(self, side: str, level: int) -> Asked:
        """Return the criteria that define features of a side up to a level, by their practices."""
        found: dict[int, set[int]] = {}
        for feature in self._edition.features:
            if feature.side == side and feature.level <= level:
                for place in feature.criteria:
                    found.setdefault(self._edition.criteria[place].practice, set()).add(place)
        return {practice: frozenset(found[practice]) for practice in sorted(found)}

    def _reader(self, side: str, level: int) -> _Reader:
        """Return what reads a letter for each practice of `up_to` from those of all criteria.

        A practice is lacking, not known or held as a feature is that needs what is asked of it.
        """
        asked = [sorted(places) for places in self.up_to(side, level).values()]
        pick = picking(tuple(place for places in asked for place in places))
        cut = _cutting([slice(*span) for span in pairwise(accumulate(map(len, asked), initial=0))])
        return lambda criteria: "".join(map(letter_of_feature, cut(pick(criteria))))


def _cutting(spans: Sequence[slice]) -> Callable[[str], Iterable[str]]:
    """Return what cuts these pieces out of a text."""
    if len(spans) < 2:  # noqa: PLR2004 of one alone `itemgetter` would make no tuple
        return lambda text: [text[span] for span in spans]
    return itemgetter(*spans)


class PracticeLetters:
    """How often practices are in each state, as far as the next level of a team asks of them.

    Of a team at the top it is the level held.
    """

    def __init__(self, edition: RowEdition) -> None:
        self._edition = edition
        self._asks = PracticeAsks(edition)
        self._counts: dict[tuple[str, int], LetterCounts] = {}

    def add(self, row: TeamRow) -> None:
        """Count the states of one row."""
        for side, cells in zip(self._edition.sides, row.sides, strict=True):
            level = cells.claimed if cells.toward is None else cells.toward
            if level:
                read = self._asks.reader(side.id, level)
                self._of((side.id, level)).add(read(row.criteria))

    def _of(self, asking: tuple[str, int]) -> LetterCounts:
        if asking not in self._counts:
            self._counts[asking] = LetterCounts(range(len(self._asks.up_to(*asking))))
        return self._counts[asking]

    def merge(self, other: "PracticeLetters") -> None:
        """Add what another has counted."""
        for asking, counts in other._counts.items():  # noqa: SLF001 of the same class
            self._of(asking).merge(counts)

    def counted(self) -> dict[tuple[str, int], Counter[str]]:
        """Return the counts by sides and the places of practices."""
        found: dict[tuple[str, int], Counter[str]] = {}
        for asking, counts in self._counts.items():
            for place, counter in zip(self._asks.up_to(*asking), counts.counted(), strict=True):
                found.setdefault((asking[0], place), Counter()).update(counter)
        return found
