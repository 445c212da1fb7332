"""Chosen steps with dates: who works on what, and when."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from advisor.roadmap.candidates import Candidates
from advisor.roadmap.confidence import SAMPLES, quantile, simulate
from advisor.roadmap.draft import Draft
from advisor.roadmap.goal import Goal, goals_of
from advisor.roadmap.model import Confidence, Milestone, Roadmap, Status
from advisor.roadmap.project import Done, milestones, month_ends, project
from advisor.roadmap.schedule_dates import ScheduleDates
from advisor.roadmap.scheduling.problem import (
    Placed,
    SchedulingProblem,
    delay,
    reached,
    worth,
)
from advisor.roadmap.scheduling.solve import Solution, solve, soonest_finish
from advisor.roadmap.tasks import Work, problem_of
from advisor.roadmap.working_days import WorkingDays

_LIKELY_ENOUGH = 0.5
_SURE_ENOUGH = 0.85


@dataclass(frozen=True, kw_only=True)
class DatedPlan:
    """A draft with its schedule."""

    draft: Draft
    work: Work
    problem: SchedulingProblem
    solution: Solution
    dates: ScheduleDates

    @property
    def end(self) -> date:
        """The last day of work."""
        return self._last(end for _, _, end in self.dates.steps())

    @property
    def reached(self) -> date:
        """The day on which the goals are reached, whatever else goes on."""
        extra = self.draft.extra
        return self._last(end for step, _, end in self.dates.steps() if step.id not in extra)

    def _last(self, ends: Iterator[date]) -> date:
        return max(ends, default=self.dates.days.date_of(0))

    @property
    def needed_days(self) -> int:
        """The working days until the goals are reached."""
        return reached(self.problem, self.solution.schedule)

    def placed(self) -> dict[str, Placed]:
        """Return where each step that is waited for lies."""
        pairs = zip(self.work.steps, self.solution.schedule, strict=False)
        return {s.id: spot for s, spot in pairs if spot and s.id not in self.draft.extra}

    def roadmap(self, status: Status) -> Roadmap:
        """Return the roadmap, with everything that follows from the dates."""
        draft, schedule = self.draft, self.solution.schedule
        placed = self.dates.steps()
        done = [Done(step, end) for step, _, end in placed]
        ends = list(simulate(self.work, schedule, parallel=_at_once(draft)))
        reached_milestones = list(milestones(draft.position, done, draft.goals))
        return Roadmap(
            target=draft.target,
            status=status,
            aim="level" if self.problem.deadline is None else "date",
            held_on=self._held_on(reached_milestones),
            bound=self._bound(),
            benefit_bound=_gap(delay(self.problem, schedule), self.solution.delay_bound),
            start=self.dates.days.date_of(0),
            end=self.end,
            confidence=self._confidence(ends) if placed else None,
            steps=tuple(draft.roadmap_step(*item) for item in placed),
            projection=tuple(project(draft.position, done, draft.target)),
            months=tuple(month_ends(draft.position, done)),
            milestones=tuple(self._sure(item, ends) for item in reached_milestones),
            critical_path=self.dates.critical_path(),
            load=tuple(self.dates.load()),
            unreached=draft.unreached,
            find_out=draft.find_out,
            conditions=draft.conditions,
        )

    def _held_on(self, reached_milestones: Sequence[Milestone]) -> date | None:
        """Return the day from which all that the target asks for is held."""
        asked = goals_of(self.draft.position, self.draft.target)
        held = {_goal(item): item.date for item in reached_milestones if item.date}
        days = [held[goal] for goal in asked if goal in held]
        return max(days) if asked and len(days) == len(asked) else None

    def _bound(self) -> float:
        if self.problem.deadline is None:
            return _gap(self.needed_days, self.solution.finish_bound)
        most = self.solution.worth_bound
        return _gap(most, worth(self.problem, self.solution.schedule))

    def _confidence(self, ends: Sequence[Mapping[str, int]]) -> Confidence:
        whole = self.problem.deadline is not None
        extra = set() if whole else self.draft.extra
        needed = [name for name in ends[0] if name not in extra] or list(ends[0])
        likely, sure = self._quantiles([max(sample[name] for name in needed) for sample in ends])
        return Confidence(p50=likely, p85=sure, samples=SAMPLES)

    def _sure(self, milestone: Milestone, ends: Sequence[Mapping[str, int]]) -> Milestone:
        steps = self.draft.steps_for(_goal(milestone)) & ends[0].keys()
        likely, sure = self._quantiles([max(sample[name] for name in steps) for sample in ends])
        return replace(milestone, p50=likely, p85=sure)

    def _quantiles(self, ends: list[int]) -> tuple[date, date]:
        days = self.dates.days
        likely, sure = quantile(ends, _LIKELY_ENOUGH), quantile(ends, _SURE_ENOUGH)
        return days.date_of(max(0, likely - 1)), days.date_of(max(0, sure - 1))


def _goal(milestone: Milestone) -> Goal:
    return Goal(
        level=milestone.level,
        dimension=milestone.dimension,
        stage=milestone.stage,
        sound=milestone.sound,
    )


def schedule_best(candidates: Candidates, days: WorkingDays) -> DatedPlan:
    """Return the way with dates that reaches its goals first; every role needed must have time.

    Of those that reach them on the same day it is the one of least effort.
    """
    best: DatedPlan | None = None
    bounds = []
    for draft in candidates.drafts:
        if best and soonest_of(draft) >= best.needed_days:
            bounds.append(soonest_of(draft))
            continue
        dated = schedule_draft(draft, days)
        bounds.append(dated.solution.finish_bound)
        if best is None or dated.needed_days < best.needed_days:
            best = dated
    if best is None:
        raise ValueError("there must be a way")
    bound = min(bounds) if candidates.complete else 0
    return replace(best, solution=replace(best.solution, finish_bound=bound))


def schedule_draft(draft: Draft, days: WorkingDays) -> DatedPlan:
    """Return a draft with dates; every role its steps need must have time."""
    work = draft.work()
    problem = problem_for(draft, work)
    return _dated(draft, work, problem, solve(problem), days)


def schedule_by(draft: Draft, days: WorkingDays, by: date, first: DatedPlan | None) -> DatedPlan:
    """Return the steps of a draft that can be done by a date, all that is in `first` among them.

    What is in `first` keeps its dates.
    """
    certain = {} if first is None else first.placed()
    values = {step.id: draft.value(step) for step in draft.steps if step.id not in certain}
    work = draft.work()
    problem = problem_for(draft, work, deadline=days.count_until(by), values=values)
    number = {step.id: index for index, step in enumerate(draft.steps)}
    fixed = {number[name]: spot for name, spot in certain.items()}
    return _dated(draft, work, problem, solve(problem, fixed=fixed), days)


def _dated(
    draft: Draft, work: Work, problem: SchedulingProblem, solution: Solution, days: WorkingDays
) -> DatedPlan:
    dates = ScheduleDates(work=work, solution=solution, days=days)
    return DatedPlan(draft=draft, work=work, problem=problem, solution=solution, dates=dates)


def soonest(candidates: Candidates) -> int:
    """Return the working days before which no way can have reached its goals."""
    return min(map(soonest_of, candidates.drafts))


def soonest_of(draft: Draft) -> int:
    """Return the working days that what is waited for takes at the very least."""
    work = draft.work()
    return soonest_finish(problem_for(draft, work))


def problem_for(
    draft: Draft,
    work: Work,
    *,
    deadline: int | None = None,
    values: Mapping[str, int] | None = None,
) -> SchedulingProblem:
    """Return the scheduling problem of a draft.

    With a `deadline`, in working days, steps in `values` are left out where it is too near.
    """
    certain = [step.id for step in draft.steps if step.id not in (values or {})]
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


def _gap(value: int, bound: int) -> float:
    """Return by which share of it what was found may be above the best there is."""
    return max(0.0, round((value - bound) / value, 4)) if value else 0.0
