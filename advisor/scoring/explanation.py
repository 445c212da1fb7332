"""The reasons behind one element of a scorecard, as values."""

from typing import Literal

from advisor.frozen import dataclass
from advisor.rubric.profile import Exclusion
from advisor.scoring.model import Blocker, FeatureScore, Standing, Toward
from advisor.scoring.practice_score import CriterionScore, EvidenceScore, WaiverScore
from advisor.scoring.states import Basis

Kind = Literal["overall", "side", "dimension", "stage", "feature", "practice", "criterion"]


@dataclass(frozen=True, kw_only=True)
class Term:
    """What one practice adds to a score: weight times value, value None being left out."""

    practice: str
    title: str
    state: str
    weight: float
    value: float | None


@dataclass(frozen=True, kw_only=True)
class LevelExplanation:
    """The level a side holds, and the features of all levels.

    `lacking` and `unknown` are the components of the level held that keep it from being guarded,
    or from being known to be.
    """

    claimed: int | None
    supported: int | None
    guarded: bool | None
    ceiling: int | None
    possible: int | None
    toward: Toward | None
    features: tuple[FeatureScore, ...]
    lacking: tuple[FeatureScore, ...] = ()
    unknown: tuple[FeatureScore, ...] = ()


@dataclass(frozen=True, kw_only=True)
class SideExplanation:
    """Where one side stands; `changes` is the smallest set that reaches `next_level`.

    `level` is None for a dimension and a stage, which have scores only. `unsupported` are the
    criteria that the level claimed rests on and that no valid evidence shows.
    """

    side: str
    title: str
    standing: Standing
    level: LevelExplanation | None
    next_level: int | None
    changes: tuple[Blocker, ...]
    terms: tuple[Term, ...]
    left_out: tuple[str, ...]
    unsupported: tuple[Blocker, ...] = ()


@dataclass(frozen=True, kw_only=True)
class PracticeExplanation:
    """One practice: what its answer says, what it holds up, and what would move it.

    `counts_in` is the title of the dimension in whose score it counts, `side` that of its side.
    """

    state: str
    claimed: int | None
    supported: int | None
    value: float | None
    says: str | None
    next_says: str | None
    criteria: tuple[CriterionScore, ...]
    features: tuple[FeatureScore, ...]
    gates: dict[int, int]
    unmet_gates: dict[int, int]
    weight: float
    weight_reason: str | None
    evidence: tuple[EvidenceScore, ...]
    waiver: WaiverScore | None
    reason: str | None
    excluded: tuple[Exclusion, ...]
    counts_in: str
    side: str
    part_score: float | None


@dataclass(frozen=True, kw_only=True)
class DefiningCriterion:
    """A criterion with the practice it belongs to."""

    practice: str
    title: str
    criterion: CriterionScore


@dataclass(frozen=True, kw_only=True)
class FeatureExplanation:
    """A feature, and the criteria that define it."""

    feature: FeatureScore
    side: str
    level_title: str
    criteria: tuple[DefiningCriterion, ...]


@dataclass(frozen=True, kw_only=True)
class CriterionExplanation:
    """One criterion: what is known of it, what it defines, and what it is worth.

    `met` and `all` count the criteria in scope of its practice at its level. `waiver` is the one
    that names it, or the whole practice.
    """

    practice: str
    title: str
    criterion: CriterionScore
    features: tuple[FeatureScore, ...]
    met: int
    all: int
    evidence: tuple[EvidenceScore, ...]
    waiver: WaiverScore | None
    by: str | None
    note: str | None


@dataclass(frozen=True, kw_only=True)
class Explanation:
    """The reasons behind one element of a scorecard."""

    id: str
    kind: Kind
    title: str
    basis: Basis
    sides: tuple[SideExplanation, ...] = ()
    feature: FeatureExplanation | None = None
    practice: PracticeExplanation | None = None
    criterion: CriterionExplanation | None = None
