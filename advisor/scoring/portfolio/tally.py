"""Adds up the teams of one edition; what several processes added is merged to the same figures."""

from typing import Any

from advisor.scoring.portfolio.blocker import BlockerTally
from advisor.scoring.portfolio.edition import RowEdition
from advisor.scoring.portfolio.group import GroupTally
from advisor.scoring.portfolio.lever import LeverTally
from advisor.scoring.portfolio.listing import FirstTeams
from advisor.scoring.portfolio.model import EditionFigures, Listed, TeamLine
from advisor.scoring.portfolio.platform import PlatformTally
from advisor.scoring.portfolio.terms import Terms

MOST_TEAMS = 2000
"""Up to so many teams are listed all; of more, only the worst and those that stand out."""
MOST_LISTED = 200


class EditionTally:
    """All that is told of the teams of one edition."""

    def __init__(self, edition: RowEdition, terms: Terms) -> None:
        self._edition = edition
        self._terms = terms
        self.groups: dict[str | None, GroupTally] = {}
        self.blockers = BlockerTally(edition)
        self.levers = LeverTally(edition)
        self.platforms = PlatformTally(edition)
        self.teams = FirstTeams(self._worst, MOST_TEAMS)
        self.below = FirstTeams(self._worst, MOST_LISTED)
        self.stale = FirstTeams(lambda line: (-line.age.days, -line.age.expired), MOST_LISTED)
        self.thin = FirstTeams(self._least_known, MOST_LISTED)
        self.risen = FirstTeams(self._farthest, MOST_LISTED)
        self.fallen = FirstTeams(self._farthest, MOST_LISTED)

    def add(self, line: TeamLine) -> None:
        """Count one team. Of a thin assessment only that it is one, and its age."""
        self._group(line.row.group).add(line)
        self.teams.add(line)
        if line.age.stale:
            self.stale.add(line)
        if line.row.thin:
            self.thin.add(line)
        else:
            self._judge(line)

    def _group(self, name: str | None) -> GroupTally:
        if name not in self.groups:
            self.groups[name] = GroupTally(self._edition)
        return self.groups[name]

    def _judge(self, line: TeamLine) -> None:
        weight = self._terms.weight(line.row.criticality)
        if line.row.criteria:
            self.blockers.add(line.row, weight)
            self.levers.add(line.row, weight)
            self.platforms.add(line.row)
        if line.shortfalls:
            self.below.add(line)
        if line.move and line.move.direction > 0:
            self.risen.add(line)
        if line.move and line.move.direction < 0:
            self.fallen.add(line)

    def merge(self, other: "EditionTally") -> None:
        """Add what another has counted."""
        for name, tally in other.groups.items():
            self._group(name).merge(tally)
        for name in _PARTS:
            getattr(self, name).merge(getattr(other, name))

    def figures(self) -> EditionFigures:
        """Return what was counted."""
        groups = sorted(self.groups.items(), key=lambda item: (item[0] is None, item[0] or ""))
        return EditionFigures(
            edition=self._edition,
            whole=self._whole().figures(None),
            groups=tuple(tally.figures(name) for name, tally in groups),
            blockers=self.blockers.blockers(),
            levers=self.levers.levers(),
            contradictions=self.platforms.contradictions(),
            teams=_all_or_some(self.teams.listed()),
            below=self.below.listed(),
            stale=self.stale.listed(),
            thin=self.thin.listed(),
            risen=self.risen.listed(),
            fallen=self.fallen.listed(),
        )

    def _whole(self) -> GroupTally:
        found = GroupTally(self._edition)
        for tally in self.groups.values():
            found.merge(tally)
        return found

    def _worst(self, line: TeamLine) -> tuple[Any, ...]:
        """Rank what falls short first, then low levels, what much depends on, and low scores."""
        side = line.row.sides[self._edition.primary]
        return (
            line.row.thin,
            not line.shortfalls,
            -1 if side.claimed is None else side.claimed,
            -self._terms.weight(line.row.criticality),
            -1 if side.score is None else side.score,
        )

    def _least_known(self, line: TeamLine) -> tuple[Any, ...]:
        known = line.row.defining
        return -self._terms.weight(line.row.criticality), -1.0 if known is None else known

    def _farthest(self, line: TeamLine) -> tuple[Any, ...]:
        """Rank moves of levels before others, then those of many features."""
        if line.move is None:
            return 0, 0
        levels = sum(abs((s.claimed[1] or 0) - (s.claimed[0] or 0)) for s in line.move.sides)
        return -levels, -len(line.move.gained) - len(line.move.lost)


_PARTS = (
    *("blockers", "levers", "platforms"),
    *("teams", "below", "stale", "thin", "risen", "fallen"),
)


def _all_or_some(found: Listed) -> Listed:
    """Return all teams, the worst first; of too many for a list only some."""
    if found.all is None or found.all > MOST_TEAMS:
        return Listed(teams=found.teams[:MOST_LISTED], all=found.all)
    return found
