"""Chosen steps with dates: who works on what, and when."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from advisor.roadmap.confidence import SAMPLES, quantile, simulate
from advisor.roadmap.draft import Draft
from advisor.roadmap.goal import Goal
from advisor.roadmap.model import Confidence, Milestone, Roadmap, Status
from advisor.roadmap.project import Done, milestones, month_ends, project
from advisor.roadmap.scheduling.problem import Problem, delay, finish, worth
from advisor.roadmap.scheduling.solve import Solution, solve
from advisor.roadmap.tasks import Work, problem_of, work_of
from advisor.roadmap.timeline import Timeline, timeline_of
from advisor.roadmap.working_days import WorkingDays

_LIKELY_ENOUGH = 0.5
_SURE_ENOUGH = 0.85


@dataclass(frozen=True, kw_only=True)
class Dated:
    """A draft with its schedule."""

    draft: Draft
    work: Work
    problem: Problem
    solution: Solution
    timeline: Timeline

    @property
    def end(self) -> date:
        """The last day of work."""
        return max(
            (end for _, _, end in self.timeline.steps()), default=self.timeline.days.date_of(0)
        )

    def roadmap(self, status: Status) -> Roadmap:
        """Return the roadmap, with everything that follows from the dates."""
        draft, schedule = self.draft, self.solution.schedule
        placed = self.timeline.steps()
        done = [Done(step, end) for step, _, end in placed]
        ends = list(simulate(self.work, schedule, parallel=_at_once(draft)))
        reached = milestones(draft.position, done, draft.goals)
        return Roadmap(
            target=draft.target,
            status=status,
            aim="level" if self.problem.deadline is None else "date",
            bound=self._bound(),
            benefit_bound=_gap(delay(self.problem, schedule), self.solution.delay_bound),
            start=self.timeline.days.date_of(0),
            end=self.end,
            confidence=self._confidence(ends) if placed else None,
            steps=tuple(draft.roadmap_step(*item) for item in placed),
            projection=tuple(project(draft.position, done, draft.target.level)),
            months=tuple(month_ends(draft.position, done)),
            milestones=tuple(self._sure(item, ends) for item in reached),
            critical_path=self.timeline.critical_path(),
            load=tuple(self.timeline.load()),
            unreached=draft.unreached,
            conditions=draft.conditions,
        )

    def _bound(self) -> float:
        if self.problem.deadline is None:
            return _gap(finish(self.solution.schedule), self.solution.finish_bound)
        most = self.solution.worth_bound
        return _gap(most, worth(self.problem, self.solution.schedule))

    def _confidence(self, ends: Sequence[Mapping[str, int]]) -> Confidence:
        likely, sure = self._quantiles([max(sample.values()) for sample in ends])
        return Confidence(p50=likely, p85=sure, samples=SAMPLES)

    def _sure(self, milestone: Milestone, ends: Sequence[Mapping[str, int]]) -> Milestone:
        goal = Goal(level=milestone.level, dimension=milestone.dimension, stage=milestone.stage)
        steps = self.draft.steps_for(goal) & ends[0].keys()
        likely, sure = self._quantiles([max(sample[name] for name in steps) for sample in ends])
        return replace(milestone, p50=likely, p85=sure)

    def _quantiles(self, ends: list[int]) -> tuple[date, date]:
        days = self.timeline.days
        likely, sure = quantile(ends, _LIKELY_ENOUGH), quantile(ends, _SURE_ENOUGH)
        return days.date_of(max(0, likely - 1)), days.date_of(max(0, sure - 1))


def schedule_draft(
    draft: Draft,
    days: WorkingDays,
    *,
    deadline: int | None = None,
    values: Mapping[str, int] | None = None,
) -> Dated:
    """Return a draft with dates; every role its steps need must have time.

    With a `deadline`, in working days, steps in `values` are left out where it is too near.
    """
    work = work_of(draft.steps, draft.selection.depends_on, draft.conditions)
    problem = problem_for(draft, work, deadline=deadline, values=values)
    solution = solve(problem)
    return Dated(
        draft=draft,
        work=work,
        problem=problem,
        solution=solution,
        timeline=timeline_of(work, problem, solution.schedule, days),
    )


def problem_for(
    draft: Draft,
    work: Work,
    *,
    deadline: int | None = None,
    values: Mapping[str, int] | None = None,
) -> Problem:
    """Return the scheduling problem of a draft."""
    certain: Collection[str] = [step.id for step in draft.steps if step.id not in (values or {})]
    return problem_of(
        work,
        {step.id: draft.gain(step) for step in draft.steps},
        list(draft.levels(certain)),
        parallel=_at_once(draft),
        deadline=deadline,
        values=values,
    )


def _at_once(draft: Draft) -> int | None:
    """Return how many steps may be open at once; more than there are is no limit."""
    parallel = draft.conditions.parallel
    return parallel if parallel is not None and parallel < len(draft.steps) else None


def _gap(found: int, bound: int) -> float:
    """Return by which share of it what was found may be above the best there is."""
    return max(0.0, round((found - bound) / found, 4)) if found else 0.0
