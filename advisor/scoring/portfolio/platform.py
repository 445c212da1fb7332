"""Facts of one platform on which its teams answer differently."""

from collections.abc import Iterator
from heapq import nsmallest
from typing import NamedTuple

from advisor.scoring.portfolio.edition import RowEdition
from advisor.scoring.portfolio.model import Contradiction
from advisor.scoring.portfolio.picking import picking
from advisor.scoring.portfolio.team import MET, SUPPORTED, UNMET, TeamRow

_PLATFORM = "platform"  # where a stranger would see a fact that teams of one platform share
_NAMED = 3
_MOST = 200
_AT_ONCE = 256


class _Rank(NamedTuple):
    """What levels rest on first, then by how many are of the smaller part."""

    rests_on_nothing: bool
    fewer: int
    more: int
    platform: str
    place: int


class _Platform:
    """What the teams of one platform say of each fact, and the first of them by name.

    What few teams say is kept as it is: there may be many platforms of few teams.
    """

    def __init__(self, facts: int) -> None:
        self._facts = facts
        self._waiting: list[tuple[str, str]] = []
        self._counted: dict[str, list[int]] = {}
        self._named: dict[tuple[str, int], list[str]] = {}

    def add(self, name: str, facts: str) -> None:
        self._waiting.append((name, facts.replace(SUPPORTED, MET)))
        if len(self._waiting) >= _AT_ONCE:
            self._count()

    def _count(self) -> None:
        """Count what waits, and keep the first names of those who say so, and who do not."""
        self._waiting.sort()
        told = "".join([facts for _, facts in self._waiting])
        for letter in (MET, UNMET):
            self._counted[letter] = self.counts(letter)
            for place in range(self._facts):
                self._note(letter, place, told[place :: self._facts])
        self._waiting.clear()

    def _note(self, letter: str, place: int, column: str) -> None:
        """Keep the first of those who wait at whose place in a column the letter stands."""
        found: list[str] = []
        at = column.find(letter)
        while at >= 0 and len(found) < _NAMED:
            found.append(self._waiting[at][0])
            at = column.find(letter, at + 1)
        if found:
            known = self._named.get((letter, place), ())
            self._named[letter, place] = sorted((*known, *found))[:_NAMED]

    def counts(self, letter: str) -> list[int]:
        """Return how often a letter stands at the place of each fact."""
        told = "".join([facts for _, facts in self._waiting])
        before = self._counted.get(letter) or [0] * self._facts
        return [n + told[place :: self._facts].count(letter) for place, n in enumerate(before)]

    def names(self, letter: str, place: int) -> list[str]:
        """Return the first by name of whom a letter stands at the place of a fact."""
        found = [name for name, facts in self._waiting if facts[place] == letter]
        return sorted((*self._named.get((letter, place), ()), *found))[:_NAMED]

    def merge(self, other: "_Platform") -> None:
        for waiting in other._waiting:  # noqa: SLF001 of the same class
            self.add(*waiting)
        for letter, counts in other._counted.items():  # noqa: SLF001 likewise
            before = self._counted.get(letter) or [0] * self._facts
            self._counted[letter] = [a + b for a, b in zip(before, counts, strict=True)]
        for key, names in other._named.items():  # noqa: SLF001 likewise
            self._named[key] = sorted((*self._named.get(key, ()), *names))[:_NAMED]


class PlatformTally:
    """Adds up what teams say of their platform: the one named in a manifest, else their group's."""

    def __init__(self, edition: RowEdition) -> None:
        seen = [n for n, c in enumerate(edition.criteria) if c.seen_in == _PLATFORM]
        told = any(criterion.seen_in for criterion in edition.criteria)
        defining = [n for n, c in enumerate(edition.criteria) if c.defines]
        self._facts = seen if told else defining
        self._defining = frozenset(defining)
        self._told = picking(tuple(self._facts))
        self.platforms: dict[str, _Platform] = {}

    def add(self, row: TeamRow) -> None:
        """Count what one team says."""
        name = row.platform or row.group
        if name is not None and self._facts:
            self._of(name).add(row.name, self._told(row.criteria))

    def _of(self, name: str) -> _Platform:
        if name not in self.platforms:
            self.platforms[name] = _Platform(len(self._facts))
        return self.platforms[name]

    def merge(self, other: "PlatformTally") -> None:
        """Add what another has counted."""
        for name, theirs in other.platforms.items():
            self._of(name).merge(theirs)

    def contradictions(self) -> tuple[Contradiction, ...]:
        """Return the facts on which teams differ, those that levels rest on first."""
        found = (rank for name in self.platforms for rank in self._ranks(name))
        return tuple(map(self._contradiction, nsmallest(_MOST, found)))

    def _ranks(self, name: str) -> Iterator[_Rank]:
        platform = self.platforms[name]
        counts = zip(platform.counts(MET), platform.counts(UNMET), strict=True)
        for place, (met, unmet) in enumerate(counts):
            if met and unmet:
                fewer, more = (met, unmet) if met < unmet else (unmet, met)
                rests_on_nothing = self._facts[place] not in self._defining
                yield _Rank(rests_on_nothing, -fewer, -more, name, place)

    def _contradiction(self, rank: _Rank) -> Contradiction:
        platform, place = self.platforms[rank.platform], rank.place
        return Contradiction(
            platform=rank.platform,
            criterion=self._facts[place],
            met=platform.counts(MET)[place],
            unmet=platform.counts(UNMET)[place],
            say_met=tuple(platform.names(MET, place)),
            say_unmet=tuple(platform.names(UNMET, place)),
        )
