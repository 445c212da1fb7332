"""What moved between two scorecards: standings, practices, criteria, features and evidence."""

from collections.abc import Container, Iterable, Iterator, Sequence
from typing import Generic, Literal, Protocol, TypeVar

from advisor.frozen import dataclass
from advisor.scoring.feature import facts
from advisor.scoring.model import Scorecard, Sided, SideStanding, Standing
from advisor.scoring.practice_score import CriterionScore, EvidenceScore, PracticeScore
from advisor.scoring.states import Basis, CriterionState, FeatureState, PracticeState

_Value = TypeVar("_Value")
Direction = Literal["up", "down", "other"]


@dataclass(frozen=True, kw_only=True)
class ValueChange(Generic[_Value]):
    """A value before and after."""

    before: _Value
    after: _Value

    @property
    def moved(self) -> bool:
        """Whether the two differ."""
        return self.before != self.after


@dataclass(frozen=True, kw_only=True)
class StandingChange:
    """One side of a part: its score; None where nothing can be said."""

    score: ValueChange[float | None]


@dataclass(frozen=True, kw_only=True)
class SideChange(StandingChange):
    """One side of the whole, with its levels held; None where nothing can be said."""

    level: ValueChange[int | None]
    supported: ValueChange[int | None]

    def held(self, basis: Basis) -> ValueChange[int | None]:
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
    """A practice whose state, level or value moved.

    `direction` is up or down between two known values, other when one of them is not known.
    `gated` tells whether one of its criteria was before the level that was next before.
    """

    practice: str
    title: str
    side: str
    dimension: str
    stage: str
    state: ValueChange[PracticeState]
    claimed: ValueChange[int | None]
    supported: ValueChange[int | None]
    value: ValueChange[float | None]
    direction: Direction
    gated: bool


@dataclass(frozen=True, kw_only=True)
class CriterionChange:
    """A criterion whose state moved, or whether evidence shows it.

    `direction` is up where it is met now, down where it was met and is unmet, other where one of
    the two is not known. `features` are the ids of those it defines.
    """

    practice: str
    criterion: str
    title: str
    text: str
    state: ValueChange[CriterionState]
    supported: ValueChange[bool]
    direction: Direction
    features: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class FeatureChange:
    """A feature whose state moved; a `supported` one is held with evidence for all of it."""

    id: str
    title: str
    level: int
    side: str
    role: Literal["core", "component"]
    state: ValueChange[FeatureState]
    supported: ValueChange[bool]


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
    return StandingChange(score=_scores(before, after))


def _scores(before: Standing | None, after: Standing | None) -> ValueChange[float | None]:
    return ValueChange(
        before=before.score if before else None, after=after.score if after else None
    )


def side_change(before: SideStanding | None, after: SideStanding | None) -> SideChange:
    """Return what moved on one side of the whole, which one of the two may not have."""
    return SideChange(
        score=_scores(before, after),
        level=ValueChange(
            before=before.level if before else None, after=after.level if after else None
        ),
        supported=ValueChange(
            before=before.supported if before else None,
            after=after.supported if after else None,
        ),
    )


def practice_changes(
    old: Scorecard, new: Scorecard, deciding: Container[str], basis: Basis
) -> tuple[PracticeChange, ...]:
    """Return the practices whose state, level or value moved; `deciding` are `gated`."""
    return tuple(
        PracticeChange(
            practice=after.id,
            title=after.title,
            side=after.side,
            dimension=after.dimension,
            stage=after.stage,
            state=ValueChange(before=before.state, after=after.state),
            claimed=ValueChange(before=before.claimed, after=after.claimed),
            supported=ValueChange(before=before.supported, after=after.supported),
            value=ValueChange(before=before.score(basis), after=after.score(basis)),
            direction=_direction(before.score(basis), after.score(basis)),
            gated=after.id in deciding,
        )
        for before, after in shared_practices(old, new)
        if _state_and_scores(before, basis) != _state_and_scores(after, basis)
    )


def _state_and_scores(practice: PracticeScore, basis: Basis) -> tuple[object, ...]:
    return practice.state, practice.level(basis), practice.score(basis)


def _direction(before: float | None, after: float | None) -> Direction:
    if before is None or after is None or before == after:
        return "other"
    return "up" if after > before else "down"


def criterion_changes(old: Scorecard, new: Scorecard) -> tuple[CriterionChange, ...]:
    """Return the criteria of both whose state moved, or whether evidence shows them."""
    earlier = facts(old.practices)
    return tuple(
        CriterionChange(
            practice=practice.id,
            criterion=after.id,
            title=practice.title,
            text=after.text,
            state=ValueChange(before=before.state, after=after.state),
            supported=ValueChange(before=before.supported, after=after.supported),
            direction=_turned(before, after),
            features=after.defines,
        )
        for practice in new.practices
        for after in practice.criteria
        if (before := earlier.get(f"{practice.id}/{after.id}"))
        if (before.state, before.supported) != (after.state, after.supported)
    )


def _turned(before: CriterionScore, after: CriterionScore) -> Direction:
    known = (CriterionState.MET, CriterionState.UNMET)
    if before.state not in known or after.state not in known:
        return "other"
    if before.state is after.state:
        return "up" if after.supported else "down"
    return "up" if after.state is CriterionState.MET else "down"


def feature_changes(old: Scorecard, new: Scorecard) -> tuple[FeatureChange, ...]:
    """Return the features of both whose state moved, or whether evidence shows them."""
    return tuple(
        FeatureChange(
            id=after.id,
            title=after.title,
            level=after.level,
            side=after.side,
            role=after.role,
            state=ValueChange(before=before.state, after=after.state),
            supported=ValueChange(before=before.supported, after=after.supported),
        )
        for before, after in paired(old.features, new.features)
        if before and after
        if (before.state, before.supported) != (after.state, after.supported)
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
