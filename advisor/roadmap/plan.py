"""A scorecard into a roadmap."""

from dataclasses import replace
from datetime import date

from advisor.assessment.model import Target
from advisor.roadmap.conditions import Conditions
from advisor.roadmap.dated_plan import DatedPlan, schedule_best, soonest
from advisor.roadmap.deadline import PlanningProblem, highest_by, highest_ever, most_by
from advisor.roadmap.goal import first_blocked, goals_of
from advisor.roadmap.model import Feasible, Roadmap, RoadmapTarget, Shortfall
from advisor.roadmap.position import Position, position_of
from advisor.roadmap.shortfalls import (
    already_held,
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
    if target is None or not goals_of(position, target):
        return Roadmap(target=None, status="reached", conditions=given)
    days = WorkingDays(given.start or date.max, given.holidays)
    problem = PlanningProblem(
        rubric=rubric, position=position, target=target, conditions=given, days=days
    )
    as_much_as_fits = bool(target.by) and asked.level is None and _is_whole(target)
    roadmap = _planned(problem, as_much_as_fits=as_much_as_fits, dated=dated)
    level, parts = _held(position, asked, target)
    if level is not None or parts:
        roadmap = replace(roadmap, missing=(already_held(level, parts), *roadmap.missing))
    return roadmap


def _planned(problem: PlanningProblem, *, as_much_as_fits: bool, dated: bool) -> Roadmap:
    given = problem.conditions
    undated: Shortfall | None = None
    if given.start is None or not given.dated:
        undated = nobody()
    elif not dated:
        undated = unscheduled()
    elif given.start.year > LAST_YEAR:
        undated = too_far()
    if undated:
        return problem.candidates(problem.target).leanest.undated([undated])
    if as_much_as_fits and problem.target.by:
        return most_by(problem, problem.target.by)
    return _scheduled(problem)


def _scheduled(problem: PlanningProblem) -> Roadmap:
    candidates, by = problem.candidates(problem.target), problem.target.by
    chosen = candidates.leanest
    if missing := list(idle_roles(chosen.steps, problem.conditions)):
        return replace(chosen.undated(missing), feasible=_nearest(problem))
    if soonest(candidates) > HORIZON:
        return replace(chosen.undated([too_long()]), feasible=_nearest(problem))
    found = schedule_best(candidates, problem.days)
    left = (
        *idle_roles(chosen.left_out, problem.conditions),
        *without_step(dict.fromkeys(chosen.selection.unreached)),
    )
    if chosen.unreached:
        return replace(found.roadmap("unreachable"), missing=left, feasible=_nearest(problem))
    if by is None or found.reached <= by:
        return replace(found.roadmap("scheduled"), missing=left)
    late = too_late(found, problem.days.count_until(by))
    return replace(
        found.roadmap("late"),
        missing=(*late, *left),
        feasible=replace(_nearest(problem, found), date=found.reached),
    )


def _nearest(problem: PlanningProblem, whole: DatedPlan | None = None) -> Feasible:
    """Return how much of the target can be held by its date, or ever, if it has none.

    `whole` is the plan to all of it, if it was made.
    """
    by = problem.target.by
    nearest = highest_ever(problem) if by is None else highest_by(problem, by, whole).target
    return Feasible(level=nearest.level, dimensions=nearest.dimensions, stages=nearest.stages)


def _is_whole(target: RoadmapTarget) -> bool:
    return not (target.dimensions or target.stages)


def _held(
    position: Position, asked: Target, target: RoadmapTarget
) -> tuple[int | None, dict[str, int]]:
    """Return the level, and those of parts, that were asked for and that the team has already."""
    level = None if asked.level == target.level else asked.level
    dimensions = {part: n for part, n in asked.dimensions.items() if _has(position, {part: n}, {})}
    stages = {part: n for part, n in asked.stages.items() if _has(position, {}, {part: n})}
    return level, {**dimensions, **stages}


def _has(position: Position, dimensions: dict[str, int], stages: dict[str, int]) -> bool:
    return not goals_of(position, RoadmapTarget(level=None, dimensions=dimensions, stages=stages))


def _target(position: Position, wanted: Target) -> RoadmapTarget | None:
    following = first_blocked(position)
    chosen = {"dimensions": wanted.dimensions, "stages": wanted.stages}
    if position.held is None:
        return None
    if wanted.level is not None and following is not None and wanted.level >= following:
        return RoadmapTarget(level=wanted.level, by=wanted.by, **chosen)
    asked = RoadmapTarget(level=None, by=wanted.by, **chosen)
    if goals_of(position, asked):
        return asked
    if following is None:
        return None
    # A date without a level is for the next one; a date for what is held already is past use.
    openly = wanted.level is None and asked == RoadmapTarget(level=None, by=wanted.by)
    return RoadmapTarget(level=following, by=wanted.by if openly else None)
