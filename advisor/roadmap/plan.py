"""A scorecard into a roadmap."""

from dataclasses import replace

from advisor.assessment.model import Target
from advisor.roadmap.conditions import Conditions
from advisor.roadmap.dated import schedule_draft
from advisor.roadmap.deadline import highest_by, most_by, soonest, staffed_level
from advisor.roadmap.draft import Draft, draft
from advisor.roadmap.goal import goals_of
from advisor.roadmap.model import Feasible, Roadmap, RoadmapTarget
from advisor.roadmap.position import Position, position_of
from advisor.roadmap.shortage import (
    idle_roles,
    nobody,
    too_far,
    too_late,
    too_long,
    unscheduled,
    without_step,
)
from advisor.roadmap.working_days import HORIZON, LAST_YEAR, WorkingDays
from advisor.rubric.model import Rubric
from advisor.scoring.model import Basis, Scorecard


def plan(
    rubric: Rubric,
    card: Scorecard,
    wanted: Target | None = None,
    *,
    strict: bool = False,
    conditions: Conditions | None = None,
    dated: bool = True,
) -> Roadmap:
    """Return the steps that lead from the scorecard to the wanted level, in order.

    Without a wanted level, or with one already held, the next level is the target. `strict`
    starts from what evidence supports in place of what is claimed. Under `conditions` with a
    capacity and a start the steps have dates, unless they are not to be `dated`.
    """
    given = conditions or Conditions()
    basis: Basis = "supported" if strict else "claimed"
    position = position_of(rubric, card, basis, given.done)
    asked = wanted or Target()
    target = _target(position, asked)
    goals = goals_of(position, target) if target else []
    if target is None or not goals:
        return Roadmap(target=None, status="reached", conditions=given)
    if given.start is None or not given.dated:
        return draft(rubric, position, target, goals, given).undated([nobody()])
    if not dated:
        return draft(rubric, position, target, goals, given).undated([unscheduled()])
    if given.start.year > LAST_YEAR:
        return draft(rubric, position, target, goals, given).undated([too_far()])
    days = WorkingDays(given.start, given.holidays)
    if target.by and asked.level is None and not (target.dimensions or target.stages):
        return most_by(rubric, position, target.by, given, days)
    return _scheduled(rubric, draft(rubric, position, target, goals, given), days)


def _scheduled(rubric: Rubric, chosen: Draft, days: WorkingDays) -> Roadmap:
    position, conditions, by = chosen.position, chosen.conditions, chosen.target.by
    if missing := list(idle_roles(chosen)):
        feasible = Feasible(level=staffed_level(rubric, position, conditions))
        return replace(chosen.undated(missing), feasible=feasible)
    if soonest(chosen) > HORIZON:
        return chosen.undated([too_long()])
    found = schedule_draft(chosen, days)
    if chosen.unreached:
        return replace(found.roadmap("unreachable"), missing=tuple(without_step(chosen)))
    if by is None or found.end <= by:
        return found.roadmap("scheduled")
    reached = highest_by(rubric, position, by, conditions, days)
    level = position.held if reached is None else reached.target.level
    return replace(
        found.roadmap("late"),
        missing=tuple(too_late(found, days.count_until(by))),
        feasible=Feasible(level=level, date=found.end),
    )


def _target(position: Position, wanted: Target) -> RoadmapTarget | None:
    held = position.held
    chosen = {"dimensions": wanted.dimensions, "stages": wanted.stages}
    if held is None:
        return None
    if wanted.level is not None and wanted.level > held:
        return RoadmapTarget(level=wanted.level, by=wanted.by, **chosen)
    asked = RoadmapTarget(level=None, by=wanted.by, **chosen)
    if goals_of(position, asked):
        return asked
    if held >= position.top:
        return None
    # A date without a level is for the next one; a date for a level already held is past use.
    return RoadmapTarget(level=held + 1, by=wanted.by if wanted.level is None else None)
