"""What would lift most teams, if it were met in all of them: found by judging each team again."""

from collections import Counter

from advisor.scoring.portfolio.columns import DefiningLetters, LetterCounts, NumberCounts
from advisor.scoring.portfolio.edition import RowEdition
from advisor.scoring.portfolio.effect import Effect, Kind
from advisor.scoring.portfolio.model import Lever, Lift
from advisor.scoring.portfolio.outlook import OutlookNumbers
from advisor.scoring.portfolio.states import MISSING
from advisor.scoring.portfolio.team import LACKING, OPEN, UNMET, TeamRow

WEIGHT_STEPS = 1000  # weights are added as whole numbers, so that their order does not matter
_Thing = tuple[str, Kind, int]
_NOT_HELD = frozenset((LACKING, OPEN))


class LeverTally:
    """Adds up what levers do to the teams of one edition."""

    def __init__(self, edition: RowEdition) -> None:
        self._edition = edition
        self.numbers = NumberCounts()
        self.effects: Counter[Effect] = Counter()
        self.weights: Counter[Effect] = Counter()
        self.criteria = DefiningLetters(edition)
        self.features = LetterCounts(range(len(edition.features)))

    def add(self, row: TeamRow, weight: int) -> None:
        """Count what levers do to one team; `weight` is what its criticality counts for."""
        self.numbers.add(row.levers, weight)
        self.criteria.add(row)
        self.features.add(row.features)

    def merge(self, other: "LeverTally") -> None:
        """Add what another has counted."""
        self.numbers.merge(other.numbers)
        self.criteria.merge(other.criteria)
        self.features.merge(other.features)

    def levers(self) -> tuple[Lever, ...]:
        """Return the levers, the one that lifts most teams to a level first.

        What many teams depend on counts for more, and a level for more than being one feature short
        of it, which counts for more than a guard.
        """
        found: dict[_Thing, list[Effect]] = {}
        self._read_numbers()
        for effect in self.effects:
            found.setdefault((effect.side, effect.kind, effect.place), []).append(effect)
        kept = [thing for thing in found if not self._is_one_criterion(thing, found)]
        return tuple(
            self._lever(thing, found[thing])
            for thing in sorted(kept, key=lambda thing: (self._rank(found[thing]), thing))
        )

    def _read_numbers(self) -> None:
        read = OutlookNumbers(self._edition).effect
        for number, teams, weight in self.numbers.counted():
            effect = read(number)
            self.effects[effect], self.weights[effect] = teams, weight

    def _is_one_criterion(self, thing: _Thing, found: dict[_Thing, list[Effect]]) -> bool:
        """Tell whether one criterion does for the same teams all that a feature does."""
        side, kind, place = thing
        if kind == "criterion":
            return False
        mine = {effect[3:]: self.effects[effect] for effect in found[thing]}
        return any(
            mine == {effect[3:]: self.effects[effect] for effect in found[side, "criterion", one]}
            for one in self._edition.features[place].criteria
            if (side, "criterion", one) in found
        )

    def _rank(self, effects: list[Effect]) -> tuple[int, int, int]:
        reached = sum(self.weights[e] for e in effects if e.reach)
        short = sum(self.weights[e] for e in effects if e.level is not None and not e.reach)
        return -reached, -short, -sum(self.weights[e] for e in effects if e.guards)

    def _lever(self, thing: _Thing, effects: list[Effect]) -> Lever:
        side, kind, place = thing
        if kind == "criterion":
            counts, lacking, missing = self.criteria.counted()[place], UNMET, MISSING
        else:
            counts, lacking, missing = self.features.counted()[place], LACKING, _NOT_HELD
        return Lever(
            side=side,
            kind=kind,
            place=place,
            lacking=counts[lacking],
            open=sum(counts[letter] for letter in missing - {lacking}),
            lifts=tuple(
                Lift(
                    level=level,
                    reach=self._teams(effects, level, reach=True),
                    one_short=self._teams(effects, level, reach=False),
                )
                for level in sorted({e.level for e in effects if e.level is not None})
            ),
            guards=sum(self.effects[e] for e in effects if e.guards),
            weight=sum(self.weights[e] for e in effects) / WEIGHT_STEPS,
        )

    def _teams(self, effects: list[Effect], level: int, *, reach: bool) -> int:
        return sum(self.effects[e] for e in effects if e.level == level and e.reach is reach)
