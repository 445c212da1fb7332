"""Facts of one platform on which its teams answer differently."""

from bisect import insort
from collections.abc import Iterator
from heapq import nsmallest

from advisor.scoring.portfolio.columns import LetterCounts
from advisor.scoring.portfolio.edition import RowEdition
from advisor.scoring.portfolio.model import Contradiction
from advisor.scoring.portfolio.team import MET, SUPPORTED, UNMET, TeamRow

_PLATFORM = "platform"  # where a stranger would see a fact that teams of one platform share
_NAMED = 3
_MOST = 200
_AT_ONCE = 64


class _Platform:
    """What the teams of one platform say of each fact, and the first of them by name."""

    def __init__(self, facts: int) -> None:
        self.letters = LetterCounts(facts)
        self.say_met: list[list[str]] = [[] for _ in range(facts)]
        self.say_unmet: list[list[str]] = [[] for _ in range(facts)]
        self._waiting: list[tuple[str, list[str]]] = []

    def add(self, name: str, facts: list[str]) -> None:
        self.letters.add(facts)
        self._waiting.append((name, facts))
        if len(self._waiting) >= _AT_ONCE:
            self.note()

    def note(self) -> None:
        """Keep the first names of those who said that a fact is so, and that it is not."""
        self._waiting.sort()
        names = [name for name, _ in self._waiting]
        columns = zip(*(facts for _, facts in self._waiting), strict=True)
        for place, column in enumerate(columns):
            told = "".join(column)
            _keep(self.say_met[place], names, told.replace(SUPPORTED, MET), MET)
            _keep(self.say_unmet[place], names, told, UNMET)
        self._waiting.clear()

    def merge(self, other: "_Platform") -> None:
        self.letters.merge(other.letters)
        self.note()
        other.note()
        for mine, theirs in (
            *zip(self.say_met, other.say_met, strict=True),
            *zip(self.say_unmet, other.say_unmet, strict=True),
        ):
            mine[:] = sorted((*mine, *theirs))[:_NAMED]


def _keep(kept: list[str], names: list[str], told: str, letter: str) -> None:
    """Take the first names, in their order, at whose place a letter stands."""
    at, found = told.find(letter), 0
    while at >= 0 and found < _NAMED and (len(kept) < _NAMED or names[at] < kept[-1]):
        insort(kept, names[at])
        del kept[_NAMED:]
        at, found = told.find(letter, at + 1), found + 1


class PlatformTally:
    """Adds up what teams say of their platform: the one named in a manifest, else their group's."""

    def __init__(self, edition: RowEdition) -> None:
        seen = [n for n, c in enumerate(edition.criteria) if c.seen_in == _PLATFORM]
        told = any(criterion.seen_in for criterion in edition.criteria)
        self._defining = [n for n, c in enumerate(edition.criteria) if c.defines]
        self._facts = seen if told else self._defining
        self.platforms: dict[str, _Platform] = {}

    def add(self, row: TeamRow) -> None:
        """Count what one team says."""
        name = row.platform or row.group
        if name is not None and self._facts:
            self._of(name).add(row.name, [row.criteria[fact] for fact in self._facts])

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
        found = (one for name in self.platforms for one in self._of_platform(name))
        return tuple(nsmallest(_MOST, found, key=self._rank))

    def _of_platform(self, name: str) -> Iterator[Contradiction]:
        platform = self.platforms[name]
        platform.note()
        for place, counts in enumerate(platform.letters.counted()):
            met, unmet = counts[MET] + counts[SUPPORTED], counts[UNMET]
            if met and unmet:
                yield Contradiction(
                    platform=name,
                    criterion=self._facts[place],
                    met=met,
                    unmet=unmet,
                    say_met=tuple(platform.say_met[place]),
                    say_unmet=tuple(platform.say_unmet[place]),
                )

    def _rank(self, found: Contradiction) -> tuple[bool, int, int, str, int]:
        """Rank what levels rest on first, then by how many are of the smaller part."""
        fewer, more = sorted((found.met or 0, found.unmet or 0))
        defining = found.criterion in self._defining
        return not defining, -fewer, -more, found.platform, found.criterion


def _note(names: list[str], name: str) -> None:
    """Keep the first names, whatever the order in which they come."""
    if len(names) < _NAMED or name < names[-1]:
        insort(names, name)
        del names[_NAMED:]
