"""What keeps many teams from their next level."""

from typing import NamedTuple

from advisor.scoring.portfolio.columns import DefiningLetters, NumberCounts
from advisor.scoring.portfolio.edition import RowEdition
from advisor.scoring.portfolio.lever import WEIGHT_STEPS
from advisor.scoring.portfolio.model import SharedBlocker
from advisor.scoring.portfolio.outlook import OutlookNumbers
from advisor.scoring.portfolio.states import IN_SCOPE
from advisor.scoring.portfolio.team import TeamRow


class _BarCounts(NamedTuple):
    """What is known of a criterion that bars teams: the first feature it does so by, and counts."""

    feature: int
    lacking: int
    open: int
    weight: int


class BlockerTally:
    """Adds up the criteria that bar the teams of one edition."""

    def __init__(self, edition: RowEdition) -> None:
        self._edition = edition
        self.numbers = NumberCounts()
        self.states = DefiningLetters(edition)

    def add(self, row: TeamRow, weight: int) -> None:
        """Count what bars one team; `weight` is what its criticality counts for."""
        self.numbers.add(row.barring, weight)
        self.states.add(row)

    def merge(self, other: "BlockerTally") -> None:
        """Add what another has counted."""
        self.numbers.merge(other.numbers)
        self.states.merge(other.states)

    def blockers(self) -> tuple[SharedBlocker, ...]:
        """Return them, what is lacking where most depends on it first."""
        states, found = self.states.counted(), self._found()
        return tuple(
            SharedBlocker(
                side=side,
                criterion=place,
                feature=self._edition.features[one.feature].id,
                lacking=one.lacking,
                open=one.open,
                concerned=sum(n for letter, n in states[place].items() if letter in IN_SCOPE),
                weight=one.weight / WEIGHT_STEPS,
            )
            for (side, place), one in sorted(found.items(), key=_rank)
        )

    def _found(self) -> dict[tuple[str, int], _BarCounts]:
        found: dict[tuple[str, int], _BarCounts] = {}
        read = OutlookNumbers(self._edition).bar
        for number, teams, weight in self.numbers.counted():
            bar = read(number)
            mine = _BarCounts(bar.feature, 0, teams, 0)
            if not bar.open:
                mine = _BarCounts(bar.feature, teams, 0, weight)
            before = found.get((bar.side, bar.criterion))
            found[bar.side, bar.criterion] = _together(before, mine) if before else mine
        return found


def _together(one: _BarCounts, other: _BarCounts) -> _BarCounts:
    return _BarCounts(
        min(one.feature, other.feature),
        one.lacking + other.lacking,
        one.open + other.open,
        one.weight + other.weight,
    )


def _rank(item: tuple[tuple[str, int], _BarCounts]) -> tuple[int, int, int, tuple[str, int]]:
    key, found = item
    return -found.weight, -found.lacking, -found.open, key
