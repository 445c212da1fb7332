"""Chosen steps with dates: who works on what, and when."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from advisor.roadmap.confidence import SAMPLES, quantile, simulate
from advisor.roadmap.draft import Draft
from advisor.roadmap.goal import Goal, goals_of
from advisor.roadmap.model import Confidence, Milestone, Outcome, Roadmap
from advisor.roadmap.people import Team, assign, split_by_role
from advisor.roadmap.project import Done, milestones, month_ends, project
from advisor.roadmap.schedule_dates import ScheduleDates
from advisor.roadmap.scheduling.problem import (
    Placed,
    SchedulingProblem,
    delay,
    reached,
    worth,
)
from advisor.roadmap.scheduling.solve import Limits, Solution, solve, soonest_finish
from advisor.roadmap.tasks import Work, problem_of
from advisor.roadmap.working_days import WorkingDays

_EVEN = 0.5
_LIKELY = 0.85
_QUICK = Limits(tries=0, moves=0)


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

    @property
    def proven(self) -> bool:
        """Whether no schedule of these steps reaches the goals sooner."""
        return self.needed_days <= self.solution.finish_bound

    def placed(self) -> dict[str, Placed]:
        """Return where each step that is waited for lies."""
        pairs = zip(self.work.steps, self.solution.schedule, strict=False)
        return {s.id: spot for s, spot in pairs if spot and s.id not in self.draft.extra}

    def roadmap(self, outcome: Outcome) -> Roadmap:
        """Return the roadmap, with everything that follows from the dates."""
        draft, schedule = self.draft, self.solution.schedule
        placed = self.dates.steps()
        done = [Done(step, end) for step, _, end in placed]
        ends = list(simulate(self.work, schedule, parallel=_at_once(draft)))
        reached_milestones = list(milestones(draft.position, done, draft.goals))
        confidence = self._confidence(ends) if placed else None
        return Roadmap(
            target=draft.target,
            outcome=outcome,
            aim="level" if self.problem.deadline is None else "date",
            held_on=self._held_on(reached_milestones),
            bound=self._bound(),
            benefit_bound=_gap(delay(self.problem, schedule), self.solution.delay_bound),
            start=self.dates.days.date_of(0),
            end=self.end,
            confidence=confidence,
            steps=tuple(
                replace(draft.roadmap_step(*item, self.dates.people(item[0])), likely_end=sure)
                for item in placed
                for sure in [self._quantiles([sample[item[0].id] for sample in ends])[1]]
            ),
            projection=tuple(project(draft.position, done, draft.target)),
            months=tuple(month_ends(draft.position, done)),
            milestones=tuple(self._sure(item, ends) for item in reached_milestones),
            critical_path=self.dates.critical_path(),
            load=tuple(self.dates.load()),
            people=tuple(self.dates.by_person()),
            unreached=draft.unreached,
            find_out=draft.find_out,
            conditions=draft.conditions,
        )

    def _held_on(self, reached_milestones: Sequence[Milestone]) -> date | None:
        """Return the day from which all that the target asks for is held."""
        asked = [g for g in goals_of(self.draft.position, self.draft.target) if not g.demanded]
        held = {goal_of(item): item.date for item in reached_milestones if item.date}
        held = {replace(goal, guarded=False): day for goal, day in held.items()} | held
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
        even, likely = self._quantiles([max(sample[name] for name in needed) for sample in ends])
        return Confidence(p50=even, p85=likely, samples=SAMPLES)

    def _sure(self, milestone: Milestone, ends: Sequence[Mapping[str, int]]) -> Milestone:
        steps = self.draft.steps_for(goal_of(milestone)) & ends[0].keys()
        even, likely = self._quantiles([max(sample[name] for name in steps) for sample in ends])
        return replace(milestone, p50=even, p85=likely)

    def _quantiles(self, ends: list[int]) -> tuple[date, date]:
        days = self.dates.days
        even, likely = quantile(ends, _EVEN), quantile(ends, _LIKELY)
        return days.date_of(max(0, even - 1)), days.date_of(max(0, likely - 1))


def goal_of(milestone: Milestone) -> Goal:
    """Return the goal that a milestone reaches."""
    return Goal(
        level=milestone.level,
        dimension=milestone.dimension,
        stage=milestone.stage,
        sound=milestone.sound,
        guarded=milestone.guarded,
    )


def schedule_draft(draft: Draft, days: WorkingDays, limits: Limits | None = None) -> DatedPlan:
    """Return a draft with dates; every role its steps need must have time.

    Of the ways to deal out the work it is the one that reaches the goals first. More people never
    reach them later: what some of them can do alone they can do together.
    """
    best = _scheduled(draft, days, draft.team, limits)
    if best.proven:
        return best
    for fewer in _fewer(draft):
        found = _scheduled(draft, days, fewer, _QUICK)
        if found.needed_days < best.needed_days:
            best = found
    return best


def _fewer(draft: Draft) -> Iterator[Team]:
    """Yield the team without each of its people, where the others can do all the work."""
    team = draft.team
    roles = {role for step in draft.steps for role, e in step.effort.items() if e.likely > 0}
    for gone in range(len(team)):
        left = tuple(worker for place, worker in enumerate(team) if place != gone)
        if all(any(worker.can(role) for worker in left) for role in roles):
            yield left


def _scheduled(draft: Draft, days: WorkingDays, team: Team, limits: Limits | None) -> DatedPlan:
    ways = [_dealt(draft, days, team, limits, specialists=way) for way in (False, True)]
    if any(len(worker.roles) > 1 for worker in team) and not any(way.proven for way in ways):
        ways.append(_dealt(draft, days, split_by_role(team), limits, specialists=False))
    return min(ways, key=lambda way: way.needed_days)


def _dealt(
    draft: Draft, days: WorkingDays, team: Team, limits: Limits | None, *, specialists: bool
) -> DatedPlan:
    work = draft.work(team, assign(draft.steps, team, specialists=specialists))
    problem = problem_for(draft, work)
    first = [index for index, step in enumerate(draft.steps) if step.id in draft.urgent]
    return _dated(draft, work, problem, solve(problem, limits, first=first), days)


def schedule_by(draft: Draft, days: WorkingDays, by: date, first: DatedPlan | None) -> DatedPlan:
    """Return the steps of a draft that can be done by a date, all that is in `first` among them.

    What is in `first` keeps its dates.
    """
    certain = {} if first is None else first.placed()
    values = {step.id: draft.value(step) for step in draft.steps if step.id not in certain}
    team = draft.team if first is None else first.work.team
    dealt = dict(assign(draft.steps, team, specialists=False))
    if first is not None:
        dealt |= first.work.assignment
    work = draft.work(team, dealt)
    problem = problem_for(draft, work, deadline=days.count_until(by), values=values)
    number = {step.id: index for index, step in enumerate(draft.steps)}
    fixed = {number[name]: spot for name, spot in certain.items()}
    return _dated(draft, work, problem, solve(problem, fixed=fixed), days)


def _dated(
    draft: Draft, work: Work, problem: SchedulingProblem, solution: Solution, days: WorkingDays
) -> DatedPlan:
    dates = ScheduleDates(work=work, solution=solution, days=days)
    return DatedPlan(draft=draft, work=work, problem=problem, solution=solution, dates=dates)


def soonest_of(draft: Draft) -> int:
    """Return the working days that what is waited for takes at the very least, or nearly so."""
    team = draft.team
    ways = (assign(draft.steps, team, specialists=way) for way in (False, True))
    return min(soonest_finish(problem_for(draft, draft.work(team, way))) for way in ways)


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
    parallel = draft.conditions.at_once
    return parallel if parallel < len(draft.steps) else None


def _gap(value: int, bound: int) -> float:
    """Return by which share of it what was found may be above the best there is."""
    return max(0.0, round((value - bound) / value, 4)) if value else 0.0
