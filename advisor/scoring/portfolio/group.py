"""Where the teams of a group stand: levels, mean scores, features."""

from advisor.scoring.number import JSON_STEPS, quotient
from advisor.scoring.portfolio.columns import LetterCounts, Sums
from advisor.scoring.portfolio.edition import RowEdition
from advisor.scoring.portfolio.model import (
    GroupFigures,
    HeldCount,
    PartMean,
    SideCount,
    TeamLine,
)
from advisor.scoring.portfolio.states import HELD_LETTERS
from advisor.scoring.portfolio.team import LACKING, OPEN, SideRow


class _SideTally:
    """The levels of one side."""

    def __init__(self, top: int) -> None:
        self.held = [0] * (top + 1)
        self.untold = self.guarded = 0

    def add(self, side: SideRow) -> None:
        if side.claimed is None:
            self.untold += 1
        else:
            self.held[side.claimed] += 1
            self.guarded += bool(side.guarded)

    def merge(self, other: "_SideTally") -> None:
        self.held = _added(self.held, other.held)
        self.untold += other.untold
        self.guarded += other.guarded


class GroupTally:
    """Adds up the teams of one group of one edition."""

    def __init__(self, edition: RowEdition) -> None:
        self._edition = edition
        self.teams = self.thin = self.stale = self.below = 0
        self.sides = [_SideTally(edition.top) for _ in edition.sides]
        self.scores = Sums(len(edition.parts))
        self.features = LetterCounts(range(len(edition.features)))

    def add(self, line: TeamLine) -> None:
        """Count one team; of a thin assessment only that it is one, and its age."""
        row = line.row
        self.teams += 1
        self.stale += line.age.stale
        if row.thin:
            self.thin += 1
            return
        self.below += bool(line.shortfalls)
        for tally, side in zip(self.sides, row.sides, strict=True):
            tally.add(side)
        self.scores.add(row.scores)
        self.features.add(row.features)

    def merge(self, other: "GroupTally") -> None:
        """Add what another has counted."""
        for name in ("teams", "thin", "stale", "below"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.scores.merge(other.scores)
        self.features.merge(other.features)
        for mine, theirs in zip(self.sides, other.sides, strict=True):
            mine.merge(theirs)

    def figures(self, name: str | None) -> GroupFigures:
        """Return what was counted."""
        return GroupFigures(
            name=name,
            teams=self.teams,
            thin=self.thin,
            stale=self.stale,
            below=self.below,
            levels=tuple(
                SideCount(
                    side=side.id,
                    held=tuple(tally.held),
                    untold=tally.untold,
                    guarded=tally.guarded,
                )
                for side, tally in zip(self._edition.sides, self.sides, strict=True)
            ),
            parts=tuple(
                PartMean(mean=quotient(points, n * JSON_STEPS) if n else None, teams=n)
                for points, n in self.scores.added()
            ),
            features=tuple(
                HeldCount(
                    held=sum(counts[letter] for letter in HELD_LETTERS),
                    lacking=counts[LACKING],
                    open=counts[OPEN],
                )
                for counts in self.features.counted()
            ),
        )


def _added(mine: list[int], theirs: list[int]) -> list[int]:
    return [one + other for one, other in zip(mine, theirs, strict=True)]
