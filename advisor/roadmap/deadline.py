"""As much as possible by a date."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from advisor.roadmap.candidates import Candidates, candidates_for
from advisor.roadmap.conditions import Conditions
from advisor.roadmap.dated_plan import DatedPlan, schedule_best, schedule_by, soonest
from advisor.roadmap.goal import first_blocked, goals_of
from advisor.roadmap.model import Feasible, Roadmap, RoadmapTarget
from advisor.roadmap.position import Position
from advisor.roadmap.shortfalls import idle_roles, without_step
from advisor.roadmap.tasks import unstaffed
from advisor.roadmap.working_days import HORIZON, WorkingDays
from advisor.rubric.model import Rubric


@dataclass(frozen=True, kw_only=True)
class PlanningProblem:
    """What is planned: a team and its people, to be taken to a target level by level."""

    rubric: Rubric
    position: Position
    target: RoadmapTarget
    conditions: Conditions
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

    def candidates(self, target: RoadmapTarget) -> Candidates:
        """Return the drafts that reach a part of the target."""
        goals = goals_of(self.position, target)
        return candidates_for(self.rubric, self.position, target, self.conditions, goals=goals)

    def reachable_targets(self) -> Iterator[tuple[RoadmapTarget, Candidates | None]]:
        """Yield what can ever be reached, lowest first; with None for what is held already."""
        for most in range(self.position.top + 1):
            target = self.target_up_to(most)
            candidates = self.candidates(target) if goals_of(self.position, target) else None
            if candidates and not (can_be_done(candidates) and soonest(candidates) <= HORIZON):
                return
            yield target, candidates


def can_be_done(candidates: Candidates) -> bool:
    """Tell whether there is a step for everything, and somebody for every step."""
    return not (
        candidates.leanest.unreached
        or unstaffed(candidates.leanest.steps, candidates.leanest.conditions)
    )


class Reached(NamedTuple):
    """How much of a target can be held by a date.

    `plan` leads there, None where it is held already. `beyond` are the drafts for the next level,
    None where there are none; `late` is the plan for those, if it was made to see when it ends.
    """

    target: RoadmapTarget
    plan: DatedPlan | None
    beyond: Candidates | None = None
    late: DatedPlan | None = None

    def next_on(self, days: WorkingDays) -> date | None:
        """Return when the next level can be held, None if never or in decades."""
        if self.beyond is None:
            return None
        return (self.late or schedule_best(self.beyond, days)).reached


def most_by(problem: PlanningProblem, by: date) -> Roadmap:
    """Return the highest level that can be held by a date, then the most practices raised.

    Neither is ever less by a later date.
    """
    held = problem.position.held or 0
    sound = problem.target.sound
    top = replace(problem, target=RoadmapTarget(level=problem.position.top, sound=sound))
    reached = highest_by(top, by)
    first = reached.plan
    following = first_blocked(problem.position, sound=sound)
    level = following if first is None else first.draft.target.level
    chosen = candidates_for(
        problem.rubric,
        problem.position,
        RoadmapTarget(level=level, by=by, sound=sound),
        problem.conditions,
        goals=goals_of(problem.position, top.target),
        first=first.draft if first else None,
    ).leanest.staffed()
    dated = schedule_by(chosen, problem.days, by, first)
    roadmap = dated.roadmap("scheduled" if first else "partial")
    roles = idle_roles(chosen.left_out, problem.conditions)
    nearest = None if first else Feasible(level=held, date=reached.next_on(problem.days))
    return replace(roadmap, missing=(*roles, *without_step(chosen.unreached)), feasible=nearest)


def highest_by(problem: PlanningProblem, by: date, whole: DatedPlan | None = None) -> Reached:
    """Return how much of the target can be held by a date; `whole` is the plan to all of it."""
    best, plan = problem.target_up_to(0), None
    for target, candidates in problem.reachable_targets():
        if candidates is not None:
            if soonest(candidates) > problem.days.count_until(by):
                return Reached(best, plan, candidates)
            made = whole if target == problem.target else None
            dated = made or schedule_best(candidates, problem.days)
            if dated.reached > by:
                return Reached(best, plan, candidates, dated)
            plan = dated
        best = target
    return Reached(best, plan)


def highest_ever(problem: PlanningProblem) -> RoadmapTarget:
    """Return how much of the target can be reached with the steps and people there are."""
    *_, (target, _) = [(problem.target_up_to(0), None), *problem.reachable_targets()]
    return target
