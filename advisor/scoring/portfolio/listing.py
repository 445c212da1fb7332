"""Teams by name, no more than a reader can use: of many, those that come first."""

from collections.abc import Callable
from typing import Any

from advisor.scoring.portfolio.model import Listed, TeamLine

Rank = Callable[[TeamLine], tuple[Any, ...]]


class FirstTeams:
    """Keeps the first teams by a rank, whatever the order in which they come, and counts all."""

    def __init__(self, rank: Rank, most: int) -> None:
        self._rank = rank
        self._most = most
        self.kept: list[tuple[tuple[Any, ...], TeamLine]] = []
        self.all = 0

    def add(self, line: TeamLine) -> None:
        """Count a team, and keep it if it is among the first."""
        self.all += 1
        self.kept.append(((*self._rank(line), line.row.source), line))
        if len(self.kept) > 2 * self._most:
            self._cut()

    def merge(self, other: "FirstTeams") -> None:
        """Add what another has counted and kept."""
        self.all += other.all
        self.kept += other.kept
        self._cut()

    def _cut(self) -> None:
        self.kept.sort(key=lambda kept: kept[0])
        del self.kept[self._most :]

    def listed(self) -> Listed:
        """Return the first teams in their order."""
        self._cut()
        return Listed(teams=tuple(line for _, line in self.kept), all=self.all)
