"""Facts of one platform on which its teams answer differently."""

from bisect import insort
from heapq import nsmallest

from advisor.scoring.portfolio.edition import RowEdition
from advisor.scoring.portfolio.model import Contradiction
from advisor.scoring.portfolio.team import MET, SUPPORTED, UNMET, TeamRow

_PLATFORM = "platform"  # where a stranger would see a fact that teams of one platform share
_NAMED = 3
_MOST = 200


class _Platform:
    """How many teams of one platform say that each fact is so, and that it is not."""

    def __init__(self, facts: int) -> None:
        self.met, self.unmet = [0] * facts, [0] * facts
        self.say_met: list[list[str]] = [[] for _ in range(facts)]
        self.say_unmet: list[list[str]] = [[] for _ in range(facts)]


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
        if name is None or not self._facts:
            return
        platform = self.platforms.setdefault(name, _Platform(len(self._facts)))
        for place, fact in enumerate(self._facts):
            letter = row.criteria[fact]
            if letter in {MET, SUPPORTED}:
                platform.met[place] += 1
                _note(platform.say_met[place], row.name)
            elif letter == UNMET:
                platform.unmet[place] += 1
                _note(platform.say_unmet[place], row.name)

    def merge(self, other: "PlatformTally") -> None:
        """Add what another has counted."""
        for name, theirs in other.platforms.items():
            mine = self.platforms.setdefault(name, _Platform(len(self._facts)))
            for place in range(len(self._facts)):
                mine.met[place] += theirs.met[place]
                mine.unmet[place] += theirs.unmet[place]
                for name_met in theirs.say_met[place]:
                    _note(mine.say_met[place], name_met)
                for name_unmet in theirs.say_unmet[place]:
                    _note(mine.say_unmet[place], name_unmet)

    def contradictions(self) -> tuple[Contradiction, ...]:
        """Return the facts on which teams differ, those that levels rest on first."""
        found = (
            Contradiction(
                platform=name,
                criterion=fact,
                met=platform.met[place],
                unmet=platform.unmet[place],
                say_met=tuple(platform.say_met[place]),
                say_unmet=tuple(platform.say_unmet[place]),
            )
            for name, platform in self.platforms.items()
            for place, fact in enumerate(self._facts)
            if platform.met[place] and platform.unmet[place]
        )
        return tuple(nsmallest(_MOST, found, key=self._rank))

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
