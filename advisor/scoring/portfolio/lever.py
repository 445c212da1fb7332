"""What would lift most teams, if it were met in all of them: found by judging each team again."""

from collections import Counter
from collections.abc import Callable, Iterator

from advisor.scoring.portfolio.columns import DefiningLetters, LetterCounts, NumberCounts
from advisor.scoring.portfolio.edition import RowEdition
from advisor.scoring.portfolio.effect import KINDS, Effect, Kind
from advisor.scoring.portfolio.model import Lever, Lift
from advisor.scoring.portfolio.outlook import OutlookNumbers
from advisor.scoring.portfolio.practice_asks import PracticeLetters
from advisor.scoring.portfolio.states import MISSING
from advisor.scoring.portfolio.team import LACKING, OPEN, UNMET, TeamRow

WEIGHT_STEPS = 1000  # weights are added as whole numbers, so that their order does not matter
_Thing = tuple[str, Kind, int]
_NOT_HELD = frozenset((LACKING, OPEN))


class LeverTally:
    """Adds up what levers do to the teams of one edition."""

    def __init__(self, edition: RowEdition) -> None:
        self._edition = edition
        self._of_practice = [set[int]() for _ in edition.practices]
        for place, criterion in enumerate(edition.criteria):
            self._of_practice[criterion.practice].add(place)
        self.numbers = NumberCounts()
        self.effects: Counter[Effect] = Counter()
        self.weights: Counter[Effect] = Counter()
        self.criteria = DefiningLetters(edition)
        self.features = LetterCounts(range(len(edition.features)))
        self.practices = PracticeLetters(edition)

    def add(self, row: TeamRow, weight: int) -> None:
        """Count what levers do to one team; `weight` is what its criticality counts for."""
        self.numbers.add(row.levers, weight)
        self.criteria.add(row)
        self.features.add(row.features)
        self.practices.add(row)

    def merge(self, other: "LeverTally") -> None:
        """Add what another has counted."""
        self.numbers.merge(other.numbers)
        self.criteria.merge(other.criteria)
        self.features.merge(other.features)
        self.practices.merge(other.practices)

    def levers(self) -> tuple[Lever, ...]:
        """Return the levers, the one that lifts most teams to a level first.

        What many teams depend on counts for more, and a level for more than being one feature short
        of it, which counts for more than a guard. Of two that lift as many, what asks for less is
        first.
        """
        found: dict[_Thing, list[Effect]] = {}
        self._read_numbers()
        for effect in self.effects:
            found.setdefault((effect.side, effect.kind, effect.place), []).append(effect)
        states = self._states()
        kept = [thing for thing in found if not self._does_no_more(thing, found)]
        return tuple(
            self._lever(thing, found[thing], states(thing))
            for thing in sorted(kept, key=lambda thing: (self._rank(thing, found[thing]), thing))
        )

    def _read_numbers(self) -> None:
        read = OutlookNumbers(self._edition).effect
        for number, teams, weight in self.numbers.counted():
            effect = read(number)
            self.effects[effect], self.weights[effect] = teams, weight

    def _does_no_more(self, thing: _Thing, found: dict[_Thing, list[Effect]]) -> bool:
        """Tell whether a part of it, one criterion or feature, does the same for the same teams."""
        mine = self._done(found[thing])
        return any(mine == self._done(found[part]) for part in self._parts(*thing) if part in found)

    def _done(self, effects: list[Effect]) -> dict[tuple[int | None, bool, bool], int]:
        return {
            (effect.level, effect.reach, effect.guards): self.effects[effect] for effect in effects
        }

    def _parts(self, side: str, kind: Kind, place: int) -> Iterator[_Thing]:
        """Yield what a feature or a practice consists of; a criterion has no parts."""
        features = self._edition.features
        if kind == "feature":
            yield from ((side, "criterion", one) for one in features[place].criteria)
        elif kind == "practice":
            own = self._of_practice[place]
            yield from ((side, "criterion", one) for one in own)
            yield from (
                (side, "feature", n) for n, f in enumerate(features) if own.issuperset(f.criteria)
            )

    def _rank(self, thing: _Thing, effects: list[Effect]) -> tuple[int, int, int, int]:
        reached = sum(self.weights[e] for e in effects if e.reach)
        short = sum(self.weights[e] for e in effects if e.level is not None and not e.reach)
        guards = sum(self.weights[e] for e in effects if e.guards)
        return -reached, -short, -guards, KINDS.index(thing[1])

    def _states(self) -> Callable[[_Thing], Counter[str]]:
        """Return what tells in how many teams each state of a thing is."""
        criteria, features = self.criteria.counted(), self.features.counted()
        practices = self.practices.counted()

        def states(thing: _Thing) -> Counter[str]:
            side, kind, place = thing
            if kind == "practice":
                return practices[side, place]
            return criteria[place] if kind == "criterion" else features[place]

        return states

    def _lever(self, thing: _Thing, effects: list[Effect], counts: Counter[str]) -> Lever:
        side, kind, place = thing
        lacking, missing = (UNMET, MISSING) if kind == "criterion" else (LACKING, _NOT_HELD)
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
