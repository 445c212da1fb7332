"""The rubric: what is assessed, what each answer means, and what can be done about it.

Generating __repr__ and __eq__ for every class would take a tenth of the time `score` has.
"""

from dataclasses import dataclass, field
from typing import Literal

from advisor.document.checked import (
    Days,
    DottedId,
    Figure,
    Flag,
    Frozen,
    Id,
    LevelKey,
    LevelNumber,
    Text,
    Version,
    Weight,
    WholeDays,
)
from advisor.rubric.crosswalk import Crosswalk

PERCENT = "percent"


@dataclass(frozen=True, kw_only=True, repr=False, eq=False)
class Feature(Frozen):
    """A characteristic that a maturity level is defined by."""

    id: Id
    title: Text
    summary: Text


@dataclass(frozen=True, kw_only=True, repr=False, eq=False)
class Level(Frozen):
    """A maturity level; `challenge` says what a team that stays there runs into."""

    level: LevelNumber
    id: Id
    title: Text
    summary: Text
    challenge: Text
    features: tuple[Feature, ...] = ()


@dataclass(frozen=True, kw_only=True, repr=False, eq=False)
class Side(Frozen):
    """One half of a dimension, such as DevOps or MLOps."""

    id: Id
    title: Text


@dataclass(frozen=True, kw_only=True, repr=False, eq=False)
class Dimension(Frozen):
    """One aspect in which the sides are compared; `sides` says what it means on each."""

    id: Id
    title: Text
    sides: dict[Id, Text]
    carries_over: Text
    starts_fresh: Text


@dataclass(frozen=True, kw_only=True, repr=False, eq=False)
class Stage(Frozen):
    """One stage of the lifecycle."""

    id: Id
    title: Text
    summary: Text


@dataclass(frozen=True, kw_only=True, repr=False, eq=False)
class Role(Frozen):
    """A role whose person-days a step costs."""

    id: Id
    title: Text


@dataclass(frozen=True, kw_only=True, repr=False, eq=False)
class EvidenceKind(Frozen):
    """A kind of evidence; `caps` is the highest level it can support."""

    id: Id
    title: Text
    summary: Text
    caps: LevelNumber


@dataclass(frozen=True, kw_only=True, repr=False, eq=False)
class Option(Frozen):
    """One value a profile field may take."""

    id: Id
    title: Text


@dataclass(frozen=True, kw_only=True, repr=False, eq=False)
class ProfileField(Frozen):
    """A fact about the team on which practices may depend; without options it is true or false."""

    id: Id
    title: Text
    question: Text
    options: tuple[Option, ...] = ()


@dataclass(frozen=True, kw_only=True, repr=False, eq=False)
class Kpi(Frozen):
    """A figure a team can follow; `how` tells how to measure it.

    It lies between `min` and `max`; a percentage lies between 0 and 100 unless these say otherwise.
    """

    id: Id
    title: Text
    unit: Text
    direction: Literal["higher", "lower"]
    stage: Id
    how: Text
    min: Figure | None = None
    max: Figure | None = None

    def __post_init__(self) -> None:
        low, high = self.limits
        if low is not None and high is not None and low >= high:
            raise ValueError(f"`min` is below `max`; here they are {low:g} and {high:g}")

    @property
    def limits(self) -> tuple[float | None, float | None]:
        """The least and the most that the figure can be; None where there is no limit."""
        low, high = (0.0, 100.0) if self.unit == PERCENT else (None, None)
        return low if self.min is None else self.min, high if self.max is None else self.max


@dataclass(frozen=True, kw_only=True, repr=False, eq=False)
class EvidenceExamples(Frozen):
    """What would and what would not convince an outsider that a level is reached."""

    sufficient: tuple[Text, ...]
    insufficient: tuple[Text, ...]


@dataclass(frozen=True, kw_only=True, repr=False, eq=False)
class Practice(Frozen):
    """One assessable habit: the unit a team answers.

    `levels` describes what an outsider sees at each level; `gates` gives, for a maturity level,
    the level this practice must have reached before the team may hold it.
    """

    id: DottedId
    title: Text
    side: Id
    dimension: Id
    stage: Id
    question: Text
    why: Text
    risk: Text
    levels: dict[LevelKey, Text]
    evidence: dict[LevelKey, EvidenceExamples] = field(default_factory=dict)
    gates: dict[LevelKey, LevelNumber] = field(default_factory=dict)
    weight: Weight = 1.0
    weight_reason: Text | None = None
    features: tuple[Id, ...] = ()
    applies_when: dict[Id, tuple[Id | Flag, ...]] = field(default_factory=dict)
    quick: Flag = False


@dataclass(frozen=True, kw_only=True, repr=False, eq=False)
class EffortRange(Frozen):
    """Person-days: the best, the likely and the worst case."""

    low: Days
    likely: Days
    high: Days

    def __post_init__(self) -> None:
        if not self.low <= self.likely <= self.high:
            raise ValueError("effort must hold: low <= likely <= high")


@dataclass(frozen=True, kw_only=True, repr=False, eq=False)
class Tool(Frozen):
    """A tool that can carry a step, and when to choose it."""

    name: Text
    licence: Text
    kind: Literal["open-source", "managed", "commercial"]
    choose_when: Text


@dataclass(frozen=True, kw_only=True, repr=False, eq=False)
class Step(Frozen):
    """A recommended automation step.

    A step takes each practice in `raises` from the level below to the named one, so a practice
    two levels short needs two steps. `calendar_days` is the shortest time in working days.
    """

    id: DottedId
    title: Text
    raises: dict[DottedId, LevelNumber]
    requires: tuple[DottedId, ...] = ()
    effort: dict[Id, EffortRange]
    calendar_days: WholeDays
    why: Text
    tasks: tuple[Text, ...]
    done_when: tuple[Text, ...]
    tools: tuple[Tool, ...] = ()
    carries_over: Text | None = None
    starts_fresh: Text | None = None
    pitfalls: tuple[Text, ...] = ()
    kpis: tuple[Id, ...] = ()

    def __post_init__(self) -> None:
        if not self.raises or min(self.raises.values()) < 1:
            raise ValueError(
                "`raises` names at least one practice and the level, from 1, it reaches"
            )
        if not (self.tasks and self.done_when):
            raise ValueError("a step has tasks and says when it is done")

    @property
    def level(self) -> int:
        """The highest level this step raises anything to."""
        return max(self.raises.values())

    @property
    def likely_days(self) -> float:
        """Likely effort of all roles together, in person-days."""
        return sum(effort.likely for effort in self.effort.values())


@dataclass(frozen=True, kw_only=True, repr=False, eq=False)
class Ignored(Frozen):
    """A practice or step that a rubric leaves out of the one it extends, and why."""

    id: DottedId
    reason: Text


@dataclass(frozen=True, kw_only=True, repr=False, eq=False)
class Rubric(Frozen):
    """A versioned assessment: levels, sides, dimensions, stages, practices and steps.

    `primary_side` decides the overall level; `compared_side` is the one it is held against.
    `extends` names the rubric it was made from, `ignored` what it leaves out of that one.
    `evidence_effort` is what it takes to produce the evidence for one practice that is in place.
    `sha256` is the digest of the files it was read from.
    """

    id: Id
    version: Version
    title: Text
    summary: Text
    levels: tuple[Level, ...]
    sides: tuple[Side, ...]
    primary_side: Id
    compared_side: Id | None = None
    dimensions: tuple[Dimension, ...]
    stages: tuple[Stage, ...]
    roles: tuple[Role, ...] = ()
    evidence_kinds: tuple[EvidenceKind, ...] = ()
    profile: tuple[ProfileField, ...] = ()
    kpis: tuple[Kpi, ...] = ()
    practices: tuple[Practice, ...]
    steps: tuple[Step, ...] = ()
    crosswalks: tuple[Crosswalk, ...] = ()
    extends: Text | None = None
    ignored: tuple[Ignored, ...] = ()
    evidence_effort: EffortRange = EffortRange(low=0.25, likely=0.5, high=1.0)
    sha256: str = ""

    def __post_init__(self) -> None:
        if len(self.levels) < 2:  # noqa: PLR2004 with one level there is nothing to assess
            raise ValueError("a rubric has at least two levels")
        if not (self.sides and self.dimensions and self.stages and self.practices):
            raise ValueError("a rubric has sides, dimensions, stages and practices")

    @property
    def major(self) -> int:
        """The major version, which answers files name."""
        return int(self.version.split(".", 1)[0])

    @property
    def reference(self) -> str:
        """What an answers file writes to name this rubric, such as ``mlops-devops@1``."""
        return f"{self.id}@{self.major}"

    @property
    def top(self) -> int:
        """The highest level number."""
        return self.levels[-1].level
