"""Where one side of a team stands, by the letters of its features and criteria."""

from functools import lru_cache
from typing import NamedTuple

from advisor.scoring.bounds import Bounded
from advisor.scoring.coverage import share_answered
from advisor.scoring.portfolio.picking import Pick, picking
from advisor.scoring.portfolio.states import EditionStates, tally_of
from advisor.scoring.portfolio.team import SideRow, points

_KEPT = 4_000


class _Held(NamedTuple):
    """What follows from the states of features alone.

    `defining` picks the criteria that define the features up to each level, the next one at most.
    """

    claimed: int | None
    supported: int | None
    ceiling: int | None
    guarded: bool | None
    toward: int | None
    held: int
    all: int
    defining: tuple[Pick, ...]


class SideJudge:
    """Judges one side of the rows of an edition; teams whose features are the same, once."""

    def __init__(self, states: EditionStates, side: str) -> None:
        self._states = states
        self._side = side
        self._own = picking(states.places_of(side))
        self._held = lru_cache(maxsize=_KEPT)(self._held_by)

    def row(self, features: str, criteria: str, score: Bounded) -> SideRow:
        """Return where the side of a team stands."""
        here = self._held(self._own(features))
        possible = here.ceiling
        if here.claimed != here.ceiling:  # between the two something may be mostly open
            possible = self._states.side(self._side, features, criteria).possible
        return SideRow(
            claimed=here.claimed,
            supported=here.supported,
            ceiling=here.ceiling,
            possible=possible,
            guarded=here.guarded,
            score=points(score.score),
            low=points(score.low),
            high=points(score.high),
            toward=here.toward,
            held=here.held,
            all=here.all,
        )

    def known(self, features: str, criteria: str) -> float | None:
        """Return the share answered of what defines the next level, as `coverage` tells it."""
        here = self._held(self._own(features))
        shares = (share_answered([tally_of(pick(criteria))]) for pick in here.defining)
        return max((share for share in shares if share is not None), default=None)

    def _held_by(self, own: str) -> _Held:
        here = self._states.side_by(self._side, own)
        following = here.following
        core = None if following is None else here.core_count(following)
        return _Held(
            claimed=here.held,
            supported=self._states.side_by(self._side, own, "supported").held,
            ceiling=here.ceiling,
            guarded=here.guarded,
            toward=following,
            held=core.held if core else 0,
            all=core.all if core else 0,
            defining=tuple(
                picking(self._states.defining(here.up_to(level))) for level in here.before_following
            ),
        )
