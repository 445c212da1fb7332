"""As much as possible by a date."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cached_property
from typing import NamedTuple

from advisor.frozen import dataclass
from advisor.roadmap.conditions import Conditions
from advisor.roadmap.dated_plan import DatedPlan, schedule_by, schedule_draft, soonest_of
from advisor.roadmap.draft_plan import Draft
from advisor.roadmap.goal import first_blocked, goals_of
from advisor.roadmap.mending_steps import draft_for
from advisor.roadmap.model import Feasible, Roadmap, RoadmapTarget
from advisor.roadmap.position import Position
from advisor.roadmap.shortfalls import idle_roles, without_step
from advisor.roadmap.tasks import unstaffed
from advisor.roadmap.team_numbers import TeamNumbers
from advisor.roadmap.working_days import HORIZON, WorkingDays
from advisor.rubric.model import Rubric


@dataclass(frozen=True, kw_only=True)
class PlanningProblem:
    """What is planned: a team and its people, to be taken to a target level by level."""

    rubric: Rubric
    position: Position
    target: RoadmapTarget
    conditions: Conditions
    numbers: TeamNumbers
    days: WorkingDays

    def target_up_to(self, most: int) -> RoadmapTarget:
        """Return the target with no level above `most`."""
        level = self.target.level
        return replace(
            self.target,
            level=None if level is None else min(level, most),
            dimensions={name: min(n, most) for name, n in self.target.dimensions.items()},
            stages={name: min(n, most) for name, n in self.target.stages.items()},
        )

    def draft(self, target: RoadmapTarget, *, use_room: bool = False) -> Draft:
        """Return the draft that reaches a part of the target; with `use_room`, and a little more.

        What is more makes the level sound, where that leaves people with too little to do.
        """
        return draft_for(
            self.rubric,
            self.position,
            target,
            self.conditions,
            numbers=self.numbers,
            use_room=use_room,
        )

    @cached_property
    def mending(self) -> DatedPlan | None:
        """The plan of nothing but what mends what hurt lately, if anybody can do any of it."""
        draft = draft_for(
            self.rubric,
            self.position,
            replace(self.target, level=None, dimensions={}, stages={}),
            self.conditions,
            goals=(),
            numbers=self.numbers,
        ).staffed()
        return schedule_draft(draft, self.days) if draft.steps else None

    def reachable_targets(self) -> Iterator[tuple[RoadmapTarget, Draft | None]]:
        """Yield what can ever be reached, lowest first; with None for what is held already."""
        for most in range(self.position.top + 1):
            target = self.target_up_to(most)
            draft = self.draft(target) if goals_of(self.position, target) else None
            if draft and not (can_be_done(draft) and soonest_of(draft.staffed()) <= HORIZON):
                return
            yield target, draft


def can_be_done(draft: Draft) -> bool:
    """Tell whether there is a step for everything a goal asks for, and somebody for each."""
    needed = [step for step in draft.steps if step.id not in draft.extra]
    return not (draft.unreached_goals or unstaffed(needed, draft.team))


class Reached(NamedTuple):
    """How much of a target can be held by a date.

    `plan` leads there, None where it is held already. `beyond` is the draft for the next level,
    None where there is none; `late` is the plan for that, if it was made to see when it ends.
    """

    target: RoadmapTarget
    plan: DatedPlan | None
    beyond: Draft | None = None
    late: DatedPlan | None = None

    def next_on(self, days: WorkingDays) -> date | None:
        """Return when the next level can be held, None if never or in decades."""
        if self.beyond is None:
            return None
        if self.late and self.late.proven:
            return self.late.reached
        return schedule_draft(self.beyond.staffed(), days, levels_early=True).reached


def most_by(problem: PlanningProblem, by: date) -> Roadmap:
    """Return what hurt mended, then the highest level that can be held by a date, then the most.

    None of these is ever less by a later date.
    """
    held = problem.position.held or 0
    sound = problem.target.sound
    top = replace(problem, target=RoadmapTarget(level=problem.position.top, sound=sound))
    reached = highest_by(top, by)
    first = reached.plan or problem.mending
    following = first_blocked(problem.position, sound=sound)
    level = reached.target.level if reached.plan and reached.target.level else following
    further = bool(level) and level == reached.target.level
    chosen = draft_for(
        problem.rubric,
        problem.position,
        RoadmapTarget(level=level, by=by, sound=sound),
        problem.conditions,
        goals=goals_of(problem.position, top.target),
        numbers=problem.numbers,
        first=first.draft if first else None,
    ).staffed()
    dated = schedule_by(chosen, problem.days, by, first)
    roadmap = dated.roadmap("scheduled" if further else "partial")
    roles = idle_roles(chosen.left_out, chosen.team)
    nearest = None if further else Feasible(level=held, date=reached.next_on(problem.days))
    return replace(
        roadmap,
        missing=(*roles, *without_step(chosen.unreached)),
        unstaffed=tuple(chosen.unstaffed),
        feasible=nearest,
    )


def highest_by(problem: PlanningProblem, by: date, whole: DatedPlan | None = None) -> Reached:
    """Return how much of the target can be held by a date; `whole` is the plan to all of it."""
    best, plan = problem.target_up_to(0), None
    for target, draft in problem.reachable_targets():
        if draft is not None:
            made = whole if target == problem.target else None
            dated = made or schedule_draft(draft.staffed(), problem.days, by=by)
            if dated.reached > by:
                return Reached(best, plan, draft, dated)
            plan = dated
        best = target
    return Reached(best, plan)


def highest_ever(problem: PlanningProblem) -> RoadmapTarget:
    """Return how much of the target can be reached with the steps and people there are."""
    *_, (target, _) = [(problem.target_up_to(0), None), *problem.reachable_targets()]
    return target
