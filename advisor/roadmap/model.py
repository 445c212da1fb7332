"""The roadmap: which steps, when, towards what."""

from dataclasses import field
from functools import cached_property
from typing import Any, Literal

from advisor.assessment.model import IsoDate
from advisor.document.checked import Frozen, LevelNumber
from advisor.frozen import dataclass
from advisor.roadmap.advice_model import (
    FirstAidLine,
    Nearest,
    NotNow,
    PartBehind,
    PersonPlan,
    PossibleStep,
    Unstaffed,
)
from advisor.roadmap.conditions import Conditions
from advisor.rubric.step_model import EffortRange, Tool

Outcome = Literal["scheduled", "late", "partial", "ordered", "unstaffed", "reached", "unreachable"]
Status = Literal["met", "at-risk", "missed", "none"]
Aim = Literal["level", "date"]


@dataclass(frozen=True, kw_only=True)
class RoadmapTarget(Frozen):
    """The level to reach, overall and in chosen parts, and the date it is wanted by.

    `level` is None when only parts were chosen. A `sound` target asks for every criterion up to
    its level in place of those that define it.
    """

    level: LevelNumber | None
    by: IsoDate | None = None
    dimensions: dict[str, LevelNumber] = field(default_factory=dict)
    stages: dict[str, LevelNumber] = field(default_factory=dict)
    sound: bool = False

    def as_data(self, data: dict[str, Any]) -> dict[str, Any]:
        """Return the target's data without parts that were not chosen."""
        return {
            key: value for key, value in data.items() if value != {} and (key != "sound" or value)
        }


@dataclass(frozen=True, kw_only=True)
class SeenLater(Frozen):
    """A criterion that a step brings and nobody can see before a day, some days after it begins."""

    criterion: str
    days: int
    on: IsoDate | None = None


@dataclass(frozen=True, kw_only=True)
class RoadmapStep(Frozen):
    """One step in its place: `depends_on` names steps of this roadmap that come first.

    `start` and `end`, the first and the last day, are None while the roadmap is an order without
    dates. `effort` is in person-days by role, `calendar_days` in working days. `toward` is the
    lowest level of the target for which the step is needed, directly or by what comes after it. A
    step of the kind ``evidence`` shows what is in place already, an `urgent` one makes up for what
    hurt lately, or `ahead` of what is about to, and one that `mends` is such a step or one it
    needs. One `beyond` the target makes its level sound: a short plan has room for it. It `meets`
    the criteria that it takes from lacking to met, by the `people` named; what else it brings can
    be seen only later, `seen_later`, and one that is `held_up` lasts until it can be. `likely_end`
    is the day by which it is done with 85 percent confidence.
    """

    id: str
    kind: Literal["step", "evidence"] = "step"
    title: str
    level: LevelNumber
    toward: LevelNumber | None = None
    start: IsoDate | None = None
    end: IsoDate | None = None
    likely_end: IsoDate | None = None
    people: tuple[str, ...] = ()
    meets: tuple[str, ...] = ()
    seen_later: tuple[SeenLater, ...] = ()
    held_up: bool = False
    depends_on: tuple[str, ...]
    effort: dict[str, EffortRange]
    calendar_days: int
    raises: dict[str, LevelNumber]
    removes_blocker: bool
    urgent: bool = False
    ahead: bool = False
    mends: bool = False
    beyond: bool = False
    why: str
    tasks: tuple[str, ...]
    done_when: tuple[str, ...]
    tools: tuple[Tool, ...]
    carries_over: str | None
    starts_fresh: str | None
    pitfalls: tuple[str, ...]
    kpis: tuple[str, ...]

    @property
    def likely_days(self) -> float:
        """Likely effort of all roles together, in person-days."""
        return sum(effort.likely for effort in self.effort.values())


@dataclass(frozen=True, kw_only=True)
class PartStanding(Frozen):
    """Score of the primary side in one dimension or stage."""

    score: float | None


@dataclass(frozen=True, kw_only=True)
class Projection(Frozen):
    """The overall level held, and how many practices block `toward`, once a step is done.

    In a roadmap with dates everything else that has ended by then is done too. `dimensions` and
    `stages` hold the parts in which the step's own practices lie.
    """

    step: str
    level: LevelNumber | None
    toward: LevelNumber | None
    blockers_left: int
    score: float | None = None
    dimensions: dict[str, PartStanding] = field(default_factory=dict)
    stages: dict[str, PartStanding] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class MonthProjection(Frozen):
    """Level, score and every part as they stand at the end of a day."""

    date: IsoDate
    level: LevelNumber | None
    score: float | None
    dimensions: dict[str, PartStanding]
    stages: dict[str, PartStanding]


@dataclass(frozen=True, kw_only=True)
class Milestone(Frozen):
    """A level that is reached, overall or in one part, by which step and when.

    `p50` and `p85` are the days by which it is reached with 50 and with 85 percent confidence. A
    `sound` one is reached when nothing up to the level is lacking, one that is not `guarded` while
    components of its level are.
    """

    level: LevelNumber
    dimension: str | None = None
    stage: str | None = None
    step: str
    date: IsoDate | None = None
    p50: IsoDate | None = None
    p85: IsoDate | None = None
    sound: bool = False
    guarded: bool = True

    def as_data(self, data: dict[str, Any]) -> dict[str, Any]:
        """Return the milestone's data, `sound` only where it is."""
        return {key: value for key, value in data.items() if key != "sound" or value}


@dataclass(frozen=True, kw_only=True)
class WeekLoad(Frozen):
    """Person-days by role in the week that begins on a Monday, and how many there are."""

    week: IsoDate
    planned: dict[str, float]
    available: dict[str, float]


@dataclass(frozen=True, kw_only=True)
class Confidence(Frozen):
    """The days by which the target is reached in 50 and in 85 percent of the simulated cases.

    With the aim ``date`` they are those by which everything is done.
    """

    p50: IsoDate
    p85: IsoDate
    samples: int


@dataclass(frozen=True, kw_only=True)
class FindOut(Frozen):
    """Criteria of a practice that the target asks for, and of which it is not known if met."""

    practice: str
    criteria: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Shortfall(Frozen):
    """Something that stands against what was asked for.

    ``capacity``: nobody's time is given; ``role``: a needed role has none; ``time``: there is too
    little of a role for the date; ``duration``: the steps' shortest times alone take longer than
    the date allows; ``horizon``: it would take decades, or begin where the calendar ends, after the
    `year`; ``step``: the rubric, or what is left of it after exclusions, has no step for the
    `practice`; ``schedule``: nothing stands against dates, and none were asked for; ``held``: the
    `level`, overall and in `parts`, is there already; ``open``: nothing is known to be lacking for
    it, and not all is known; ``coverage``: only the share `have` of the defining criteria is
    answered, and `need` is what makes an assessment. Else `have` and `need` are full-time
    equivalents of a role, or working days; `days` are person-days of the role, `parallel` the steps
    at a time. `message` says it in a document that was read; what is planned leaves that to its
    writer.
    """

    kind: Literal[
        "capacity",
        "role",
        "time",
        "duration",
        "horizon",
        "step",
        "schedule",
        "held",
        "open",
        "coverage",
    ]
    message: str | None = None
    role: str | None = None
    have: float | None = None
    need: float | None = None
    days: float | None = None
    parallel: int | None = None
    practice: str | None = None
    level: LevelNumber | None = None
    parts: dict[str, LevelNumber] = field(default_factory=dict)
    year: int | None = None

    def as_data(self, data: dict[str, Any]) -> dict[str, Any]:
        """Return the mapping with what not every kind has only where it is there."""
        always = {"kind", "message", "role", "have", "need"}
        return {key: item for key, item in data.items() if key in always or item not in (None, {})}


@dataclass(frozen=True, kw_only=True)
class Feasible(Frozen):
    """The nearest that can be had: what is held by the date asked for, and the date it takes.

    `dimensions` and `stages` are parts that were asked for and lack something today.
    """

    level: LevelNumber | None = None
    dimensions: dict[str, LevelNumber] = field(default_factory=dict)
    stages: dict[str, LevelNumber] = field(default_factory=dict)
    date: IsoDate | None = None


@dataclass(frozen=True, kw_only=True)
class LevelGain(Frozen):
    """A level that a plan reaches, and by how many working days earlier than without the change.

    One that is not `guarded` is held while components of it are lacking. `saved` is None where one
    of the two plans has no date for it.
    """

    level: LevelNumber
    dimension: str | None
    stage: str | None
    guarded: bool
    date: IsoDate | None
    saved: int | None


@dataclass(frozen=True, kw_only=True)
class Alternative(Frozen):
    """A plan with some roles' capacity changed, beside the plan without the change.

    `end` is the day from which the target is held, or else the last day of work, and `saved` the
    working days by which it is earlier, None where one of the two plans does not get there; `more`
    the practice levels it raises more; `levels` what it reaches and how much sooner. With
    `buys_nothing` all of that is as it was, though the confidence may differ. A `split` is the same
    time in all, divided otherwise.
    """

    capacity: dict[str, float]
    status: Outcome
    aim: Aim
    end: IsoDate | None
    p85: IsoDate | None
    saved: int | None
    more: int
    buys_nothing: bool
    levels: tuple[LevelGain, ...]
    milestones: tuple[Milestone, ...]
    split: bool = False


@dataclass(frozen=True, kw_only=True)
class Roadmap(Frozen):
    """Steps in an order in which they can be done, with dates where the capacity is known.

    What is not known is planned as if it were met: all that is said of levels holds once it turns
    out so, and `find_out` names it.

    `likely` is the day by which the target is reached with 85 percent confidence, `even` the one
    with 50. `status` judges a wanted date by them: ``met``, ``at-risk`` where only the even one
    keeps it, ``missed``, or ``none`` without one. `first_aid` comes before all steps, and `urgent`
    names those that mend what hurt, which cost the target `price` working days; `unstaffed` are
    left undone, and `possible` ones may follow from what is not known. Where `parts_behind` are
    given, work is planned for these alone. `alternatives` tell what other people would buy, where
    that was asked for.

    Outcome ``scheduled``: the steps reach the target, in time if there is a date; ``late``: they
    reach it after that date; ``partial``: by the date no further level is reached, the steps are
    what can be done; ``ordered``: they reach the target, without dates; ``unstaffed``: the same,
    since a needed role has no time; ``reached``: nothing is known to be left to do;
    ``unreachable``: there is no step for some blocker, `unreached` names the practices.

    With the aim ``level`` the end is as early as possible, with ``date`` as much as possible is
    done by the target's date. `held_on` is the day from which the target is held, `end` the last
    day of work, which may be later where steps mend what hurt lately. `bound` is the proven
    distance to the best, as a share of the working days or of the practices raised: 0 is proven to
    be the best. `benefit_bound` is the same for the sum of weighted levels, each times the days
    until it is gained. Both are None as long as nothing is scheduled.
    """

    target: RoadmapTarget | None
    outcome: Outcome
    status: Status = "none"
    likely: IsoDate | None = None
    even: IsoDate | None = None
    aim: Aim = "level"
    bound: float | None = None
    benefit_bound: float | None = None
    start: IsoDate | None = None
    end: IsoDate | None = None
    held_on: IsoDate | None = None
    confidence: Confidence | None = None
    first_aid: tuple[FirstAidLine, ...] = ()
    urgent: tuple[str, ...] = ()
    price: int | None = None
    steps: tuple[RoadmapStep, ...] = ()
    projection: tuple[Projection, ...] = ()
    months: tuple[MonthProjection, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    critical_path: tuple[str, ...] = ()
    load: tuple[WeekLoad, ...] = ()
    people: tuple[PersonPlan, ...] = ()
    possible: tuple[PossibleStep, ...] = ()
    not_now: tuple[NotNow, ...] = ()
    parts_behind: tuple[PartBehind, ...] = ()
    unstaffed: tuple[Unstaffed, ...] = ()
    nearest: Nearest | None = None
    alternatives: tuple[Alternative, ...] = ()
    unreached: tuple[str, ...] = ()
    find_out: tuple[FindOut, ...] = ()
    missing: tuple[Shortfall, ...] = ()
    feasible: Feasible | None = None
    conditions: Conditions = field(default_factory=Conditions)

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The number of each step in its order, from 1, by its id."""
        return {step.id: number for number, step in enumerate(self.steps, 1)}

    @property
    def coming(self) -> bool:
        """Whether something of it is for what is still to come."""
        return any(step.ahead for step in self.steps) or any(aid.ahead for aid in self.first_aid)

    @property
    def not_known(self) -> int:
        """How many criteria that the target asks for are not known."""
        return sum(len(item.criteria) for item in self.find_out)

    @property
    def likely_days(self) -> float:
        """Likely effort of all steps together, in person-days."""
        return sum(step.likely_days for step in self.steps)

    @property
    def reached_on(self) -> IsoDate | None:
        """The day from which the target is held; older results say so of a level alone."""
        target = self.target
        if self.held_on is not None:
            return self.held_on
        if target is None or target.level is None or target.dimensions or target.stages:
            return self.end
        held = [
            reached.date
            for reached in self.milestones
            if reached.level == target.level and not (reached.dimension or reached.stage)
        ]
        return next((day for day in held if day), self.end)

    @property
    def undated(self) -> bool:
        """Whether the steps have no dates for the sole reason that none were asked for."""
        return any(missing.kind == "schedule" for missing in self.missing)
