"""As much as possible by a date."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from advisor.roadmap.candidates import Candidates, candidates_for
from advisor.roadmap.conditions import Conditions
from advisor.roadmap.dated_plan import DatedPlan, schedule_best, schedule_by, soonest
from advisor.roadmap.goal import goals_of
from advisor.roadmap.model import Feasible, Roadmap, RoadmapTarget
from advisor.roadmap.position import Position
from advisor.roadmap.shortage import idle_roles, without_step
from advisor.roadmap.tasks import unstaffed
from advisor.roadmap.working_days import HORIZON, WorkingDays
from advisor.rubric.model import Rubric


@dataclass(frozen=True, kw_only=True)
class Ladder:
    """A team and its people, to be taken to a target level by level."""

    rubric: Rubric
    position: Position
    target: RoadmapTarget
    conditions: Conditions
    days: WorkingDays

    def rung(self, most: int) -> RoadmapTarget:
        """Return the target with no level above `most`."""
        level = self.target.level
        return replace(
            self.target,
            level=None if level is None else min(level, most),
            dimensions={name: min(n, most) for name, n in self.target.dimensions.items()},
            stages={name: min(n, most) for name, n in self.target.stages.items()},
        )

    def candidates(self, rung: RoadmapTarget) -> Candidates:
        """Return the drafts that reach a part of the target."""
        goals = goals_of(self.position, rung)
        return candidates_for(self.rubric, self.position, rung, self.conditions, goals=goals)

    def climb(self) -> Iterator[tuple[RoadmapTarget, Candidates | None]]:
        """Yield what can ever be reached, lowest first; with None for what is held already."""
        for most in range(self.position.top + 1):
            rung = self.rung(most)
            candidates = self.candidates(rung) if goals_of(self.position, rung) else None
            if candidates and not (can_be_done(candidates) and soonest(candidates) <= HORIZON):
                return
            yield rung, candidates


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

    rung: RoadmapTarget
    plan: DatedPlan | None
    beyond: Candidates | None = None
    late: DatedPlan | None = None

    def next_on(self, days: WorkingDays) -> date | None:
        """Return when the next level can be held, None if never or in decades."""
        if self.beyond is None:
            return None
        return (self.late or schedule_best(self.beyond, days)).reached


def most_by(ladder: Ladder, by: date) -> Roadmap:
    """Return the highest level that can be held by a date, then the most practices raised.

    Neither is ever less by a later date.
    """
    held = ladder.position.held or 0
    top = replace(ladder, target=RoadmapTarget(level=ladder.position.top))
    reached = highest_by(top, by)
    first = reached.plan
    level = held + 1 if first is None else first.draft.target.level
    chosen = candidates_for(
        ladder.rubric,
        ladder.position,
        RoadmapTarget(level=level, by=by),
        ladder.conditions,
        goals=goals_of(ladder.position, top.target),
        first=first.draft if first else None,
    ).leanest.staffed()
    found = schedule_by(chosen, ladder.days, by, first)
    roadmap = found.roadmap("scheduled" if first else "partial")
    roles = idle_roles(chosen.left_out, ladder.conditions, ladder.rubric.role_titles)
    nearest = None if first else Feasible(level=held, date=reached.next_on(ladder.days))
    return replace(roadmap, missing=(*roles, *without_step(chosen.unreached)), feasible=nearest)


def highest_by(ladder: Ladder, by: date, whole: DatedPlan | None = None) -> Reached:
    """Return how much of the target can be held by a date; `whole` is the plan to all of it."""
    best, plan = ladder.rung(0), None
    for rung, candidates in ladder.climb():
        if candidates is not None:
            if soonest(candidates) > ladder.days.count_until(by):
                return Reached(best, plan, candidates)
            made = whole if rung == ladder.target else None
            found = made or schedule_best(candidates, ladder.days)
            if found.reached > by:
                return Reached(best, plan, candidates, found)
            plan = found
        best = rung
    return Reached(best, plan)


def highest_ever(ladder: Ladder) -> RoadmapTarget:
    """Return how much of the target can be reached with the steps and people there are."""
    *_, (rung, _) = [(ladder.rung(0), None), *ladder.climb()]
    return rung
