"""The scored assessment, with everything needed to explain it.

Compare scorecards by their data (`as_data`); __eq__ is left out, see `rubric.model`.
"""

from dataclasses import dataclass
from typing import Any, Literal

from advisor.assessment.model import AnswerState, IsoDate
from advisor.document.checked import Frozen, LevelKey, LevelNumber

Basis = Literal["claimed", "supported"]


@dataclass(frozen=True, kw_only=True, repr=False, eq=False)
class EvidenceScore(Frozen):
    """One piece of evidence, the level it can support, and whether it counts.

    What is `premature` was observed only after the day of judgement.
    """

    kind: str
    ref: str
    observed_on: IsoDate | None
    expires_on: IsoDate | None
    cap: LevelNumber
    valid: bool
    premature: bool = False

    def as_data(self, data: dict[str, Any]) -> dict[str, Any]:
        """Return the mapping with `premature` only where it is so."""
        return {key: item for key, item in data.items() if item or key != "premature"}


@dataclass(frozen=True, kw_only=True, repr=False, eq=False)
class PracticeScore(Frozen):
    """One practice as answered, with the rubric's words on it."""

    id: str
    title: str
    side: str
    dimension: str
    stage: str
    state: AnswerState
    claimed: LevelNumber | None
    supported: LevelNumber | None
    gates: dict[LevelKey, LevelNumber]
    weight: float
    weight_reason: str | None
    features: tuple[str, ...]
    quick: bool
    evidence: tuple[EvidenceScore, ...]
    note: str | None
    reason: str | None
    question: str
    why: str
    risk: str
    levels: dict[LevelKey, str]
    flag: bool = False
    urgent: bool = False

    def as_data(self, data: dict[str, Any]) -> dict[str, Any]:
        """Return the mapping with `flag` and `urgent` only where they are set."""
        marks = {"flag", "urgent"}
        return {key: item for key, item in data.items() if item or key not in marks}

    @property
    def applicable(self) -> bool:
        """Whether the practice counts at all."""
        return self.state is not AnswerState.NOT_APPLICABLE

    def value(self, basis: Basis) -> int | None:
        """Return the level answered, or the level backed by evidence."""
        return self.claimed if basis == "claimed" else self.supported

    def need(self, level: int) -> int:
        """Return the highest level any gate up to maturity level `level` asks for; 0 for none."""
        return max((need for gate, need in self.gates.items() if gate <= level), default=0)

    def meets(self, level: int, basis: Basis) -> bool:
        """Tell whether every gate up to maturity level `level` is met."""
        need = self.need(level)
        return need == 0 or (self.value(basis) or 0) >= need


@dataclass(frozen=True, kw_only=True, repr=False, eq=False)
class Standing(Frozen):
    """Where one side of the whole, a dimension or a stage stands.

    `score`, `low` and `high` are weighted means in level units; `level` and `supported` are the
    levels held as claimed and as backed by evidence. None means that nothing can be said.
    """

    score: float | None
    low: float | None
    high: float | None
    level: LevelNumber | None
    supported: LevelNumber | None
    answered: int
    applicable: int


@dataclass(frozen=True, kw_only=True, repr=False, eq=False)
class Sided(Frozen):
    """A part of the rubric with one Standing a side, which JSON shows under the side's own id."""

    id: str
    title: str
    sides: dict[str, Standing]

    def as_data(self, data: dict[str, Any]) -> dict[str, Any]:
        """Return the part's data with each side lifted to the top."""
        sides = data.pop("sides")
        return {"id": data.pop("id"), "title": data.pop("title"), **sides, **data}


@dataclass(frozen=True, kw_only=True, repr=False, eq=False)
class DimensionScore(Sided):
    """One dimension; `gap` is the compared side's score less the primary side's."""

    gap: float | None
    meaning: dict[str, str]
    carries_over: str
    starts_fresh: str


@dataclass(frozen=True, kw_only=True, repr=False, eq=False)
class StageScore(Sided):
    """One lifecycle stage."""

    summary: str


@dataclass(frozen=True, kw_only=True, repr=False, eq=False)
class FeatureStatus(Frozen):
    """Whether a feature of a level is held, as claimed; level 0's features are traits to lose.

    `practices` cover the feature, `lacking` are those among them that do not show it yet.
    """

    id: str
    title: str
    summary: str
    state: Literal["held", "missing", "not_shown", "not_applicable"]
    supported: bool
    practices: tuple[str, ...]
    lacking: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, repr=False, eq=False)
class LevelStatus(Frozen):
    """One maturity level and its features."""

    level: LevelNumber
    id: str
    title: str
    summary: str
    challenge: str
    features: tuple[FeatureStatus, ...]


@dataclass(frozen=True, kw_only=True, repr=False, eq=False)
class Blocker(Frozen):
    """A practice that keeps the team from `level`; `have` is None when nothing is known."""

    practice: str
    title: str
    level: LevelNumber
    have: LevelNumber | None
    need: LevelNumber
    kind: Literal["below", "unknown", "unanswered", "unsupported"]
    reason: str


@dataclass(frozen=True, kw_only=True, repr=False, eq=False)
class Named(Frozen):
    """An id and how people call it."""

    id: str
    title: str


@dataclass(frozen=True, kw_only=True, repr=False, eq=False)
class EvidenceCap(Named):
    """A kind of evidence and the highest level it can support."""

    caps: LevelNumber


@dataclass(frozen=True, kw_only=True, repr=False, eq=False)
class RubricStamp(Frozen):
    """Which rubric the scores come from, and its words for sides, roles and evidence."""

    id: str
    version: str
    sha256: str
    title: str
    summary: str
    primary_side: str
    compared_side: str | None
    sides: tuple[Named, ...]
    roles: tuple[Named, ...]
    evidence_kinds: tuple[EvidenceCap, ...]
    profile: tuple[Named, ...]
    kpis: tuple[Named, ...] = ()

    @property
    def reference(self) -> str:
        """The rubric as an answers file names it."""
        return f"{self.id}@{self.version.split('.', 1)[0]}"


@dataclass(frozen=True, kw_only=True, repr=False, eq=False)
class ScoreRange(Frozen):
    """The overall score and the bounds that open questions leave."""

    value: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True, kw_only=True, repr=False, eq=False)
class Counts(Frozen):
    """How many practices are in which state."""

    practices: int
    applicable: int
    answered: int
    unknown: int
    unanswered: int
    not_applicable: int
    without_evidence: int


@dataclass(frozen=True, kw_only=True, repr=False, eq=False)
class Scorecard(Frozen):
    """The scored assessment.

    `level` maps ``claimed`` and ``supported`` (primary side) and ``<side>_claimed``,
    ``<side>_supported`` for every side to the level held. `blockers` keep the team from the level
    after the one claimed, `supported_blockers` from the one after the one supported.
    """

    rubric: RubricStamp
    team: dict[str, str | bool]
    assessed_on: IsoDate
    level: dict[str, LevelNumber | None]
    coverage: float | None
    score: ScoreRange
    counts: Counts
    sides: dict[str, Standing]
    dimensions: tuple[DimensionScore, ...]
    stages: tuple[StageScore, ...]
    levels: tuple[LevelStatus, ...]
    practices: tuple[PracticeScore, ...]
    blockers: tuple[Blocker, ...]
    supported_blockers: tuple[Blocker, ...]

    @property
    def top(self) -> int:
        """The highest level of the rubric."""
        return self.levels[-1].level

    def held(self, basis: Basis) -> int | None:
        """Return the overall level held, as claimed or as supported."""
        return self.level[basis]

    def practice(self, practice_id: str) -> PracticeScore:
        """Return one practice. Raises KeyError."""
        for practice in self.practices:
            if practice.id == practice_id:
                return practice
        raise KeyError(practice_id)
