"""What lies ahead of one team, as numbers in its row: what bars it, and what would lift it.

It is found once, where the row is made. Many rows are then quickly added up.
"""

from typing import NamedTuple

from advisor.scoring.portfolio.edition import RowEdition
from advisor.scoring.portfolio.effect import KINDS, Effect, effects_on
from advisor.scoring.portfolio.practice_asks import PracticeAsks
from advisor.scoring.portfolio.states import EditionStates
from advisor.scoring.portfolio.team import UNMET, TeamRow


class Bar(NamedTuple):
    """A criterion that keeps a side from its next level, and the first feature that needs it.

    What is `open` is not known, and else unmet.
    """

    side: str
    feature: int
    criterion: int
    open: bool


class OutlookNumbers:
    """Numbers for what may lie ahead of the teams of one edition."""

    def __init__(self, edition: RowEdition) -> None:
        self._sides = [side.id for side in edition.sides]
        self._criteria = len(edition.criteria)
        self._places = max(len(edition.criteria), len(edition.features), len(edition.practices))
        self._levels = len(edition.levels) + 1  # and none

    def of_bar(self, bar: Bar) -> int:
        """Return the number of a bar."""
        number = bar.feature * self._criteria + bar.criterion
        return (number * len(self._sides) + self._sides.index(bar.side)) * 2 + bar.open

    def bar(self, number: int) -> Bar:
        """Return what the number stands for."""
        number, is_open = divmod(number, 2)
        number, side = divmod(number, len(self._sides))
        feature, criterion = divmod(number, self._criteria)
        return Bar(self._sides[side], feature, criterion, bool(is_open))

    def of_effect(self, effect: Effect) -> int:
        """Return the number of an effect."""
        number = KINDS.index(effect.kind) * self._places + effect.place
        number = number * len(self._sides) + self._sides.index(effect.side)
        number = number * self._levels + (0 if effect.level is None else effect.level + 1)
        return (number * 2 + effect.reach) * 2 + effect.guards

    def effect(self, number: int) -> Effect:
        """Return what the number stands for."""
        number, guards = divmod(number, 2)
        number, reach = divmod(number, 2)
        number, level = divmod(number, self._levels)
        number, side = divmod(number, len(self._sides))
        kind, place = divmod(number, self._places)
        return Effect(
            side=self._sides[side],
            kind=KINDS[kind],
            place=place,
            level=level - 1 if level else None,
            reach=bool(reach),
            guards=bool(guards),
        )


class Outlook:
    """Finds what lies ahead of the teams of one edition."""

    def __init__(self, states: EditionStates) -> None:
        self.edition = states.edition
        self._states = states
        self._asks = PracticeAsks(states.edition)
        self._numbers = OutlookNumbers(states.edition)

    def added_to(self, row: TeamRow) -> TeamRow:
        """Return a row with what lies ahead; without criteria nothing can be told."""
        if not row.criteria:
            return row
        effects = effects_on(self._states, self._asks, row)
        return row._replace(
            levers=tuple(map(self._numbers.of_effect, effects)),
            barring=tuple(
                self._numbers.of_bar(Bar(side.id, feature, place, letter != UNMET))
                for side in self.edition.sides
                for place, feature, letter in self._states.missing(
                    side.id, row.features, row.criteria
                )
            ),
        )
