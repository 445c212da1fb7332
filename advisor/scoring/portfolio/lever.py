"""What would lift most teams, if it were met in all of them: found by judging each team again."""

from collections import Counter
from collections.abc import Iterator
from typing import Literal, NamedTuple

from advisor.scoring.portfolio.columns import DefiningLetters, LetterCounts
from advisor.scoring.portfolio.edition import RowEdition
from advisor.scoring.portfolio.model import Lever, Lift
from advisor.scoring.portfolio.states import MISSING, EditionStates, Way, states_of
from advisor.scoring.portfolio.team import LACKING, OPEN, UNMET, TeamRow

Kind = Literal["criterion", "feature"]
WEIGHT_STEPS = 1000  # weights are added as whole numbers, so that their order does not matter
_Thing = tuple[str, Kind, int]
_NOT_HELD = frozenset((LACKING, OPEN))


class Effect(NamedTuple):
    """What one thing met does to a side of one team: it reaches a level, or is one feature short.

    `level` is the one reached or missed by a feature; `guards` when the level held is guarded then.
    """

    side: str
    kind: Kind
    place: int
    level: int | None
    reach: bool
    guards: bool


def effects_on(states: EditionStates, row: TeamRow) -> Iterator[Effect]:
    """Yield what follows for a team from each criterion, and each feature, if it were met.

    Only what stands before the next level of a side, or before its guard, can do anything.
    """
    for side in states.edition.sides:
        before = states.way_of(side.id, row.features)
        if before.held is None:
            continue
        for kind, place, met in _candidates(states.edition, row, before):
            after = _after(states, row, side.id, met)
            level = _level(before, after)
            reach = after.held != before.held
            guards = bool(after.guarded and not before.guarded) and not reach
            if level is not None or guards:
                yield Effect(side.id, kind, place, level, reach, guards)


def _candidates(
    edition: RowEdition, row: TeamRow, way: Way
) -> Iterator[tuple[Kind, int, tuple[int, ...]]]:
    """Yield what can change a feature that matters: the last criterion it lacks, or all it lacks.

    Of a feature that rests on one criterion alone, the criterion is told.
    """
    single = set()
    for place in dict.fromkeys((*way.bars, *way.guard)):
        needs = edition.features[place].criteria
        lacked = tuple(c for c in needs if row.criteria[c] in MISSING)
        if len(lacked) == 1:
            single.add(lacked[0])
        if len(needs) > 1:
            yield "feature", place, lacked
    for place in sorted(single):
        yield "criterion", place, (place,)


def _after(states: EditionStates, row: TeamRow, side: str, met: tuple[int, ...]) -> Way:
    return states.way_of(side, states.with_met(row.features, row.criteria, met))


def _level(before: Way, after: Way) -> int | None:
    """Return the level that is reached, or of which one feature is short that more were of."""
    if after.held != before.held:
        return after.held
    return before.following if len(after.bars) == 1 < len(before.bars) else None


class LeverTally:
    """Adds up what levers do to the teams of one edition."""

    def __init__(self, edition: RowEdition) -> None:
        self._edition = edition
        self.effects: Counter[Effect] = Counter()
        self.weights: Counter[Effect] = Counter()
        self.criteria = DefiningLetters(edition)
        self.features = LetterCounts(len(edition.features))

    def add(self, row: TeamRow, weight: int) -> None:
        """Count what levers do to one team; `weight` is what its criticality counts for."""
        for effect in effects_on(states_of(self._edition), row):
            self.effects[effect] += 1
            self.weights[effect] += weight
        self.criteria.add(row)
        self.features.add(row.features)

    def merge(self, other: "LeverTally") -> None:
        """Add what another has counted."""
        self.effects.update(other.effects)
        self.weights.update(other.weights)
        self.criteria.merge(other.criteria)
        self.features.merge(other.features)

    def levers(self) -> tuple[Lever, ...]:
        """Return the levers, the one that lifts most teams to a level first.

        What many teams depend on counts for more, and a level for more than being one feature short
        of it, which counts for more than a guard.
        """
        found: dict[_Thing, list[Effect]] = {}
        for effect in self.effects:
            found.setdefault((effect.side, effect.kind, effect.place), []).append(effect)
        kept = [thing for thing in found if not self._is_one_criterion(thing, found)]
        return tuple(
            self._lever(thing, found[thing])
            for thing in sorted(kept, key=lambda thing: (self._rank(found[thing]), thing))
        )

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
