"""Chosen steps on their way to becoming a roadmap."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from advisor.roadmap.conditions import Conditions
from advisor.roadmap.evidence import evidence_steps, first_reaching, unshown
from advisor.roadmap.goal import Goal, Raise, needed_by, urgent_raises, wanted_by
from advisor.roadmap.model import Missing, Roadmap, RoadmapStep, RoadmapTarget, Status
from advisor.roadmap.order import order_steps, urgency_of
from advisor.roadmap.position import Position
from advisor.roadmap.project import Done, milestones, project
from advisor.roadmap.select import Selection, select_steps
from advisor.roadmap.tasks import unstaffed
from advisor.rubric.model import Rubric, Step

_URGENT_GAIN = 4
_HOLDING = 0.5


@dataclass(frozen=True, kw_only=True)
class Draft:
    """The steps for some goals, in an order in which they can be done."""

    position: Position
    target: RoadmapTarget
    goals: Sequence[Goal]
    conditions: Conditions
    selection: Selection
    steps: tuple[Step, ...]
    evidence: frozenset[str]
    wanted: Mapping[Raise, int]
    urgent: frozenset[Raise]
    toward: Mapping[str, int]

    def gain(self, step: Step) -> float:
        """Return the weighted levels that a step gains; what is urgent counts four times."""
        return sum(
            practice.weight
            * (level - self.position.level(name) if self._shows(step) else 1)
            * (_URGENT_GAIN if (name, level) in self.urgent else 1)
            for name, level in step.raises.items()
            if (practice := self.position.practices[name]).applicable
        )

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
            tasks=step.tasks,
            done_when=step.done_when,
            tools=step.tools,
            carries_over=step.carries_over,
            starts_fresh=step.starts_fresh,
            pitfalls=step.pitfalls,
            kpis=step.kpis,
            depends_on=tuple(sorted(self.selection.depends_on[step.id])),
            removes_blocker=any(self.wanted.get(raised) for raised in step.raises.items()),
            urgent=any(raised in self.urgent for raised in step.raises.items()),
        )

    def undated(self, missing: Sequence[Missing] = ()) -> Roadmap:
        """Return the roadmap as an order without dates."""
        done = [Done(step) for step in self.steps]
        status: Status = "unstaffed" if any(item.kind == "role" for item in missing) else "ordered"
        return Roadmap(
            target=self.target,
            status="unreachable" if self.selection.unreached else status,
            steps=tuple(self.roadmap_step(step) for step in self.steps),
            projection=tuple(project(self.position, done, self.target.level)),
            milestones=tuple(milestones(self.position, done, self.goals)),
            unreached=self.unreached,
            missing=tuple(missing),
            conditions=self.conditions,
        )

    @property
    def unreached(self) -> tuple[str, ...]:
        """The practices that no step takes to where they have to be."""
        return tuple(dict.fromkeys(self.selection.unreached))

    def value(self, step: Step) -> int:
        """Return how many of the raises that some goal asks for a step brings."""
        return sum(raised in self.wanted for raised in step.raises.items())

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

    def staffed(self) -> "Draft":
        """Return the draft without steps for which a role has no time, and what follows them."""
        left_out: set[str] = set()
        for step in self.steps:
            if unstaffed([step], self.conditions) or left_out & self.selection.depends_on[step.id]:
                left_out.add(step.id)
        return replace(self, steps=tuple(step for step in self.steps if step.id not in left_out))


def draft(
    rubric: Rubric,
    position: Position,
    target: RoadmapTarget,
    goals: Sequence[Goal],
    conditions: Conditions,
    *,
    first: Draft | None = None,
) -> Draft:
    """Return the steps of least effort that reach the goals; those in `first` are among them.

    Steps for which somebody has time are preferred.
    """
    needed = needed_by(position, goals)
    urgent = urgent_raises(position)
    for practice, level in urgent:
        needed[practice] = max(level, needed.get(practice, 0))
    excluded = {*conditions.excluded, *conditions.done}
    taken = [] if first is None else [s for s in first.steps if s.id not in first.evidence]
    selection = select_steps(rubric, position, needed, excluded=excluded, taken=taken)
    if conditions.dated and (idle := _without_staff(rubric, conditions)):
        staffed = select_steps(rubric, position, needed, excluded=excluded | idle, taken=taken)
        if len(staffed.unreached) <= len(selection.unreached):
            selection = staffed
    shows = {step.id: step for step in evidence_steps(rubric, position, goals, conditions.excluded)}
    chosen = selection.steps.values()
    selection.unreached += unshown(rubric, position, goals, conditions.excluded, chosen)
    if first is not None:
        shows |= {step.id: step for step in first.steps if step.id in first.evidence}
    for step in shows.values():
        selection.add_first(step)
    wanted = dict(wanted_by(position, goals))
    for name, level in (raised for step in shows.values() for raised in step.raises.items()):
        # One step shows every level up to its own, and is due with the lowest of them.
        wanted[name, level] = min(
            wanted[name, below] for below in range(1, level + 1) if (name, below) in wanted
        )
    # What is urgent comes before all levels.
    wanted |= dict.fromkeys(urgent, 0)
    return Draft(
        position=position,
        target=target,
        goals=goals,
        conditions=conditions,
        selection=selection,
        steps=tuple(order_steps(rubric, selection, wanted)),
        evidence=frozenset(shows),
        wanted=wanted,
        urgent=frozenset(urgent),
        toward=urgency_of(selection, wanted, default=position.top),
    )


def _without_staff(rubric: Rubric, conditions: Conditions) -> set[str]:
    return {step.id for step in rubric.steps if unstaffed([step], conditions)}
