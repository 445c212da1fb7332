"""What would follow for one team if something were met: found by judging its row again."""

from collections.abc import Iterator
from typing import Literal, NamedTuple

from advisor.scoring.portfolio.edition import RowEdition
from advisor.scoring.portfolio.states import MISSING, EditionStates, Way
from advisor.scoring.portfolio.team import TeamRow

Kind = Literal["criterion", "feature"]
KINDS: tuple[Kind, Kind] = ("criterion", "feature")


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
