"""As much as possible by a date."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from advisor.roadmap.conditions import Conditions
from advisor.roadmap.dated import Dated, schedule_best, schedule_by, soonest
from advisor.roadmap.goal import goals_of
from advisor.roadmap.model import Feasible, Roadmap, RoadmapTarget
from advisor.roadmap.position import Position
from advisor.roadmap.shortage import idle_roles, without_step
from advisor.roadmap.tasks import unstaffed
from advisor.roadmap.ways import Ways, ways_to
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

    def ways(self, rung: RoadmapTarget) -> Ways:
        """Return the ways to reach a part of the target."""
        goals = goals_of(self.position, rung)
        return ways_to(self.rubric, self.position, rung, self.conditions, goals=goals)

    def climb(self) -> Iterator[tuple[RoadmapTarget, Ways | None]]:
        """Yield what can ever be reached, lowest first; without ways where it is held already."""
        for most in range(self.position.top + 1):
            rung = self.rung(most)
            ways = self.ways(rung) if goals_of(self.position, rung) else None
            if ways and not (can_be_done(ways) and soonest(ways) <= HORIZON):
                return
            yield rung, ways


def can_be_done(ways: Ways) -> bool:
    """Tell whether there is a step for everything, and somebody for every step."""
    return not (ways.leanest.unreached or unstaffed(ways.leanest.steps, ways.leanest.conditions))


def most_by(ladder: Ladder, by: date) -> Roadmap:
    """Return the highest level that can be held by a date, then the most practices raised.

    Neither is ever less by a later date.
    """
    held = ladder.position.held or 0
    top = replace(ladder, target=RoadmapTarget(level=ladder.position.top))
    _, reached = highest_by(top, by)
    level = held + 1 if reached is None else reached.draft.target.level
    chosen = ways_to(
        ladder.rubric,
        ladder.position,
        RoadmapTarget(level=level, by=by),
        ladder.conditions,
        goals=goals_of(ladder.position, top.target),
        first=reached.draft if reached else None,
    ).leanest.staffed()
    found = schedule_by(chosen, ladder.days, by, reached)
    roadmap = found.roadmap("scheduled" if reached else "partial")
    missing = (*idle_roles(chosen.left_out, ladder.conditions), *without_step(chosen.unreached))
    feasible = None if reached else Feasible(level=held, date=earliest(top, held + 1))
    return replace(roadmap, missing=missing, feasible=feasible)


def highest_by(ladder: Ladder, by: date) -> tuple[RoadmapTarget, Dated | None]:
    """Return how much of the target can be held by a date, and the plan, if one is needed."""
    best, plan = ladder.rung(0), None
    for rung, ways in ladder.climb():
        if ways is not None:
            if soonest(ways) > ladder.days.count_until(by):
                break
            found = schedule_best(ways, ladder.days)
            if found.reached > by:
                break
            plan = found
        best = rung
    return best, plan


def highest_ever(ladder: Ladder) -> RoadmapTarget:
    """Return how much of the target can be reached with the steps and people there are."""
    *_, (rung, _) = [(ladder.rung(0), None), *ladder.climb()]
    return rung


def earliest(ladder: Ladder, level: int) -> date | None:
    """Return when a level can be held at the earliest, None if never or in decades."""
    for rung, ways in ladder.climb():
        if ways and rung.level == level:
            return schedule_best(ways, ladder.days).reached
    return None
