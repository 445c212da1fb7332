"""Chosen steps on their way to becoming a roadmap."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from advisor.roadmap.conditions import Conditions
from advisor.roadmap.evidence import first_reaching
from advisor.roadmap.goal import Goal, find_out
from advisor.roadmap.model import (
    FindOut,
    Raise,
    Roadmap,
    RoadmapStep,
    RoadmapTarget,
    Shortfall,
    Status,
)
from advisor.roadmap.position import Position
from advisor.roadmap.project import Done, milestones, project
from advisor.roadmap.select import Selection
from advisor.roadmap.tasks import Work, unstaffed, work_of
from advisor.rubric.model import Step

_URGENT_GAIN = 4
_HOLDING = 0.5


@dataclass(frozen=True, kw_only=True)
class Draft:
    """The steps for some goals, in an order in which they can be done.

    The `extra` ones are of no use to any goal; they mend what hurt lately.
    """

    position: Position
    target: RoadmapTarget
    goals: Sequence[Goal]
    conditions: Conditions
    selection: Selection
    steps: tuple[Step, ...]
    evidence: frozenset[str]
    wanted: Mapping[Raise, int]
    urgent: frozenset[Raise]
    extra: frozenset[str]
    toward: Mapping[str, int]

    def gain(self, step: Step) -> float:
        """Return the weighted levels that a step gains; what is urgent counts four times."""
        return sum(
            practice.weight
            * (self._shown_levels(name, level) if self._shows(step) else 1)
            * (_URGENT_GAIN if (name, level) in self.urgent else 1)
            for name, level in step.raises.items()
            if (practice := self.position.practices[name]).applicable
        )

    def _shown_levels(self, practice: str, level: int) -> int:
        return sum(unshown <= level for unshown in self.position.unshown_levels(practice))

    def _shows(self, step: Step) -> bool:
        return step.id in self.evidence

    def roadmap_step(
        self, step: Step, start: date | None = None, end: date | None = None
    ) -> RoadmapStep:
        """Return a step with all the rubric says of it."""
        return RoadmapStep(
            id=step.id,
            kind="evidence" if self._shows(step) else "step",
            title=step.title,
            level=step.level,
            toward=self.toward[step.id],
            start=start,
            end=end,
            effort=step.effort,
            calendar_days=step.calendar_days,
            raises=step.raises,
            why=step.why,
            tasks=tuple(task.do for task in step.tasks),
            done_when=step.done_when,
            tools=step.tools,
            carries_over=step.carries_over,
            starts_fresh=step.starts_fresh,
            pitfalls=step.pitfalls,
            kpis=step.kpis,
            depends_on=tuple(sorted(self.selection.depends_on[step.id])),
            removes_blocker=any(raised in self.wanted for raised in step.raises.items()),
            urgent=any(raised in self.urgent for raised in step.raises.items()),
        )

    def undated(self, missing: Sequence[Shortfall] = ()) -> Roadmap:
        """Return the roadmap as an order without dates."""
        done = [Done(step) for step in self.steps]
        status: Status = "unstaffed" if any(item.kind == "role" for item in missing) else "ordered"
        return Roadmap(
            target=self.target,
            status="unreachable" if self.unreached else status,
            steps=tuple(self.roadmap_step(step) for step in self.steps),
            projection=tuple(project(self.position, done, self.target)),
            milestones=tuple(milestones(self.position, done, self.goals)),
            unreached=self.unreached,
            find_out=self.find_out,
            missing=tuple(missing),
            conditions=self.conditions,
        )

    @property
    def find_out(self) -> tuple[FindOut, ...]:
        """What has to be known before anybody can say that the target is reached."""
        return find_out(self.position, self.target)

    @property
    def unreached(self) -> tuple[str, ...]:
        """The practices of the goals that no step takes to where they have to be."""
        asked = {name for name, _ in self.wanted}
        return tuple(dict.fromkeys(name for name in self.selection.unreached if name in asked))

    def value(self, step: Step) -> int:
        """Return how many raises a step brings that a goal asks for, and then that are urgent."""
        asked = sum(raised in self.wanted for raised in step.raises.items())
        urgent = sum(raised in self.urgent for raised in step.raises.items())
        return asked * (len(self.urgent) + 1) + urgent

    def steps_for(self, goal: Goal) -> set[str]:
        """Return the steps that lift what blocks a goal."""
        blocked = first_reaching(self.steps, goal.blocked_by(self.position))
        return {
            step.id
            for step in self.steps
            for name, level in step.raises.items()
            if name in blocked and (level <= blocked[name] or self._shows(step))
        }

    def levels(self, certain: Collection[str]) -> Iterator[tuple[float, set[str]]]:
        """Yield for each goal what holding it is worth, and its steps, if all are `certain`.

        Holding a level counts half of all that it is made of once more.
        """
        for goal in self.goals:
            blocked, steps = goal.blocked_by(self.position), self.steps_for(goal)
            if steps <= set(certain) and not blocked.keys() & set(self.unreached):
                made_of = sum(self.position.practices[name].weight for name in blocked)
                yield _HOLDING * made_of, steps

    def work(self) -> Work:
        """Return the work in the steps, for all of which somebody must have time."""
        return work_of(self.steps, self.selection.depends_on, self.conditions, extra=self.extra)

    @property
    def left_out(self) -> list[Step]:
        """The selected steps that are not among the draft's."""
        kept = {step.id for step in self.steps}
        return [step for name, step in self.selection.steps.items() if name not in kept]

    def staffed(self, *, extra: bool = False) -> "Draft":
        """Return the draft without steps for which a role has no time, and what follows them.

        With `extra` only extra steps are left out.
        """
        left_out: set[str] = set()
        for step in self.steps:
            idle = unstaffed([step], self.conditions)
            waits = left_out & self.selection.depends_on[step.id]
            if (idle or waits) and (step.id in self.extra or not extra):
                left_out.add(step.id)
        return replace(self, steps=tuple(step for step in self.steps if step.id not in left_out))
