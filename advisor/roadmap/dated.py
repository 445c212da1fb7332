"""Chosen steps with dates: who works on what, and when."""

from collections.abc import Iterator

from advisor.roadmap.draft import Draft
from advisor.roadmap.model import Missing, Roadmap, Status
from advisor.roadmap.project import Done, milestones, month_ends, project
from advisor.roadmap.scheduling.bound import earliest_finish
from advisor.roadmap.scheduling.problem import delay, finish
from advisor.roadmap.scheduling.solve import Solution, solve
from advisor.roadmap.tasks import problem_of, unstaffed, work_of
from advisor.roadmap.timeline import Timeline, timeline_of
from advisor.roadmap.working_days import WorkingDays

# A plan of more working days than this, some forty years, is none.
_HORIZON = 10_000


def dated(draft: Draft) -> Roadmap:
    """Return the roadmap with dates, or the order without them and what is missing."""
    missing = list(_unstaffed(draft))
    if missing:
        return draft.undated(missing)
    work = work_of(draft.steps, draft.selection.depends_on, draft.conditions)
    problem = problem_of(
        work,
        {step.id: draft.gain(step) for step in draft.steps},
        parallel=draft.conditions.parallel,
    )
    if (needed := earliest_finish(problem)) > _HORIZON:
        return draft.undated([_horizon(needed)])
    solution = solve(problem)
    assert draft.conditions.start is not None  # noqa: S101 dated conditions have one
    days = WorkingDays(draft.conditions.start, draft.conditions.holidays)
    timeline = timeline_of(work, problem, solution.schedule, days)
    return _roadmap(draft, timeline, solution)


def _unstaffed(draft: Draft) -> Iterator[Missing]:
    for role, days in unstaffed(draft.steps, draft.conditions).items():
        yield Missing(
            kind="role",
            role=role,
            have=0.0,
            message=f"{days:g} person-days fall on the role {role}, which has no time",
        )


def _horizon(days: int) -> Missing:
    return Missing(
        kind="horizon",
        need=days,
        message=f"with this capacity the steps would take {days} working days",
    )


def _roadmap(draft: Draft, timeline: Timeline, solution: Solution) -> Roadmap:
    placed = timeline.steps()
    done = [Done(step, end) for step, _, end in placed]
    end = max(day for _, _, day in placed)
    late = draft.target.by is not None and end > draft.target.by
    status: Status = "late" if late else "scheduled"
    return Roadmap(
        target=draft.target,
        status="unreachable" if draft.selection.unreached else status,
        bound=_gap(finish(solution.schedule), solution.finish_bound),
        benefit_bound=_gap(delay(timeline.problem, solution.schedule), solution.delay_bound),
        start=timeline.days.date_of(0),
        end=end,
        steps=tuple(draft.roadmap_step(*item) for item in placed),
        projection=tuple(project(draft.position, done, draft.target.level)),
        months=tuple(month_ends(draft.position, done)),
        milestones=tuple(milestones(draft.position, done, draft.goals)),
        critical_path=timeline.critical_path(),
        load=tuple(timeline.load()),
        unreached=draft.unreached,
        conditions=draft.conditions,
    )


def _gap(found: int, bound: int) -> float:
    """Return by which share what was found may be above the best there is."""
    return max(0.0, round((found - bound) / found, 4)) if found else 0.0
