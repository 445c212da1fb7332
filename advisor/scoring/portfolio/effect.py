"""What would follow for one team if something were met: found by judging its row again."""

from collections.abc import Iterator, Mapping
from typing import Literal, NamedTuple

from advisor.scoring.portfolio.edition import RowEdition
from advisor.scoring.portfolio.practice_asks import Asked, PracticeAsks
from advisor.scoring.portfolio.states import MISSING, EditionStates, Way
from advisor.scoring.portfolio.team import TeamRow

Kind = Literal["criterion", "feature", "practice"]
KINDS: tuple[Kind, ...] = ("criterion", "feature", "practice")


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


def effects_on(states: EditionStates, asks: PracticeAsks, row: TeamRow) -> Iterator[Effect]:
    """Yield what follows for a team from each criterion, feature and practice, if it were met.

    A practice is met as far as the level asks that comes next, or that is held at the top. Only
    what stands before the next level of a side, or before its guard, can do anything.
    """
    for side in states.edition.sides:
        before = states.way_of(side.id, row.features)
        if before.held is None:
            continue
        lacked = _lacked(states.edition, row, before)
        asked = asks.up_to(side.id, before.following or before.held)
        for kind, place, met in _candidates(states.edition, asked, lacked):
            bars = [bar for bar in before.bars if not lacked[bar] <= met]
            if before.bars and not bars:
                after = states.way_of(side.id, states.with_met(row.features, row.criteria, met))
                yield Effect(side.id, kind, place, after.held, reach=True, guards=False)
                continue
            # Meeting something lowers nothing: the level held stays, and so does what else bars.
            level = before.following if len(bars) == 1 < len(before.bars) else None
            guards = bool(before.guard) and all(lacked[one] <= met for one in before.guard)
            if level is not None or guards:
                yield Effect(side.id, kind, place, level, reach=False, guards=guards)


def _lacked(edition: RowEdition, row: TeamRow, way: Way) -> dict[int, frozenset[int]]:
    """Return the criteria that each feature which matters lacks: it is held once these are met."""
    return {
        place: frozenset(c for c in edition.features[place].criteria if row.criteria[c] in MISSING)
        for place in (*way.bars, *way.guard)
    }


def _candidates(
    edition: RowEdition, asked: Asked, lacked: Mapping[int, frozenset[int]]
) -> Iterator[tuple[Kind, int, frozenset[int]]]:
    """Yield what can change a feature that matters: the last criterion it lacks, or all it lacks.

    Of a feature that rests on one criterion alone, the criterion is told; and a practice where all
    that the feature lacks is of it.
    """
    for place, criteria in lacked.items():
        if len(edition.features[place].criteria) > 1:
            yield "feature", place, criteria
    for criteria in sorted({one for one in lacked.values() if len(one) == 1}, key=sorted):
        (place,) = criteria
        yield "criterion", place, criteria
    last = ((edition.criteria[min(one)].practice, one) for one in lacked.values() if one)
    for place in sorted({practice for practice, one in last if one <= asked[practice]}):
        yield "practice", place, asked[place]
