"""The scored assessment, with everything needed to explain it.

Compare scorecards by their data (`as_data`); __eq__ is left out, see `rubric.model`.
"""

from dataclasses import field
from typing import Any, Literal

from advisor.assessment.model import IsoDate, Scope
from advisor.document.checked import Flag, Frozen, LevelNumber, LevelOrFlag
from advisor.frozen import dataclass
from advisor.scoring.practice_score import PracticeScore, WaiverScore
from advisor.scoring.states import ENOUGH, Basis, FeatureState, ProfileValue


@dataclass(frozen=True, kw_only=True)
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


@dataclass(frozen=True, kw_only=True)
class SideStanding(Standing):
    """Where one side stands as a whole, with the levels it holds as claimed and as supported."""

    level: LevelNumber | None
    supported: LevelNumber | None


@dataclass(frozen=True, kw_only=True)
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


@dataclass(frozen=True, kw_only=True)
class FeatureCount(Frozen):
    """How many core features of a level are held, of those in scope."""

    held: int
    all: int


@dataclass(frozen=True, kw_only=True)
class CriterionCount(Frozen):
    """How many defining criteria before a level are met and open, of those in scope."""

    met: int
    open: int
    all: int


@dataclass(frozen=True, kw_only=True)
class Toward(Frozen):
    """How far it is to the level above the one claimed."""

    level: LevelNumber
    features: FeatureCount
    criteria: CriterionCount


@dataclass(frozen=True, kw_only=True)
class Coverage(Frozen):
    """Shares of 1 that are answered: of all criteria in scope, and of the defining ones."""

    value: float | None
    defining: float | None

    @property
    def thin(self) -> bool:
        """Whether too little of what defines the next level is known for an assessment."""
        return ((self.value if self.defining is None else self.defining) or 0) < ENOUGH


@dataclass(frozen=True, kw_only=True)
class Sided(Frozen):
    """A part of the rubric with one Standing a side, which JSON shows under the side's own id."""

    id: str
    title: str
    sides: dict[str, Standing]

    def as_data(self, data: dict[str, Any]) -> dict[str, Any]:
        """Return the part's data with each side lifted to the top."""
        sides = data.pop("sides")
        return {"id": data.pop("id"), "title": data.pop("title"), **sides, **data}


@dataclass(frozen=True, kw_only=True)
class DimensionScore(Sided):
    """One dimension; `gap` is the compared side's shown score less the primary side's."""

    gap: float | None
    meaning: dict[str, str]
    carries_over: str
    starts_fresh: str


@dataclass(frozen=True, kw_only=True)
class StageScore(Sided):
    """One lifecycle stage."""

    summary: str


@dataclass(frozen=True, kw_only=True)
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


@dataclass(frozen=True, kw_only=True)
class Trait(Frozen):
    """A characteristic of level 0 that the team shows."""

    id: str
    title: str
    summary: str


@dataclass(frozen=True, kw_only=True)
class LevelStatus(Frozen):
    """One maturity level, the ids of its features, and the traits of level 0 that are shown."""

    level: LevelNumber
    id: str
    title: str
    summary: str
    challenge: str
    features: tuple[str, ...]
    traits: tuple[Trait, ...] = ()


@dataclass(frozen=True, kw_only=True)
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


@dataclass(frozen=True, kw_only=True)
class Named(Frozen):
    """An id and how people call it."""

    id: str
    title: str


@dataclass(frozen=True, kw_only=True)
class EvidenceCap(Named):
    """A kind of evidence and the highest level it can support."""

    caps: LevelNumber


@dataclass(frozen=True, kw_only=True)
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


@dataclass(frozen=True, kw_only=True)
class ScoreRange(Frozen):
    """The overall score and the bounds that open questions leave."""

    value: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True, kw_only=True)
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


@dataclass(frozen=True, kw_only=True)
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
        return self.coverage.thin

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
