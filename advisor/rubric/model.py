"""The rubric: what is assessed, what each answer means, and what can be done about it.

Generating __repr__ and __eq__ for every class would take a tenth of the time `score` has.
"""

from dataclasses import field
from typing import Annotated, Any, Literal

from advisor.document.checked import (
    ByShape,
    CriterionRef,
    DottedId,
    Figure,
    Flag,
    Frozen,
    Id,
    LevelKey,
    LevelNumber,
    PartOfADay,
    PositiveLevel,
    Text,
    Version,
    Weight,
)
from advisor.frozen import dataclass
from advisor.rubric.crosswalk import Crosswalk
from advisor.rubric.profile_condition import AppliesWhen
from advisor.rubric.step_model import EffortRange, Step
from advisor.translation import sentence

PERCENT = "percent"
EVIDENCE_EFFORT = EffortRange(low=0.25, likely=0.5, high=1.0)


@dataclass(frozen=True, kw_only=True)
class Feature(Frozen):
    """A characteristic that a maturity level is defined by.

    A *core* feature decides whether the level is held, a *component* whether it is guarded. Which
    criteria must be met is said by the criteria that define it. Without a `side` it belongs to
    the rubric's primary one. `set` names the kind of work it belongs to; without, to every kind.
    A feature of level 0 is a trait, told of a team that meets none of `shown_when_unmet`, which
    names criteria as ``practice/criterion``.
    """

    id: Id
    title: Text
    summary: Text
    side: Id | None = None
    role: Literal["core", "component"] = "core"
    set: Id | None = None
    applies_when: AppliesWhen = field(default_factory=dict)
    shown_when_unmet: tuple[CriterionRef, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Level(Frozen):
    """A maturity level; `challenge` says what a team that stays there runs into."""

    level: LevelNumber
    id: Id
    title: Text
    summary: Text
    challenge: Text
    features: tuple[Feature, ...] = ()


@dataclass(frozen=True, kw_only=True)
class FeatureSet(Frozen):
    """A kind of work, such as training models, whose features a team that does it must hold."""

    id: Id
    title: Text


@dataclass(frozen=True, kw_only=True)
class Side(Frozen):
    """One half of a dimension, such as DevOps or MLOps."""

    id: Id
    title: Text


@dataclass(frozen=True, kw_only=True)
class Dimension(Frozen):
    """One aspect in which the sides are compared; `sides` says what it means on each."""

    id: Id
    title: Text
    sides: dict[Id, Text]
    carries_over: Text
    starts_fresh: Text


@dataclass(frozen=True, kw_only=True)
class Stage(Frozen):
    """One stage of the lifecycle."""

    id: Id
    title: Text
    summary: Text


@dataclass(frozen=True, kw_only=True)
class Role(Frozen):
    """A role whose person-days a step costs.

    Where nobody fills it, whoever fills the first of `stand_ins` that somebody fills does it. Where
    somebody does, people of a role in `helped_by` take parts of it as well, if that saves time.
    """

    id: Id
    title: Text
    stand_ins: tuple[Id, ...] = ()
    helped_by: tuple[Id, ...] = ()


@dataclass(frozen=True, kw_only=True)
class EvidenceKind(Frozen):
    """A kind of evidence; `caps` is the highest level it can support."""

    id: Id
    title: Text
    summary: Text
    caps: LevelNumber


@dataclass(frozen=True, kw_only=True)
class Option(Frozen):
    """One value a profile field may take."""

    id: Id
    title: Text


@dataclass(frozen=True, kw_only=True)
class ProfileField(Frozen):
    """A fact about the team on which practices may depend.

    It is a number where `type` says so, one of its options (or several, with `many`), or else
    true or false. `default` is what no answer counts as; a number without one counts as 1, and
    another field without one leaves nothing out. A number may count what of another, which it is
    `part_of`, is behind the rest; without an answer that is all of it.
    """

    id: Id
    title: Text
    question: Text
    options: tuple[Option, ...] = ()
    type: Literal["number"] | None = None
    many: Flag = False
    default: Annotated[Flag | Figure | Id, ByShape("flag", "number", "text")] | None = None
    part_of: Id | None = None


@dataclass(frozen=True, kw_only=True)
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
            raise ValueError(
                sentence(
                    "`min` is below `max`; here they are {low:g} and {high:g}", low=low, high=high
                )
            )

    @property
    def limits(self) -> tuple[float | None, float | None]:
        """The least and the most that the figure can be; None where there is no limit."""
        low, high = (0.0, 100.0) if self.unit == PERCENT else (None, None)
        return low if self.min is None else self.min, high if self.max is None else self.max


@dataclass(frozen=True, kw_only=True)
class EvidenceExamples(Frozen):
    """What would and what would not convince an outsider that a level is reached."""

    sufficient: tuple[Text, ...]
    insufficient: tuple[Text, ...]


@dataclass(frozen=True, kw_only=True)
class Criterion(Frozen):
    """One observable fact of a practice, at one level; its id is local to the practice.

    `seen_in` says where a stranger would see it; `seen_after` how often the days that a number of
    the profile gives must pass first, such as those between releases. `defines` names the features
    that need it; `demanded_when` the teams that must meet it whatever their level, `urgent_when`
    those that mend it before all else of its practice where that hurt.
    """

    id: Id
    level: PositiveLevel
    text: Text
    seen_in: Literal["files", "hosting", "platform", "record"] | None = None
    seen_after: dict[Id, PositiveLevel] = field(default_factory=dict)
    defines: tuple[Id, ...] = ()
    applies_when: AppliesWhen = field(default_factory=dict)
    demanded_when: AppliesWhen = field(default_factory=dict)
    urgent_when: AppliesWhen = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class FirstAid(Frozen):
    """What takes the worst of a risk away within a day, before any step is done.

    One person of any of `roles` does it, in `days`. It is called for where one of the criteria in
    `unless` is not met; where it names none, where any of level 1 is not. It `presumes` criteria,
    as ``practice/criterion``, without which it would be of no use, and is `spared_by` others of
    which one is met. What strangers can make use of
    while it stands open is done `at_once`, before all other first aid of its kind. Measures of
    different practices that come to the same `work` are told once.
    """

    do: Text
    days: PartOfADay
    at_once: bool = False
    work: Id | None = None
    roles: tuple[Id, ...]
    unless: tuple[Id, ...] = ()
    presumes: tuple[CriterionRef, ...] = ()
    spared_by: tuple[CriterionRef, ...] = ()
    applies_when: AppliesWhen = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Wording(Frozen):
    """What a plan says to some teams in fewer words: each phrase, and what stands in its place."""

    id: Id
    applies_when: AppliesWhen
    say: dict[Text, Text]


@dataclass(frozen=True, kw_only=True)
class Practice(Frozen):
    """One assessable habit: the unit a team is asked about.

    `criteria` are what is true of a team or not; `levels` tells what an outsider often sees at
    each level, 0 at least. A rubric without criteria describes every level there, and `gates`
    gives, for a maturity level, the level this practice must have reached before the team may
    hold it: `rubric.implied` makes criteria of them. Of `first_aid` and `further_aid` a plan takes
    the first that is called for.
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
    applies_when: AppliesWhen = field(default_factory=dict)
    quick: Flag = False
    criteria: tuple[Criterion, ...] = ()
    first_aid: FirstAid | None = None
    further_aid: tuple[FirstAid, ...] = ()

    @property
    def aids(self) -> tuple[FirstAid, ...]:
        """First aid and what takes its place where that is not called for, in this order."""
        return (self.first_aid, *self.further_aid) if self.first_aid else self.further_aid


@dataclass(frozen=True, kw_only=True)
class NotNowRule(Frozen):
    """What a reader may expect and a team of this kind should leave for now, and why.

    It is told while all of `while_met` and one of `while_unmet` (criteria, ``practice/criterion``)
    are so, and no step of the plan meets anything of `practices` or any of `criteria`.
    """

    id: Id
    title: Text
    reason: Text
    applies_when: AppliesWhen = field(default_factory=dict)
    while_met: tuple[CriterionRef, ...] = ()
    while_unmet: tuple[CriterionRef, ...] = ()
    practices: tuple[DottedId, ...] = ()
    criteria: tuple[CriterionRef, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Edition(Frozen):
    """How answers given for an earlier edition are carried over to this one.

    `criteria` gives, by a practice of the earlier edition and its level, the criteria (as
    ``practice/criterion``, or local to a practice of the same id) that said so there. `steps` and
    `profile` give new names; a profile value maps to values of fields of this edition.
    """

    of: Text
    criteria: dict[DottedId, dict[LevelKey, tuple[Text, ...]]] = field(default_factory=dict)
    steps: dict[Text, Text] = field(default_factory=dict)
    profile: dict[Id, dict[Text, dict[Id, Any]]] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class IgnoredElement(Frozen):
    """A practice, criterion, feature or step left out of the rubric extended, and why."""

    id: Text
    reason: Text


@dataclass(frozen=True, kw_only=True)
class Rubric(Frozen):
    """A versioned assessment: levels, sides, dimensions, stages, practices and steps.

    `primary_side` decides the overall level; `compared_side` is the one it is held against.
    `scope` says how criteria are read where a team has several models or other subjects.
    `extends` names the rubric it was made from, `ignored` what it leaves out of that one.
    `evidence_effort` is what it takes to produce the evidence for one practice that is in place.
    `sha256` is the digest of the files it was read from.
    """

    id: Id
    version: Version
    title: Text
    summary: Text
    scope: Text | None = None
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
    ignored: tuple[IgnoredElement, ...] = ()
    sets: tuple[FeatureSet, ...] = ()
    editions: tuple[Edition, ...] = ()
    not_now: tuple[NotNowRule, ...] = ()
    wording: tuple[Wording, ...] = ()
    evidence_effort: EffortRange = EVIDENCE_EFFORT
    sha256: str = ""

    def __post_init__(self) -> None:
        if len(self.levels) < 2:  # noqa: PLR2004 with one level there is nothing to assess
            raise ValueError(sentence("a rubric has at least two levels"))
        if not (self.sides and self.dimensions and self.stages and self.practices):
            raise ValueError(sentence("a rubric has sides, dimensions, stages and practices"))

    @property
    def major(self) -> int:
        """The major version, which answers files name."""
        return int(self.version.split(".", 1)[0])

    @property
    def reference(self) -> str:
        """What an answers file writes to name this rubric, such as ``mlops-devops@2``."""
        return f"{self.id}@{self.major}"

    @property
    def top(self) -> int:
        """The highest level number."""
        return self.levels[-1].level
