"""A scorecard into a roadmap."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from advisor.assessment.model import Target
from advisor.roadmap.conditions import Conditions
from advisor.roadmap.dated_plan import DatedPlan, schedule_draft, soonest_of
from advisor.roadmap.deadline import PlanningProblem, highest_by, highest_ever, most_by
from advisor.roadmap.draft_plan import Draft
from advisor.roadmap.first_aid import first_aid
from advisor.roadmap.goal import find_out, first_blocked, first_open, goals_of, urgent_criteria
from advisor.roadmap.model import Feasible, FindOut, Roadmap, RoadmapTarget, Shortfall, Status
from advisor.roadmap.nearest import nearest_goal
from advisor.roadmap.not_now import not_now
from advisor.roadmap.people import team_of
from advisor.roadmap.position import Position, position_of
from advisor.roadmap.possible_steps import possible_steps
from advisor.roadmap.shortfalls import (
    idle_roles,
    nobody,
    nothing_lacking,
    too_far,
    too_late,
    too_little_known,
    too_long,
    unscheduled,
    without_step,
)
from advisor.roadmap.team_numbers import numbers_of
from advisor.roadmap.wording import worded
from advisor.roadmap.working_days import HORIZON, LAST_YEAR, WorkingDays
from advisor.rubric.model import Rubric
from advisor.rubric.profile import Value, whole_profile
from advisor.scoring.concern import Concern
from advisor.scoring.model import Scorecard
from advisor.scoring.states import Basis


def plan(  # noqa: PLR0913 an argument for each choice
    rubric: Rubric,
    card: Scorecard,
    wanted: Target | None = None,
    *,
    strict: bool = False,
    sound: bool = False,
    conditions: Conditions | None = None,
    dated: bool = True,
) -> Roadmap:
    """Return the steps that mend what hurt, then lead to the wanted level held and guarded.

    They mend what is lacking of the criteria that define the level, or with `sound` of all up to
    it. Without a wanted level, or with one that lacks nothing, the next level is the target.
    `strict` starts from what evidence supports in place of what is claimed. Under `conditions`
    with people and a start the steps have dates, unless they are not to be `dated`, or too little
    is known for an assessment.
    """
    given = conditions or Conditions()
    basis: Basis = "supported" if strict else "claimed"
    position = position_of(rubric, card, basis, given.done)
    team = _profile(card)
    numbers = numbers_of(rubric.profile, whole_profile(rubric.profile, team))
    asked = wanted or Target()
    target = _target(position, asked, sound=sound)
    days = WorkingDays(given.start or date.max, given.holidays)
    if target is None:
        left = _left_open(position, asked, sound=sound)
        roadmap = Roadmap(target=None, outcome="reached", find_out=left, conditions=given)
        return _with_advice(rubric, position, team, roadmap, days)
    problem = PlanningProblem(
        rubric=rubric,
        position=position,
        target=target,
        conditions=given,
        numbers=numbers,
        days=days,
    )
    undated = too_little_known(card.coverage.defining) if card.thin else _undated(given, dated)
    if undated:
        roadmap = problem.draft(target, use_room=True).undated([undated])
    else:
        roadmap = _dated(problem, as_much_as_fits=asked.level is None and _is_whole(target))
    roadmap = replace(roadmap, missing=(*_not_planned(position, asked, target), *roadmap.missing))
    roadmap = replace(
        roadmap,
        possible=possible_steps(rubric, position, target, roadmap, numbers),
        parts_behind=numbers.parts_behind,
    )
    return _with_advice(rubric, position, team, roadmap, days)


def _profile(card: Scorecard) -> dict[str, Value]:
    return {name: value for name, value in card.team.items() if name != "name"}


def _with_advice(
    rubric: Rubric,
    position: Position,
    given: dict[str, Value],
    roadmap: Roadmap,
    days: WorkingDays,
) -> Roadmap:
    """Return the roadmap with what to do this week, and what to leave for now."""
    profile = whole_profile(rubric.profile, given)
    concern = Concern(profile)
    known = {f.id: profile[f.id] for f in rubric.profile if f.type != "number" or f.id in given}
    asked = {name.partition("/")[0] for step in roadmap.steps for name in step.meets}
    dated = roadmap.start is not None
    advised = replace(
        roadmap,
        first_aid=first_aid(
            rubric,
            position,
            concern,
            sorted(asked),
            team_of(roadmap.conditions, rubric.roles),
            days if dated else None,
        ),
        urgent=tuple(step.id for step in roadmap.steps if step.mends),
        not_now=tuple(not_now(rubric, position, Concern(known), roadmap)),
    )
    return worded(advised, rubric, Concern(known))


def _undated(given: Conditions, dated: bool) -> Shortfall | None:
    """Return what keeps the steps of a plan from having dates."""
    if given.start is None or not given.dated:
        return nobody()
    if not dated:
        return unscheduled()
    return too_far() if given.start.year > LAST_YEAR else None


def _dated(problem: PlanningProblem, *, as_much_as_fits: bool) -> Roadmap:
    if as_much_as_fits and problem.target.by:
        return _with_status(most_by(problem, problem.target.by))
    return _scheduled(problem)


def _scheduled(problem: PlanningProblem) -> Roadmap:
    whole, by = problem.draft(problem.target, use_room=True), problem.target.by
    chosen = whole.staffed()
    left = (
        *idle_roles(chosen.left_out, chosen.team),
        *without_step(dict.fromkeys(_unreached(whole))),
    )
    if not chosen.steps:
        return replace(
            whole.undated(left), feasible=_nearest(problem), unstaffed=tuple(chosen.unstaffed)
        )
    if soonest_of(chosen) > HORIZON:
        return replace(
            chosen.undated([too_long(), *left]),
            feasible=_nearest(problem),
            unstaffed=tuple(chosen.unstaffed),
        )
    found = schedule_draft(chosen, problem.days, levels_early=True)
    nobody_for = any(step.id not in whole.extra for step in chosen.left_out)
    if nobody_for or whole.unreached_goals:
        outcome = found.roadmap("unreachable" if whole.unreached_goals else "unstaffed")
        planned = replace(outcome, missing=left, feasible=_nearest(problem))
    elif by is None or found.reached <= by:
        planned = replace(found.roadmap("scheduled"), missing=left)
    else:
        late = too_late(found, problem.days.count_until(by))
        planned = replace(
            found.roadmap("late"),
            missing=(*late, *left),
            feasible=replace(_nearest(problem, found), date=found.reached),
        )
    planned = replace(
        planned,
        unstaffed=tuple(chosen.unstaffed),
        price=_price(problem, chosen, found),
        nearest=nearest_goal(problem, found, planned),
    )
    return _with_status(planned)


def _unreached(draft: Draft) -> list[str]:
    return [name.partition("/")[0] for name in draft.selection.unreached]


def _price(problem: PlanningProblem, draft: Draft, plan_as_hurt: DatedPlan) -> int | None:
    """Return how many working days later the target comes than if nothing had hurt."""
    if not draft.hurt or not draft.wanted:
        return None
    practices = problem.position.practices
    unhurt = {name: replace(practice, urgent=False) for name, practice in practices.items()}
    calm = replace(problem, position=replace(problem.position, practices=unhurt))
    without = schedule_draft(calm.draft(problem.target).staffed(), problem.days)
    return max(0, plan_as_hurt.needed_days - without.needed_days)


def _with_status(roadmap: Roadmap) -> Roadmap:
    """Return the roadmap with its likely and even dates, and what they say of the wanted one."""
    even = likely = None
    target = roadmap.target
    reached = roadmap.outcome in {"scheduled", "late"} and roadmap.aim == "level"
    if reached and roadmap.confidence:
        even, likely = roadmap.confidence.p50, roadmap.confidence.p85
    elif roadmap.aim == "date" and target is not None:
        ends = [
            (m.p50, m.p85)
            for m in roadmap.milestones
            if m.level == target.level and m.guarded and m.p50 and m.p85
        ]
        even, likely = max(ends, default=(None, None))
    status: Status = "none"
    if target is not None and target.by is not None and target.level is not None:
        status = "missed"
        if likely and even:
            status = "met" if likely <= target.by else status
            status = "at-risk" if even <= target.by < likely else status
    return replace(roadmap, even=even, likely=likely, status=status)


def _nearest(problem: PlanningProblem, whole: DatedPlan | None = None) -> Feasible:
    """Return how much of the target can be held by its date, or ever, if it has none.

    `whole` is the plan to all of it, if it was made.
    """
    by = problem.target.by
    nearest = highest_ever(problem) if by is None else highest_by(problem, by, whole).target
    held = _lacking_nothing(problem.position, nearest)
    return Feasible(
        level=nearest.level,
        dimensions={part: n for part, n in nearest.dimensions.items() if part not in held},
        stages={part: n for part, n in nearest.stages.items() if part not in held},
    )


def _is_whole(target: RoadmapTarget) -> bool:
    return not (target.dimensions or target.stages)


def _not_planned(position: Position, asked: Target, target: RoadmapTarget) -> Iterator[Shortfall]:
    """Yield the level, and those of parts, that were asked for and lack nothing."""
    level = None if asked.level == target.level else asked.level
    wanted = RoadmapTarget(
        level=level, dimensions=asked.dimensions, stages=asked.stages, sound=target.sound
    )
    parts = _lacking_nothing(position, wanted)
    is_open = {part for part, one in parts.items() if find_out(position, one)}
    whole = replace(wanted, dimensions={}, stages={})
    for known in (True, False):
        yield from nothing_lacking(
            level if known is not bool(find_out(position, whole)) else None,
            {
                part: n
                for part, n in {**asked.dimensions, **asked.stages}.items()
                if part in parts and known is not (part in is_open)
            },
            known=known,
        )


def _lacking_nothing(position: Position, target: RoadmapTarget) -> dict[str, RoadmapTarget]:
    """Return each part of a target for which nothing is lacking, as a target of its own."""
    nothing = replace(target, level=None, dimensions={}, stages={})
    parts = {
        **{part: replace(nothing, dimensions={part: n}) for part, n in target.dimensions.items()},
        **{part: replace(nothing, stages={part: n}) for part, n in target.stages.items()},
    }
    return {
        part: one
        for part, one in parts.items()
        if all(goal.demanded for goal in goals_of(position, one))
    }


def _target(position: Position, wanted: Target, *, sound: bool) -> RoadmapTarget | None:
    """Return what to plan for; None where nothing is known to be lacking."""
    if position.held is None:
        return _without_level(position)
    parts = RoadmapTarget(
        level=None,
        by=wanted.by,
        dimensions=wanted.dimensions,
        stages=wanted.stages,
        sound=sound,
    )
    following = first_blocked(position, sound=sound)
    if wanted.level is not None and following is not None and wanted.level >= following:
        return replace(parts, level=wanted.level)
    if any(not goal.demanded for goal in goals_of(position, parts)):
        return parts
    if following is None:
        # What hurt, and what is demanded whatever the level, is planned for the level held.
        left = goals_of(position, parts) or urgent_criteria(position)
        return RoadmapTarget(level=position.held, sound=sound) if left else None
    # A date without a level is for the next one; a date for what is held already is past use.
    openly = wanted.level is None and _is_whole(parts)
    return RoadmapTarget(level=following, by=wanted.by if openly else None, sound=sound)


def _without_level(position: Position) -> RoadmapTarget | None:
    """Return what to plan for where no level can be held: what hurt, and what is demanded."""
    nothing = RoadmapTarget(level=0, sound=False)
    left = goals_of(position, nothing) or urgent_criteria(position)
    return nothing if left else None


def _left_open(position: Position, wanted: Target, *, sound: bool) -> tuple[FindOut, ...]:
    """Return what is not known of all that was asked for, or else of the next level."""
    asked = RoadmapTarget(
        level=wanted.level, dimensions=wanted.dimensions, stages=wanted.stages, sound=sound
    )
    following = RoadmapTarget(level=first_open(position, sound=sound), sound=sound)
    return find_out(position, asked) or find_out(position, following)
