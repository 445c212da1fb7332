"""What moved between two scorecards: standings, practices and evidence."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, Literal, Protocol, TypeVar

from advisor.assessment.model import AnswerState
from advisor.scoring.model import Basis, EvidenceScore, PracticeScore, Scorecard, Sided, Standing

_Value = TypeVar("_Value")
Direction = Literal["up", "down", "other"]
_NOTHING = Standing(
    score=None, low=None, high=None, level=None, supported=None, answered=0, applicable=0
)


@dataclass(frozen=True, kw_only=True)
class Change(Generic[_Value]):
    """A value before and after."""

    before: _Value
    after: _Value

    @property
    def moved(self) -> bool:
        """Whether the two differ."""
        return self.before != self.after


@dataclass(frozen=True, kw_only=True)
class StandingChange:
    """One side of a part: its score and its levels held; None where nothing can be said."""

    score: Change[float | None]
    level: Change[int | None]
    supported: Change[int | None]

    def held(self, basis: Basis) -> Change[int | None]:
        """Return the levels held, as claimed or as supported."""
        return self.level if basis == "claimed" else self.supported


@dataclass(frozen=True, kw_only=True)
class PartChange:
    """One dimension or stage with each of its sides."""

    id: str
    title: str
    sides: dict[str, StandingChange]


@dataclass(frozen=True, kw_only=True)
class PracticeChange:
    """A practice whose state or level moved.

    `direction` is up or down between two known levels, other when one of them is not known.
    `gated` tells whether it has a gate for the level that was next before.
    """

    practice: str
    title: str
    side: str
    dimension: str
    stage: str
    state: Change[AnswerState]
    claimed: Change[int | None]
    supported: Change[int | None]
    direction: Direction
    gated: bool


@dataclass(frozen=True, kw_only=True)
class PracticeEvidence:
    """A piece of evidence and the practice it backs."""

    practice: str
    title: str
    evidence: EvidenceScore


@dataclass(frozen=True, kw_only=True)
class EvidenceChanges:
    """Evidence that counts now and did not, that is gone, and that has run out since."""

    gained: tuple[PracticeEvidence, ...]
    lost: tuple[PracticeEvidence, ...]
    expired: tuple[PracticeEvidence, ...]


class _HasId(Protocol):
    @property
    def id(self) -> str: ...


_Element = TypeVar("_Element", bound=_HasId)


def paired(
    before: Iterable[_Element], after: Iterable[_Element]
) -> Iterator[tuple[_Element | None, _Element | None]]:
    """Yield elements of the same id together, in the order of `after`, then those gone since."""
    earlier = {element.id: element for element in before}
    for element in after:
        yield earlier.pop(element.id, None), element
    for element in earlier.values():
        yield element, None


def shared_practices(
    old: Scorecard, new: Scorecard
) -> Iterator[tuple[PracticeScore, PracticeScore]]:
    """Yield each practice that both scorecards ask, before and after."""
    for before, after in paired(old.practices, new.practices):
        if before and after:
            yield before, after


def part_changes(before: Sequence[Sided], after: Sequence[Sided]) -> tuple[PartChange, ...]:
    """Return every dimension, or every stage, of either scorecard."""
    return tuple(_part(*pair) for pair in paired(before, after))


def _part(before: Sided | None, after: Sided | None) -> PartChange:
    shown = [part for part in (after, before) if part]
    sides = dict.fromkeys(side for part in shown for side in part.sides)
    return PartChange(
        id=shown[0].id,
        title=shown[0].title,
        sides={
            side: standing_change(
                before.sides.get(side) if before else None,
                after.sides.get(side) if after else None,
            )
            for side in sides
        },
    )


def standing_change(before: Standing | None, after: Standing | None) -> StandingChange:
    """Return what moved between two standings, one of which may be missing."""
    was, now = before or _NOTHING, after or _NOTHING
    return StandingChange(
        score=Change(before=was.score, after=now.score),
        level=Change(before=was.level, after=now.level),
        supported=Change(before=was.supported, after=now.supported),
    )


def practice_changes(
    old: Scorecard, new: Scorecard, following: int | None, basis: Basis
) -> tuple[PracticeChange, ...]:
    """Return the practices whose state or level moved; `following` is the level next before."""
    return tuple(
        PracticeChange(
            practice=after.id,
            title=after.title,
            side=after.side,
            dimension=after.dimension,
            stage=after.stage,
            state=Change(before=before.state, after=after.state),
            claimed=Change(before=before.claimed, after=after.claimed),
            supported=Change(before=before.supported, after=after.supported),
            direction=_direction(before.value(basis), after.value(basis)),
            gated=_decides(old, before, following),
        )
        for before, after in shared_practices(old, new)
        if (before.state, before.value(basis)) != (after.state, after.value(basis))
    )


def _direction(before: int | None, after: int | None) -> Direction:
    if before is None or after is None:
        return "other"
    return "up" if after > before else "down"


def _decides(card: Scorecard, practice: PracticeScore, level: int | None) -> bool:
    return (
        level is not None and practice.side == card.rubric.primary_side and practice.need(level) > 0
    )


def evidence_changes(old: Scorecard, new: Scorecard) -> EvidenceChanges:
    """Compare the evidence of practices that both ask; kind and reference make it the same."""
    gained: list[PracticeEvidence] = []
    lost: list[PracticeEvidence] = []
    expired: list[PracticeEvidence] = []
    for before, after in shared_practices(old, new):
        counted, counts = _valid(before), _valid(after)
        named = {_identity(item) for item in after.evidence}
        gained += (_backing(after, counts[key]) for key in counts if key not in counted)
        gone = [key for key in counted if key not in counts]
        lost += (_backing(before, counted[key]) for key in gone if key not in named)
        expired += (_backing(before, counted[key]) for key in gone if key in named)
    return EvidenceChanges(gained=tuple(gained), lost=tuple(lost), expired=tuple(expired))


def _valid(practice: PracticeScore) -> dict[tuple[str, str], EvidenceScore]:
    return {_identity(item): item for item in practice.evidence if item.valid}


def _identity(evidence: EvidenceScore) -> tuple[str, str]:
    return evidence.kind, evidence.ref


def _backing(practice: PracticeScore, evidence: EvidenceScore) -> PracticeEvidence:
    return PracticeEvidence(practice=practice.id, title=practice.title, evidence=evidence)
