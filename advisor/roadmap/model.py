"""The roadmap: which steps, in which order, towards what."""

from dataclasses import dataclass
from typing import Literal

from advisor.assessment.model import IsoDate
from advisor.document.checked import Frozen, LevelNumber
from advisor.rubric.model import EffortRange, Tool


@dataclass(frozen=True, kw_only=True)
class RoadmapTarget(Frozen):
    """The level to reach, and the date it is wanted by."""

    level: LevelNumber
    by: IsoDate | None = None


@dataclass(frozen=True, kw_only=True)
class RoadmapStep(Frozen):
    """One step in its place: `depends_on` names steps of this roadmap that come first.

    `start` and `end` are None while the roadmap is an order without dates. `effort` is in
    person-days by role, `calendar_days` in working days. `urgent`: the team said that it hurt.
    """

    id: str
    title: str
    level: LevelNumber
    start: IsoDate | None = None
    end: IsoDate | None = None
    depends_on: tuple[str, ...]
    effort: dict[str, EffortRange]
    calendar_days: int
    raises: dict[str, LevelNumber]
    removes_blocker: bool
    urgent: bool = False
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
class Projection(Frozen):
    """The overall level held, and what blocks `toward`, once `step` and all before are done."""

    step: str
    level: LevelNumber | None
    toward: LevelNumber
    blockers_left: int


@dataclass(frozen=True, kw_only=True)
class Roadmap(Frozen):
    """Steps in an order in which they can be done.

    Status ``ordered``: the steps reach the target; ``reached``: nothing is left to do;
    ``unreachable``: the rubric has no step for some blocker, `unreached` names the practices.
    `bound` is the proven distance to the best plan, None as long as nothing is scheduled.
    """

    target: RoadmapTarget | None
    status: Literal["ordered", "reached", "unreachable"]
    bound: float | None = None
    steps: tuple[RoadmapStep, ...] = ()
    projection: tuple[Projection, ...] = ()
    unreached: tuple[str, ...] = ()
