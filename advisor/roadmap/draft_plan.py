"""Chosen steps on their way to becoming a roadmap."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import cached_property
from math import fsum  # the same in whatever order a set is gone through

from advisor.frozen import dataclass
from advisor.roadmap.advice_model import Unstaffed
from advisor.roadmap.conditions import Conditions
from advisor.roadmap.evidence_step import EvidenceStep
from advisor.roadmap.goal import Goal, find_out
from advisor.roadmap.model import (
    FindOut,
    Outcome,
    Roadmap,
    RoadmapStep,
    RoadmapTarget,
    SeenLater,
    Shortfall,
)
from advisor.roadmap.people import Assignment, Team
from advisor.roadmap.position import Position
from advisor.roadmap.projection import Done, milestones, project
from advisor.roadmap.remaining_step import CutStep
from advisor.roadmap.select import Selection
from advisor.roadmap.step_order import (
    Brings,
)
from advisor.roadmap.tasks import Work, unstaffed
from advisor.rubric.model import Role
from advisor.rubric.step_model import Step

_URGENT_GAIN = 4
_HOLDING = 0.5


@dataclass(frozen=True, kw_only=True)
class Draft:
    """The steps for some goals, in an order in which they can be done.

    `wanted` gives for each criterion that is asked for the lowest level that needs it, `urgent` the
    steps that mend what hurt lately with all they need. The `extra` ones are of no use to any goal;
    of them the `later` ones begin when all others are done.
    """

    position: Position
    target: RoadmapTarget
    goals: Sequence[Goal]
    conditions: Conditions
    team: Team
    roles: tuple[Role, ...]
    selection: Selection
    steps: tuple[Step, ...]
    brings: Brings
    wanted: Mapping[str, int]
    hurt: frozenset[str]
    urgent: frozenset[str]
    extra: frozenset[str]
    later: frozenset[str]
    toward: Mapping[str, int]

    def gain(self, step: Step) -> float:
        """Return the weighted share of its practices a step brings; what is urgent counts more."""
        return fsum(
            practice.weight
            * (_URGENT_GAIN * self.position.harm.get(practice.id, 1.0) if name in self.hurt else 1)
            / max(1, sum(criterion.in_scope for criterion in practice.criteria))
            for name in self.brings[step.id]
            for practice in [self.position.practices[name.partition("/")[0]]]
        )

    def roadmap_step(
        self,
        step: Step,
        start: date | None = None,
        end: date | None = None,
        people: Sequence[str] = (),
    ) -> RoadmapStep:
        """Return a step with all the rubric says of it."""
        brings = self.brings[step.id]
        return RoadmapStep(
            id=step.id,
            kind="evidence" if isinstance(step, EvidenceStep) else "step",
            title=step.title,
            level=step.level,
            toward=None if step.id in self.extra - self.later else self.toward[step.id] or None,
            start=start,
            end=end,
            people=tuple(people),
            meets=tuple(sorted(brings)),
            seen_later=tuple(_seen_later(step, start)),
            held_up=isinstance(step, CutStep) and step.held_up,
            effort=step.effort,
            calendar_days=step.calendar_days,
            raises=step.raises,
            why=step.why,
            tasks=tuple(task.do for task in step.tasks),
            done_when=tuple(self._signs(step)),
            tools=step.tools,
            carries_over=step.carries_over,
            starts_fresh=step.starts_fresh,
            pitfalls=step.pitfalls,
            kpis=step.kpis,
            depends_on=tuple(sorted(self.before[step.id])),
            removes_blocker=any(name in self.wanted for name in brings),
            urgent=not brings.isdisjoint(self.hurt),
            ahead=self._is_ahead(brings & self.hurt),
            mends=step.id in self.urgent,
            beyond=step.id in self.later,
        )

    def _is_ahead(self, mended: Collection[str]) -> bool:
        """Tell whether all that asks for some criteria so early is still to come."""
        practices = [self.position.practices[name.partition("/")[0]] for name in mended]
        return bool(practices) and all(practice.ahead for practice in practices)

    def _signs(self, step: Step) -> Iterator[str]:
        """Yield when a step is done: by its signs, or by the criteria themselves."""
        if step.done_when:
            yield from (sign.text for sign in step.done_when)
            return
        for name in sorted(self.brings[step.id]):
            practice, _, criterion = name.partition("/")
            yield self.position.practices[practice].criterion(criterion).text

    def undated(self, missing: Sequence[Shortfall] = ()) -> Roadmap:
        """Return the roadmap as an order without dates."""
        done = [Done(step) for step in self.steps]
        status: Outcome = "unstaffed" if any(item.kind == "role" for item in missing) else "ordered"
        return Roadmap(
            target=self.target,
            outcome="unreachable" if self.unreached else status,
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
        """The practices of which no step meets what is asked for, or what hurt lately."""
        asked = [n for n in self.selection.unreached if n in self.wanted or n in self.hurt]
        return tuple(dict.fromkeys(name.partition("/")[0] for name in asked))

    @property
    def unreached_goals(self) -> bool:
        """Whether no step meets some of what the goals ask for."""
        return any(name in self.wanted for name in self.selection.unreached)

    def value(self, step: Step) -> int:
        """Return how many criteria a step brings that a goal asks for, and then that hurt."""
        brings = self.brings[step.id]
        asked = sum(name in self.wanted for name in brings)
        return asked * (len(self.hurt) + 1) + len(brings & self.hurt)

    def steps_for(self, goal: Goal) -> set[str]:
        """Return the steps that bring what a goal lacks."""
        lacking = set(goal.lacking(self.position))
        return {step.id for step in self.steps if not lacking.isdisjoint(self.brings[step.id])}

    def levels(self, certain: Collection[str]) -> Iterator[tuple[float, set[str]]]:
        """Yield for each goal what holding it is worth, and its steps, if all are `certain`.

        Holding a level counts half of all that it is made of once more.
        """
        unreached = set(self.unreached)
        for goal in self.goals:
            blocked, steps = goal.blocked_by(self.position), self.steps_for(goal)
            if steps <= set(certain) and not blocked & unreached:
                made_of = fsum(self.position.practices[name].weight for name in blocked)
                yield _HOLDING * made_of, steps

    @property
    def unstaffed(self) -> Iterator[Unstaffed]:
        """The steps that nobody can do, and those that follow them, by the role that lacks time."""
        left = self.left_out
        for role, days in unstaffed(left, self.team).items():
            own = {s.id for s in left if role in s.effort and s.effort[role].likely > 0}
            held_up = self.with_followers(own)
            steps = tuple(step.id for step in left if step.id in held_up)
            urgent = not self.urgent.isdisjoint(steps)
            yield Unstaffed(role=role, days=days, steps=steps, urgent=urgent)

    def with_followers(self, names: set[str]) -> set[str]:
        """Return some steps with all that wait for them, directly or through others."""
        found, depends_on = set(names), self.selection.depends_on
        while later := {n for n, before in depends_on.items() if before & found} - found:
            found |= later
        return found

    def work(self, team: Team, assignment: Assignment) -> Work:
        """Return the work in the steps, for all of which somebody must have time."""
        return Work(
            steps=self.steps,
            depends_on=self.before,
            team=team,
            assignment=assignment,
            extra=self.extra,
            later=self.later,
            urgent=self.urgent,
        )

    @cached_property
    def before(self) -> dict[str, set[str]]:
        """What comes before each step: all it needs, and what it follows of the draft's steps."""
        needed, names = self.selection.depends_on, {step.id for step in self.steps}
        return {n: needed[n] | (self.selection.after.get(n, set()) & names) for n in names}

    @property
    def left_out(self) -> list[Step]:
        """The selected steps that are not among the draft's."""
        kept = {step.id for step in self.steps}
        return [step for name, step in self.selection.steps.items() if name not in kept]

    @property
    def main(self) -> "Draft":
        """The draft without the steps that begin when all others are done."""
        return replace(self, steps=tuple(step for step in self.steps if step.id not in self.later))

    def staffed(self) -> "Draft":
        """Return the draft without steps for which a role has no time, and what follows them."""
        left_out: set[str] = set()
        for step in self.steps:
            idle = unstaffed([step], self.team)
            if idle or left_out & self.selection.depends_on[step.id]:
                left_out.add(step.id)
        return replace(self, steps=tuple(step for step in self.steps if step.id not in left_out))


def _seen_later(step: Step, start: date | None) -> Iterator[SeenLater]:
    later = step.seen_later if isinstance(step, CutStep) else {}
    for name, days in sorted(later.items()):
        yield SeenLater(criterion=name, days=days, on=start and start + timedelta(days=days))
