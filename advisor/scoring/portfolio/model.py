"""What a portfolio tells: values over many teams, those of each edition of a rubric apart.

A count of None is one under five that was left out, as no names are to be told.
"""

from datetime import date
from typing import Literal

from advisor.frozen import dataclass
from advisor.scoring.portfolio.edition import RowEdition
from advisor.scoring.portfolio.team import TeamRow, Unreadable

Count = int | None
SUPPRESSED_UNDER = 5


@dataclass(frozen=True, kw_only=True)
class SideCount:
    """How many teams hold each level of one side, the first being level 0.

    `untold` are those of whom no level of this side can be told.
    """

    side: str
    held: tuple[Count, ...]
    untold: Count
    guarded: Count


@dataclass(frozen=True, kw_only=True)
class PartMean:
    """The mean score of a part of the edition, in level units, over the teams that have one."""

    mean: float | None
    teams: Count


@dataclass(frozen=True, kw_only=True)
class HeldCount:
    """In how many teams a feature is held, lacking, and not known, of those it concerns."""

    held: Count
    lacking: Count
    open: Count


@dataclass(frozen=True, kw_only=True)
class GroupFigures:
    """Where the teams of a group stand; `name` is None for those in no group, or for all.

    `parts` and `features` are in the order of the edition. A team whose assessment is `thin` is
    counted there, and in none of the others.
    """

    name: str | None
    teams: Count
    thin: Count
    stale: Count
    below: Count
    levels: tuple[SideCount, ...]
    parts: tuple[PartMean, ...]
    features: tuple[HeldCount, ...]


@dataclass(frozen=True, kw_only=True)
class SharedBlocker:
    """A criterion that keeps teams from their next level; `criterion` is its place.

    In `lacking` teams it is unmet, in `open` ones not known, of `concerned` ones in whose scope it
    is. `weight` adds up what the criticality of those counts for that lack it.
    """

    side: str
    criterion: int
    feature: str
    lacking: Count
    open: Count
    concerned: Count
    weight: float | None


@dataclass(frozen=True, kw_only=True)
class Lift:
    """How many teams get to a level of a side, or to one feature short of it."""

    level: int
    reach: Count
    one_short: Count


@dataclass(frozen=True, kw_only=True)
class Lever:
    """What follows if one thing were met in all teams: a criterion, or all that a feature needs.

    Or a practice, as far as the next level of each team asks of it. `place` is that of the
    criterion, feature or practice in the edition. `lifts` has a level for each that
    some team gets to, the lowest first; `guards` counts the teams whose level is guarded then.
    """

    side: str
    kind: Literal["criterion", "feature", "practice"]
    place: int
    lacking: Count
    open: Count
    lifts: tuple[Lift, ...]
    guards: Count
    weight: float | None


@dataclass(frozen=True, kw_only=True)
class PolicyShortfall:
    """A condition of the policy that a team does not meet, by the names that a gate has for it.

    Of ``criticality`` the policy expects something of some, and not of what the team says, which
    is `element`.
    """

    kind: Literal["min-level", "min", "min-coverage", "max-unknown", "max-waived", "criticality"]
    wanted: float | None
    measured: float | None
    side: str | None = None
    element: str | None = None


@dataclass(frozen=True, kw_only=True)
class Age:
    """How old answers are in days, how much of their evidence expired, and when they were due."""

    days: int
    expired: int
    due: date | None
    stale: bool


@dataclass(frozen=True, kw_only=True)
class SideMove:
    """The level and score of a side before and after; scores in ten-thousandths of a level."""

    side: str
    claimed: tuple[int | None, int | None]
    guarded: tuple[bool | None, bool | None]
    score: tuple[int | None, int | None]


@dataclass(frozen=True, kw_only=True)
class Move:
    """What moved in a team since an earlier assessment, of which `since` is the day.

    `gained` and `lost` are ids of features that are held now, and that are not any more.
    `other_edition` tells that the two were scored with rubrics that differ.
    """

    since: date
    sides: tuple[SideMove, ...]
    gained: tuple[str, ...]
    lost: tuple[str, ...]
    other_edition: bool

    @property
    def direction(self) -> int:
        """1 where the team rose, -1 where it fell, 0 where neither or both is so.

        A level of any side goes before features, and features before nothing.
        """
        levels = [_sign(*side.claimed) for side in self.sides]
        if any(levels):
            return (1 in levels) - (-1 in levels)
        return (len(self.gained) > len(self.lost)) - (len(self.gained) < len(self.lost))

    @property
    def moved(self) -> bool:
        """Whether a level or a feature is another than before."""
        levels = any(side.claimed[0] != side.claimed[1] for side in self.sides)
        return levels or bool(self.gained or self.lost)


def _sign(before: int | None, after: int | None) -> int:
    before, after = -1 if before is None else before, -1 if after is None else after
    return (after > before) - (after < before)


@dataclass(frozen=True, kw_only=True)
class TeamLine:
    """One team: its latest assessment, and what follows from it."""

    row: TeamRow
    age: Age
    move: Move | None
    shortfalls: tuple[PolicyShortfall, ...]


@dataclass(frozen=True, kw_only=True)
class Contradiction:
    """A fact of one platform on which its teams answer differently; some of each by name."""

    platform: str
    criterion: int
    met: Count
    unmet: Count
    say_met: tuple[str, ...]
    say_unmet: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Listed:
    """Teams by name, up to a number of them, and how many there are in all."""

    teams: tuple[TeamLine, ...]
    all: Count


@dataclass(frozen=True, kw_only=True)
class EditionFigures:
    """All that is told of the teams of one edition; `whole` is of all, `groups` of each.

    `teams` are all teams, the worst first, or only these where there are too many for a list.
    `below`, `stale`, `thin`, `risen` and `fallen` are lists of their own, the worst
    first. Nobody is listed where no names are to be told.
    """

    edition: RowEdition
    whole: GroupFigures
    groups: tuple[GroupFigures, ...]
    blockers: tuple[SharedBlocker, ...]
    levers: tuple[Lever, ...]
    contradictions: tuple[Contradiction, ...]
    teams: Listed
    below: Listed
    stale: Listed
    thin: Listed
    risen: Listed
    fallen: Listed


@dataclass(frozen=True, kw_only=True)
class Clash:
    """A name under which files speak of one day, so that they are taken for several teams."""

    name: str
    sources: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Portfolio:
    """Where many teams stand on a day.

    `read` counts the files that could be read: those of `earlier` assessments of a team, `copies`
    of another file, and results `made` from answers that are there as well are not counted among
    the teams. `unread` lists some of those that could not be read, `unreadable` is how many.
    """

    day: date
    since: date | None
    anonymous: bool
    judged: bool
    read: int
    earlier: int
    copies: int
    made: int
    unreadable: int
    unread: tuple[Unreadable, ...]
    clashes: tuple[Clash, ...]
    editions: tuple[EditionFigures, ...]
