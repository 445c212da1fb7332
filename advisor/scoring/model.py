"""The scored assessment, with everything needed to explain it.

Compare scorecards by their data (`as_data`); __eq__ is left out, see `rubric.model`.
"""

from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import Any, Literal

from advisor.assessment.model import IsoDate, Scope
from advisor.document.checked import Flag, Frozen, LevelKey, LevelNumber, LevelOrFlag
from advisor.rubric.profile import Exclusion

Basis = Literal["claimed", "supported"]
ENOUGH = 0.5  # of the defining criteria must be answered to speak of an assessment
ProfileValue = str | bool | int | float | tuple[str, ...]


@dataclass(frozen=True, kw_only=True, repr=False, eq=False)
class Hurt(Frozen):
    """What the lack of a practice did lately."""

    what: str | None = None
    cost: str | None = None
    date: IsoDate | None = None


@dataclass(frozen=True, kw_only=True, repr=False, eq=False)
class EvidenceScore(Frozen):
    """One piece of evidence, the level it can support, and whether it counts.

    What is `premature` was observed only after the day of judgement. `shows` names criteria;
    empty, it shows every one that is met.
    """

    kind: str
    ref: str
    observed_on: IsoDate | None
    expires_on: IsoDate | None
    cap: LevelNumber
    valid: bool
    premature: bool = False
    shows: tuple[str, ...] = ()
    by: str | None = None

    def as_data(self, data: dict[str, Any]) -> dict[str, Any]:
        """Return the mapping with what was not said left out."""
        said = {"premature", "shows", "by"}
        return {key: item for key, item in data.items() if item or key not in said}


class CriterionState(StrEnum):
    """What is known of a criterion."""

    MET = "met"
    UNMET = "unmet"
    UNKNOWN = "unknown"
    UNANSWERED = "unanswered"
    WAIVED = "waived"
    LEFT_OUT = "left-out"


class PracticeState(StrEnum):
    """What is known of a practice: all of its criteria, some, or none."""

    ANSWERED = "answered"
    PARTLY = "partly"
    UNKNOWN = "unknown"
    UNANSWERED = "unanswered"
    WAIVED = "waived"
    LEFT_OUT = "left-out"


class FeatureState(StrEnum):
    """What is known of a feature: lacking only where one of its criteria is unmet."""

    HELD = "held"
    LACKING = "lacking"
    OPEN = "open"
    OUT_OF_SCOPE = "out-of-scope"


@dataclass(frozen=True, kw_only=True, repr=False, eq=False)
class WaiverScore(Frozen):
    """What the team itself says does not apply; `counts` when another approved it, in bounds.

    `criterion` is None where the whole practice was waived.
    """

    practice: str
    criterion: str | None
    reason: str
    by: str | None
    approved_by: str | None
    until: IsoDate | None
    expired: bool
    counts: bool


@dataclass(frozen=True, kw_only=True, repr=False, eq=False)
class CriterionScore(Frozen):
    """One criterion as answered; `supported` when it is met and valid evidence shows it.

    `removed` when a waiver that counts takes it out like one that the profile leaves out;
    `excluded` is what of the profile leaves it out on its own, while its practice stays.
    """

    id: str
    level: LevelNumber
    text: str
    state: CriterionState
    supported: bool
    defines: tuple[str, ...] = ()
    seen_in: str | None = None
    removed: bool = False
    excluded: tuple[Exclusion, ...] = ()

    def as_data(self, data: dict[str, Any]) -> dict[str, Any]:
        """Return the mapping with what takes it out only where something does."""
        marks = {"removed", "excluded"}
        return {key: item for key, item in data.items() if item or key not in marks}

    @cached_property
    def in_scope(self) -> bool:
        """Whether it counts at all."""
        return self.state is not CriterionState.LEFT_OUT and not self.removed

    @property
    def answered(self) -> bool:
        """Whether it is met or unmet."""
        return self.in_scope and self.state in (CriterionState.MET, CriterionState.UNMET)

    @property
    def open(self) -> bool:
        """Whether it counts, and nobody can say yet whether it is met."""
        return self.in_scope and not self.answered

    def met(self, basis: Basis) -> bool:
        """Tell whether it is met, or met and backed by evidence."""
        if not self.in_scope or self.state is not CriterionState.MET:
            return False
        return basis == "claimed" or self.supported

    @property
    def unmet(self) -> bool:
        """Whether it counts and is known to be unmet."""
        return self.in_scope and self.state is CriterionState.UNMET


@dataclass(frozen=True, kw_only=True, repr=False, eq=False)
class PracticeScore(Frozen):
    """One practice as answered, with the rubric's words on it.

    `claimed` and `supported` are its levels, `value` and `supported_value` what it adds to a
    score in level units; None where nothing is answered. `high` is what it would add if everything
    open turned out met. `reason` is the team's own for leaving it out, `excluded` the profile's.
    """

    id: str
    title: str
    side: str
    dimension: str
    stage: str
    state: PracticeState
    claimed: LevelNumber | None
    supported: LevelNumber | None
    value: float | None
    supported_value: float | None
    high: float
    criteria: tuple[CriterionScore, ...]
    waiver: WaiverScore | None
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
    by: str | None = None
    flag: bool = False
    urgent: bool = False
    hurt: Hurt | None = None
    excluded: tuple[Exclusion, ...] = ()

    def as_data(self, data: dict[str, Any]) -> dict[str, Any]:
        """Return the mapping with what was not said left out."""
        marks = {"flag", "urgent", "by", "hurt", "excluded"}
        return {key: item for key, item in data.items() if item or key not in marks}

    @cached_property
    def applicable(self) -> bool:
        """Whether anything of it counts."""
        if not self.criteria:  # in a result of schema 1
            return self.state is not PracticeState.LEFT_OUT
        return any(criterion.in_scope for criterion in self.criteria)

    @property
    def answered(self) -> bool:
        """Whether any of its criteria is met or unmet."""
        return self.state in (PracticeState.ANSWERED, PracticeState.PARTLY)

    def level(self, basis: Basis) -> int | None:
        """Return the level answered, or the level backed by evidence."""
        return self.claimed if basis == "claimed" else self.supported

    def score(self, basis: Basis) -> float | None:
        """Return what it adds to a score, as answered or as backed by evidence."""
        return self.value if basis == "claimed" else self.supported_value

    def criterion(self, criterion_id: str) -> CriterionScore:
        """Return one criterion. Raises KeyError."""
        for criterion in self.criteria:
            if criterion.id == criterion_id:
                return criterion
        raise KeyError(criterion_id)


@dataclass(frozen=True, kw_only=True, repr=False, eq=False)
class Standing(Frozen):
    """Where one side of the whole, a dimension or a stage stands.

    `score`, `low` and `high` are weighted means in level units; None means that nothing can be
    said. `answered` and `applicable` count practices.
    """

    score: float | None
    low: float | None
    high: float | None
    answered: int
    applicable: int


@dataclass(frozen=True, kw_only=True, repr=False, eq=False)
class SideStanding(Standing):
    """Where one side stands as a whole, with the levels it holds as claimed and as supported."""

    level: LevelNumber | None
    supported: LevelNumber | None


@dataclass(frozen=True, kw_only=True, repr=False, eq=False)
class LevelStanding(Frozen):
    """What level is held, and what could be held if everything open turned out met.

    `ceiling` is the level below the first that something lacking bars; `possible` the same, or
    None where too little is known to tell it. All are None where no core feature is in scope.
    """

    claimed: LevelNumber | None
    guarded: Flag | None
    ceiling: LevelNumber | None
    possible: LevelNumber | None
    supported: LevelNumber | None


@dataclass(frozen=True, kw_only=True, repr=False, eq=False)
class FeatureCount(Frozen):
    """How many core features of a level are held, of those in scope."""

    held: int
    all: int


@dataclass(frozen=True, kw_only=True, repr=False, eq=False)
class CriterionCount(Frozen):
    """How many defining criteria before a level are met and open, of those in scope."""

    met: int
    open: int
    all: int


@dataclass(frozen=True, kw_only=True, repr=False, eq=False)
class Toward(Frozen):
    """How far it is to the level above the one claimed."""

    level: LevelNumber
    features: FeatureCount
    criteria: CriterionCount


@dataclass(frozen=True, kw_only=True, repr=False, eq=False)
class Coverage(Frozen):
    """Shares of 1 that are answered: of all criteria in scope, and of the defining ones."""

    value: float | None
    defining: float | None


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
    """One dimension; `gap` is the compared side's shown score less the primary side's."""

    gap: float | None
    meaning: dict[str, str]
    carries_over: str
    starts_fresh: str


@dataclass(frozen=True, kw_only=True, repr=False, eq=False)
class StageScore(Sided):
    """One lifecycle stage."""

    summary: str


@dataclass(frozen=True, kw_only=True, repr=False, eq=False)
class FeatureScore(Frozen):
    """A feature of a level from 1 on, with its defining criteria as ``practice/criterion``."""

    id: str
    title: str
    summary: str
    level: LevelNumber
    side: str
    role: Literal["core", "component"]
    set: str | None
    state: FeatureState
    supported: bool
    criteria: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, repr=False, eq=False)
class Trait(Frozen):
    """A characteristic of level 0 that the team shows."""

    id: str
    title: str
    summary: str


@dataclass(frozen=True, kw_only=True, repr=False, eq=False)
class LevelStatus(Frozen):
    """One maturity level, the ids of its features, and the traits of level 0 that are shown."""

    level: LevelNumber
    id: str
    title: str
    summary: str
    challenge: str
    features: tuple[str, ...]
    traits: tuple[Trait, ...] = ()


@dataclass(frozen=True, kw_only=True, repr=False, eq=False)
class Blocker(Frozen):
    """A defining criterion that keeps a side from `level`: lacking, or not known.

    `have` is the practice's level, None when nothing is known; `need` the criterion's level. In a
    result of schema 1 a whole practice blocks, and `criterion`, `text` and `feature` are None.
    """

    practice: str
    criterion: str | None
    title: str
    text: str | None
    level: LevelNumber
    feature: str | None
    why: Literal["lacking", "not-known"]
    kind: Literal["below", "unknown", "unanswered", "waived", "unsupported"]
    have: LevelNumber | None
    need: LevelNumber


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
    sets: tuple[Named, ...] = ()

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
    """How many practices are in which state, and how many criteria."""

    practices: int
    applicable: int
    answered: int
    partly: int
    unknown: int
    unanswered: int
    waived: int
    not_applicable: int
    without_evidence: int
    criteria: int
    met: int
    unmet: int


@dataclass(frozen=True, kw_only=True, repr=False, eq=False)
class Scorecard(Frozen):
    """The scored assessment.

    `level` has the values of `LevelStanding` for the primary side under their own names, and for
    every side as ``<side>_claimed`` and so on; `parts` has one for each set of features in scope.
    `toward` is the way of every side to the level above the one it claims, None at the top; in
    JSON it stands as ``toward`` for the primary side and ``<side>_toward`` for each. `blockers`
    keep the team from the level after the one claimed, `supported_blockers` from the one after
    the one supported.
    """

    rubric: RubricStamp
    team: dict[str, ProfileValue]
    scope: Scope
    assessed_on: IsoDate
    as_of: IsoDate
    level: dict[str, LevelOrFlag | None]
    parts: dict[str, LevelStanding] = field(default_factory=dict)
    toward: dict[str, Toward | None]
    coverage: Coverage
    score: ScoreRange
    counts: Counts
    sides: dict[str, SideStanding]
    dimensions: tuple[DimensionScore, ...]
    stages: tuple[StageScore, ...]
    levels: tuple[LevelStatus, ...]
    features: tuple[FeatureScore, ...]
    practices: tuple[PracticeScore, ...]
    waivers: tuple[WaiverScore, ...]
    blockers: tuple[Blocker, ...]
    supported_blockers: tuple[Blocker, ...]

    def as_data(self, data: dict[str, Any]) -> dict[str, Any]:
        """Return the data with the parts under `level`, and `toward` a key for each side."""
        toward = data.pop("toward")
        parts = data.pop("parts")
        placed: dict[str, Any] = {}
        for key, item in data.items():
            placed[key] = {**item, "parts": parts} if key == "level" else item
            if key == "level":
                placed["toward"] = toward[self.rubric.primary_side]
                placed |= {f"{side}_toward": way for side, way in toward.items()}
        return placed

    @property
    def top(self) -> int:
        """The highest level of the rubric."""
        return self.levels[-1].level

    def held(self, basis: Basis, side: str | None = None) -> int | None:
        """Return the level that a side holds, the primary one unless said."""
        return self.standing(side)[basis]

    def standing(self, side: str | None = None) -> dict[str, int | None]:
        """Return the levels of a side by the names of `LevelStanding`, but for `guarded`."""
        prefix = f"{side or self.rubric.primary_side}_"
        names = ("claimed", "ceiling", "possible", "supported")
        return {name: self.level[prefix + name] for name in names}

    def guarded(self, side: str | None = None) -> bool | None:
        """Tell whether the components of the level a side claims are held; None if not known."""
        value = self.level[f"{side or self.rubric.primary_side}_guarded"]
        return None if value is None else bool(value)

    @property
    def thin(self) -> bool:
        """Whether too little of what defines the next level is known for an assessment."""
        return (self.coverage.defining or 0) < ENOUGH

    @property
    def has_criteria(self) -> bool:
        """Whether it speaks of criteria and features; a result of schema 1 does not."""
        return any(practice.criteria for practice in self.practices)

    def practice(self, practice_id: str) -> PracticeScore:
        """Return one practice. Raises KeyError."""
        for practice in self.practices:
            if practice.id == practice_id:
                return practice
        raise KeyError(practice_id)

    def feature(self, feature_id: str) -> FeatureScore:
        """Return one feature. Raises KeyError."""
        for feature in self.features:
            if feature.id == feature_id:
                return feature
        raise KeyError(feature_id)
