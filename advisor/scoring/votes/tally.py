"""What the votes on one question come to: fact by fact, level by level, and who differs."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from advisor.assessment.criteria import level_of
from advisor.assessment.votes.model import AgendaItem, Round, Vote, Voted
from advisor.frozen import dataclass
from advisor.rubric.model import Criterion, Practice

SAID: tuple[Voted, ...] = ("met", "unmet", "unknown", "not-mine")


@dataclass(frozen=True, kw_only=True)
class CriterionTally:
    """How many say what of one criterion, and which of those who gave a name.

    `agreeing` is the share of those who know (met or unmet) that say what most of them say; None
    where fewer than two know.
    """

    id: str
    counts: Mapping[Voted, int]
    names: Mapping[Voted, tuple[str, ...]]

    @property
    def knowing(self) -> int:
        """How many say that it is met, or that it is not."""
        return self.counts["met"] + self.counts["unmet"]

    @property
    def agreeing(self) -> float | None:
        """The share that says what most say."""
        if self.knowing < 2:  # noqa: PLR2004 one agrees with nobody
            return None
        return max(self.counts["met"], self.counts["unmet"]) / self.knowing

    @property
    def divided(self) -> bool:
        """Whether some say that it is met, and some that it is not."""
        return bool(self.counts["met"] and self.counts["unmet"])

    @property
    def settled(self) -> Voted | None:
        """What all say who know it, or that none does; None where they differ, or few know."""
        if not self.knowing:
            return "unknown" if self.counts["unknown"] else None
        if self.divided or self.knowing < self.counts["unknown"]:
            return None
        return "met" if self.counts["met"] else "unmet"

    @property
    def minority(self) -> Voted | None:
        """What fewer say of met and unmet; None where as many say both, or all say one."""
        met, unmet = self.counts["met"], self.counts["unmet"]
        if not self.divided or met == unmet:
            return None
        return "met" if met < unmet else "unmet"


@dataclass(frozen=True, kw_only=True)
class QuestionTally:
    """The votes on one question: how many there are, each criterion, and each level.

    `levels` counts the levels that votes amount to, `level_names` who of those with a name came to
    which. A vote amounts to a level where what it leaves open could not change it.
    """

    practice: str
    votes: int
    unnamed: int
    criteria: tuple[CriterionTally, ...]
    levels: Mapping[int, int]
    level_names: Mapping[int, tuple[str, ...]]

    @property
    def division(self) -> float:
        """How far the votes are apart, from 0 to 0.5: the mean share that says the other thing."""
        apart = [1 - c.agreeing for c in self.criteria if c.agreeing is not None]
        return sum(apart) / len(apart) if apart else 0.0

    @property
    def divided(self) -> bool:
        """Whether any criterion is met for some and unmet for others."""
        return any(criterion.divided for criterion in self.criteria)

    @property
    def unanimous(self) -> bool:
        """Whether all say the same of every criterion, and at least two say something."""
        same = all(len([*filter(None, c.counts.values())]) <= 1 for c in self.criteria)
        return same and self.votes > 1


def tally(practice: Practice, item: AgendaItem, round_: Round, top: int) -> QuestionTally:
    """Return what the votes on a question come to; `top` is the highest level of its rubric."""
    asked = [criterion for criterion in practice.criteria if criterion.id in item.criteria]
    levels = {name: vote_level(asked, vote, top) for name, vote in round_.named.items()}
    unnamed = [vote_level(asked, vote, top) for vote in round_.unnamed]
    known = [level for level in (*levels.values(), *unnamed) if level is not None]
    return QuestionTally(
        practice=practice.id,
        votes=len(round_.votes),
        unnamed=len(unnamed),
        criteria=tuple(_criterion(name, round_) for name in item.criteria),
        levels=dict(sorted(Counter(known).items())),
        level_names=_by_level(levels),
    )


def vote_level(criteria: Iterable[Criterion], vote: Vote, top: int) -> int | None:
    """Return the level that a vote amounts to, None where what it leaves open could change it."""
    asked = tuple(criteria)
    known = {name: what for name, what in vote.said.items() if what in ("met", "unmet")}
    if not known:
        return None
    low, high = (
        level_of(asked, {**dict.fromkeys((c.id for c in asked), open_), **known}, top)
        for open_ in ("unmet", "met")
    )
    return low if low == high else None


def _criterion(name: str, round_: Round) -> CriterionTally:
    said = Counter(vote.said[name] for vote in round_.votes if name in vote.said)
    names = {
        word: tuple(who for who, vote in round_.named.items() if vote.said.get(name) == word)
        for word in SAID
    }
    return CriterionTally(id=name, counts={word: said[word] for word in SAID}, names=names)


def _by_level(levels: Mapping[str, int | None]) -> dict[int, tuple[str, ...]]:
    known = sorted({level for level in levels.values() if level is not None})
    return {found: tuple(_at(levels, found)) for found in known}


def _at(levels: Mapping[str, int | None], wanted: int) -> Iterator[str]:
    return (name for name, level in levels.items() if level == wanted)
