"""What keeps many teams from their next level."""

from collections import Counter

from advisor.scoring.portfolio.columns import DefiningLetters
from advisor.scoring.portfolio.edition import RowEdition
from advisor.scoring.portfolio.lever import WEIGHT_STEPS
from advisor.scoring.portfolio.model import SharedBlocker
from advisor.scoring.portfolio.states import IN_SCOPE, states_of
from advisor.scoring.portfolio.team import UNMET, TeamRow


class BlockerTally:
    """Adds up the criteria that bar the teams of one edition."""

    def __init__(self, edition: RowEdition) -> None:
        self._edition = edition
        self.lacking: Counter[tuple[str, int]] = Counter()
        self.open: Counter[tuple[str, int]] = Counter()
        self.weights: Counter[tuple[str, int]] = Counter()
        self.states = DefiningLetters(edition)
        self.features: dict[tuple[str, int], int] = {}

    def add(self, row: TeamRow, weight: int) -> None:
        """Count what bars one team; `weight` is what its criticality counts for."""
        states = states_of(self._edition)
        for side in self._edition.sides:
            for place, feature, letter in states.missing(side.id, row.features, row.criteria):
                key = (side.id, place)
                self.features[key] = min(feature, self.features.get(key, feature))
                if letter == UNMET:
                    self.lacking[key] += 1
                    self.weights[key] += weight
                else:
                    self.open[key] += 1
        self.states.add(row)

    def merge(self, other: "BlockerTally") -> None:
        """Add what another has counted."""
        self.lacking.update(other.lacking)
        self.open.update(other.open)
        self.weights.update(other.weights)
        self.states.merge(other.states)
        for key, feature in other.features.items():
            self.features[key] = min(feature, self.features.get(key, feature))

    def blockers(self) -> tuple[SharedBlocker, ...]:
        """Return them, what is lacking where most depends on it first."""
        states = self.states.counted()
        return tuple(
            SharedBlocker(
                side=side,
                criterion=place,
                feature=self._edition.features[self.features[side, place]].id,
                lacking=self.lacking[side, place],
                open=self.open[side, place],
                concerned=sum(n for letter, n in states[place].items() if letter in IN_SCOPE),
                weight=self.weights[side, place] / WEIGHT_STEPS,
            )
            for side, place in sorted(self.features, key=self._rank)
        )

    def _rank(self, key: tuple[str, int]) -> tuple[int, int, int, tuple[str, int]]:
        return -self.weights[key], -self.lacking[key], -self.open[key], key
