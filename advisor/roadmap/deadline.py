"""As much as possible by a date."""

from dataclasses import replace
from datetime import date

from advisor.roadmap.conditions import Conditions
from advisor.roadmap.dated import problem_for, schedule_draft
from advisor.roadmap.draft import Draft, draft
from advisor.roadmap.goal import goals_of
from advisor.roadmap.model import Feasible, Roadmap, RoadmapTarget
from advisor.roadmap.position import Position
from advisor.roadmap.scheduling.bound import earliest_finish
from advisor.roadmap.tasks import unstaffed, work_of
from advisor.roadmap.working_days import HORIZON, WorkingDays
from advisor.rubric.model import Rubric


def most_by(
    rubric: Rubric, position: Position, by: date, conditions: Conditions, days: WorkingDays
) -> Roadmap:
    """Return the highest level that can be held by a date, then the most practices raised."""
    held = position.held or 0
    reached = highest_by(rubric, position, by, conditions, days)
    level = held if reached is None else reached.target.level or held
    target = RoadmapTarget(level=level if reached else held + 1, by=by)
    goals = goals_of(position, RoadmapTarget(level=position.top))
    chosen = draft(rubric, position, target, goals, conditions, first=reached).staffed()
    certain = {step.id for step in reached.steps} if reached else set()
    values = {step.id: chosen.value(step) for step in chosen.steps if step.id not in certain}
    found = schedule_draft(chosen, days, deadline=days.count_until(by), values=values)
    if reached:
        return found.roadmap("scheduled")
    nearest = _earliest(rubric, position, held + 1, conditions, days)
    return replace(found.roadmap("partial"), feasible=Feasible(level=level, date=nearest))


def highest_by(
    rubric: Rubric, position: Position, by: date, conditions: Conditions, days: WorkingDays
) -> Draft | None:
    """Return the steps to the highest level that can be held by a date; None for no further one."""
    best = None
    for level in range((position.held or 0) + 1, position.top + 1):
        found = _draft_to(rubric, position, level, conditions)
        if not can_be_done(found) or soonest(found) > days.count_until(by):
            break
        if schedule_draft(found, days).end > by:
            break
        best = found
    return best


def can_be_done(found: Draft) -> bool:
    """Tell whether there is a step for everything, and somebody for every step."""
    return not (found.selection.unreached or unstaffed(found.steps, found.conditions))


def _draft_to(rubric: Rubric, position: Position, level: int, conditions: Conditions) -> Draft:
    target = RoadmapTarget(level=level)
    return draft(rubric, position, target, goals_of(position, target), conditions)


def soonest(found: Draft) -> int:
    """Return the working days that the steps take at the very least."""
    work = work_of(found.steps, found.selection.depends_on, found.conditions)
    return earliest_finish(problem_for(found, work))


def _earliest(
    rubric: Rubric, position: Position, level: int, conditions: Conditions, days: WorkingDays
) -> date | None:
    found = _draft_to(rubric, position, level, conditions)
    if not can_be_done(found) or soonest(found) > HORIZON:
        return None
    return schedule_draft(found, days).end


def staffed_level(rubric: Rubric, position: Position, conditions: Conditions) -> int:
    """Return the highest level that can be reached with the roles that have time."""
    held = position.held or 0
    levels = range(held + 1, position.top + 1)
    doable = [n for n in levels if can_be_done(_draft_to(rubric, position, n, conditions))]
    return max([held, *doable])
