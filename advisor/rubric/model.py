"""The rubric: what is assessed, what each answer means, and what can be done about it."""

from typing import Annotated, Literal, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    StrictBool,
    StrictInt,
    StringConstraints,
    model_validator,
)

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
DottedId = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*\.[a-z0-9]+(-[a-z0-9]+)*$", max_length=90),
]
Version = Annotated[str, StringConstraints(pattern=r"^[0-9]+\.[0-9]+\.[0-9]+$")]
LevelNumber = Annotated[StrictInt, Field(ge=0, le=20)]
# As a key it may come from JSON, where every key is text.
LevelKey = Annotated[int, Field(ge=0, le=20)]
Days = Annotated[float, Field(ge=0, le=1000, allow_inf_nan=False)]
Weight = Annotated[float, Field(gt=0, le=100, allow_inf_nan=False)]


class Frozen(BaseModel):
    """Base of the models: they never change and take no unknown field."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Feature(Frozen):
    """A characteristic that a maturity level is defined by."""

    id: Id
    title: Text
    summary: Text


class Level(Frozen):
    """A maturity level; `challenge` says what a team that stays there runs into."""

    level: LevelNumber
    id: Id
    title: Text
    summary: Text
    challenge: Text
    features: tuple[Feature, ...] = ()


class Side(Frozen):
    """One half of a dimension, such as DevOps or MLOps."""

    id: Id
    title: Text


class Dimension(Frozen):
    """One aspect in which the sides are compared; `sides` says what it means on each."""

    id: Id
    title: Text
    sides: dict[Id, Text]
    carries_over: Text
    starts_fresh: Text


class Stage(Frozen):
    """One stage of the lifecycle."""

    id: Id
    title: Text
    summary: Text


class Role(Frozen):
    """A role whose person-days a step costs."""

    id: Id
    title: Text


class EvidenceKind(Frozen):
    """A kind of evidence; `caps` is the highest level it can support."""

    id: Id
    title: Text
    summary: Text
    caps: LevelNumber


class Option(Frozen):
    """One value a profile field may take."""

    id: Id
    title: Text


class ProfileField(Frozen):
    """A fact about the team on which practices may depend; without options it is true or false."""

    id: Id
    title: Text
    question: Text
    options: tuple[Option, ...] = ()


class Kpi(Frozen):
    """A figure a team can follow; `how` tells how to measure it."""

    id: Id
    title: Text
    unit: Text
    direction: Literal["higher", "lower"]
    stage: Id
    how: Text


class EvidenceExamples(Frozen):
    """What would and what would not convince an outsider that a level is reached."""

    sufficient: tuple[Text, ...]
    insufficient: tuple[Text, ...]


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
    evidence: dict[LevelKey, EvidenceExamples] = {}
    gates: dict[LevelKey, LevelNumber] = {}
    weight: Weight = 1
    weight_reason: Text | None = None
    features: tuple[Id, ...] = ()
    applies_when: dict[Id, tuple[Id | StrictBool, ...]] = {}
    quick: StrictBool = False


class EffortRange(Frozen):
    """Person-days: the best, the likely and the worst case."""

    low: Days
    likely: Days
    high: Days

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if not self.low <= self.likely <= self.high:
            raise ValueError("must hold: low <= likely <= high")
        return self


class Tool(Frozen):
    """A tool that can carry a step, and when to choose it."""

    name: Text
    licence: Text
    kind: Literal["open-source", "managed", "commercial"]
    choose_when: Text


def _raises_something(raises: dict[str, int]) -> dict[str, int]:
    if not raises or min(raises.values()) < 1:
        raise ValueError("name at least one practice and the level, from 1, it is raised to")
    return raises


class Step(Frozen):
    """A recommended automation step.

    A step takes each practice in `raises` from the level below to the named one, so a practice
    two levels short needs two steps. `calendar_days` is the shortest time in working days.
    """

    id: DottedId
    title: Text
    raises: Annotated[dict[DottedId, LevelNumber], AfterValidator(_raises_something)]
    requires: tuple[DottedId, ...] = ()
    effort: dict[Id, EffortRange]
    calendar_days: Annotated[StrictInt, Field(ge=1, le=1000)]
    why: Text
    tasks: tuple[Text, ...] = Field(min_length=1)
    done_when: tuple[Text, ...] = Field(min_length=1)
    tools: tuple[Tool, ...] = ()
    carries_over: Text | None = None
    starts_fresh: Text | None = None
    pitfalls: tuple[Text, ...] = ()
    kpis: tuple[Id, ...] = ()

    @property
    def level(self) -> int:
        """The highest level this step raises anything to."""
        return max(self.raises.values())

    @property
    def likely_days(self) -> float:
        """Likely effort of all roles together, in person-days."""
        return sum(effort.likely for effort in self.effort.values())


class Rubric(Frozen):
    """A versioned assessment: levels, sides, dimensions, stages, practices and steps.

    `primary_side` decides the overall level; `compared_side` is the one it is held against.
    `sha256` is the digest of the files it was read from.
    """

    id: Id
    version: Version
    title: Text
    summary: Text
    levels: tuple[Level, ...] = Field(min_length=2)
    sides: tuple[Side, ...] = Field(min_length=1)
    primary_side: Id
    compared_side: Id | None = None
    dimensions: tuple[Dimension, ...] = Field(min_length=1)
    stages: tuple[Stage, ...] = Field(min_length=1)
    roles: tuple[Role, ...] = ()
    evidence_kinds: tuple[EvidenceKind, ...] = ()
    profile: tuple[ProfileField, ...] = ()
    kpis: tuple[Kpi, ...] = ()
    practices: tuple[Practice, ...] = Field(min_length=1)
    steps: tuple[Step, ...] = ()
    sha256: str = ""

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
