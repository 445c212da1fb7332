"""Chosen steps with dates: who works on what, and when."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from operator import attrgetter

from advisor.frozen import dataclass
from advisor.roadmap.confidence import SAMPLES, quantile, simulate
from advisor.roadmap.crew import Crew, crew_of
from advisor.roadmap.draft_plan import Draft
from advisor.roadmap.goal import Goal, goals_of
from advisor.roadmap.model import Confidence, Milestone, Outcome, Roadmap
from advisor.roadmap.people import Assignment, assign, helping, standing_by
from advisor.roadmap.projection import Done, milestones, month_ends, project
from advisor.roadmap.schedule_dates import ScheduleDates
from advisor.roadmap.scheduling.problem import (
    Placed,
    SchedulingProblem,
    delay,
    reached,
    worth,
)
from advisor.roadmap.scheduling.solve import (
    Limits,
    Solution,
    bounded_by,
    bring_forward,
    solve,
    soonest_finish,
)
from advisor.roadmap.tasks import Work, by_anybody, problem_of, unstaffed
from advisor.roadmap.working_days import WorkingDays

_EVEN = 0.5
_LIKELY = 0.85
_MOST_CREWS = 24
_MOST_STEPS = 400  # of a plan for which other crews are looked at


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

    def all_placed(self) -> dict[str, Placed]:
        """Return where each step lies, but for those that come after the target."""
        pairs = zip(self.work.steps, self.solution.schedule, strict=False)
        return {s.id: spot for s, spot in pairs if spot and s.id not in self.draft.later}

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


def schedule_draft(
    draft: Draft,
    days: WorkingDays,
    limits: Limits | None = None,
    *,
    levels_early: bool = False,
    by: date | None = None,
) -> DatedPlan:
    """Return a draft with dates; every role its steps need must have time.

    Of the ways to deal out the work it is the one that reaches the goals first. More people never
    reach them later, and people of several roles not later than roles of their shares would: what
    fewer could do, others by role, or people who help with others' work, is looked at as long as it
    may be sooner. With
    `levels_early` each level on the way is held as soon as that allows; where the goals are not
    reached `by` a day and might be, that is looked at too, as it may bring them forward.
    """
    main = draft.main
    everybody = crew_of(draft.conditions, draft.team)
    best, crew = _scheduled(main, everybody, days, limits), everybody
    bound = best.solution.finish_bound
    seen, waiting = {everybody.team}, [everybody] if len(main.steps) <= _MOST_STEPS else []
    while waiting:
        current = waiting.pop(0)
        for other in current.others(draft.roles):
            known = other.team in seen or unstaffed(main.steps, other.team)
            if known or len(seen) >= _MOST_CREWS or not _may_be_sooner(main, other, best):
                continue
            seen.add(other.team)
            waiting.append(other)
            bound = min(bound, soonest_of(_by(main, other)))
            found = _scheduled_sooner(main, other, days, limits, best.needed_days)
            if found:
                best, crew = found, other
    best = _with_levels_early(best) if levels_early else best
    late = by is not None and best.reached > by and days.count_until(by) >= bound
    best = _with_levels_early(best) if late else best
    best = replace(best, solution=replace(best.solution, finish_bound=bound))
    return best if draft.steps == main.steps and crew == everybody else _whole(draft, best, crew)


def _may_be_sooner(draft: Draft, crew: Crew, best: DatedPlan) -> bool:
    """Tell whether some of a crew, or roles in their place, might reach the goals sooner."""
    split, roles = crew.split(draft.roles), draft.roles
    ready = (
        replace(
            _by(draft, one),
            team=helping(standing_by(one.team, roles), one.conditions.active, roles),
        )
        for one in (crew, split)
        if one
    )
    return min(map(soonest_of, ready)) < best.needed_days


def _by(draft: Draft, crew: Crew) -> Draft:
    return replace(draft, conditions=crew.conditions, team=crew.team)


def _scheduled(draft: Draft, crew: Crew, days: WorkingDays, limits: Limits | None) -> DatedPlan:
    """Return a draft done by a crew, dealt out in the way that reaches the goals first."""
    mine = _by(draft, crew)
    plans = (_dealt(mine, days, dealt, limits) for dealt in _ways(mine))
    return min(plans, key=attrgetter("needed_days"))


def _scheduled_sooner(
    draft: Draft, crew: Crew, days: WorkingDays, limits: Limits | None, than: int
) -> DatedPlan | None:
    """Return the same if it is sooner than some working days; what cannot be is not looked at."""
    mine = _by(draft, crew)
    best = None
    for dealt in _ways(mine):
        if soonest_finish(problem_for(mine, mine.work(mine.team, dealt))) < than:
            found = _dealt(mine, days, dealt, limits)
            if found.needed_days < than:
                best, than = found, found.needed_days
    return best


def _ways(draft: Draft) -> list[Assignment]:
    """Return the ways in which the work is dealt out, each once."""
    ways: list[Assignment] = []
    for specialists in (False, True):
        dealt = assign(draft.steps, draft.team, specialists=specialists)
        if dealt not in ways:
            ways.append(dealt)
    return ways


def _dealt(
    draft: Draft, days: WorkingDays, assignment: Assignment, limits: Limits | None
) -> DatedPlan:
    work = draft.work(draft.team, assignment)
    problem = problem_for(draft, work)
    solution = solve(problem, limits, first=_mending(draft))
    return _dated(draft, work, problem, solution, days)


def _mending(draft: Draft) -> list[int]:
    return [index for index, step in enumerate(draft.steps) if step.id in draft.urgent]


def _with_levels_early(plan: DatedPlan) -> DatedPlan:
    """Return a plan with each level on the way held as soon as the end allows, lowest first."""
    draft, levels = plan.draft, range(len(plan.draft.steps), len(plan.problem.tasks))
    solution = bring_forward(plan.solution, levels, first=_mending(draft))
    return replace(plan, solution=solution, dates=replace(plan.dates, solution=solution))


def _whole(draft: Draft, main: DatedPlan, crew: Crew) -> DatedPlan:
    """Return a draft of which some people do the main steps, with all people and all steps."""
    dealt = {part: crew.places[place] for part, place in main.work.assignment.items()}
    others = assign(draft.steps, crew.everybody, specialists=False)
    work = draft.work(crew.everybody, {**others, **dealt})
    problem = problem_for(draft, work)
    number = {step.id: index for index, step in enumerate(draft.steps)}
    fixed = {number[name]: spot for name, spot in main.all_placed().items()}
    solution = solve(problem, Limits(tries=0, moves=0), fixed=fixed)
    whole = _dated(draft, work, problem, solution, main.dates.days)
    bound = main.solution.finish_bound
    return replace(whole, solution=replace(whole.solution, finish_bound=bound))


def schedule_by(draft: Draft, days: WorkingDays, by: date, first: DatedPlan | None) -> DatedPlan:
    """Return the steps of a draft that can be done by a date, before all others those in `first`.

    What is in `first` and ends by then keeps its dates.
    """
    latest = days.count_until(by)
    placed = {} if first is None else first.all_placed()
    certain = {name: spot for name, spot in placed.items() if spot.end <= latest}
    values = {step.id: draft.value(step) for step in draft.steps if step.id not in certain}
    team = draft.team if first is None else first.work.team
    dealt = dict(assign(draft.steps, team, specialists=False))
    if first is not None:
        dealt |= first.work.assignment
    work = draft.work(team, dealt)
    problem = problem_for(draft, work, deadline=latest, values=values)
    number = {step.id: index for index, step in enumerate(draft.steps)}
    fixed = {number[name]: spot for name, spot in certain.items()}
    return _dated(draft, work, problem, solve(problem, fixed=fixed), days)


def _dated(
    draft: Draft, work: Work, problem: SchedulingProblem, solution: Solution, days: WorkingDays
) -> DatedPlan:
    solution = bounded_by(solution, by_anybody(work, work.team, problem))
    dates = ScheduleDates(work=work, solution=solution, days=days)
    return DatedPlan(draft=draft, work=work, problem=problem, solution=solution, dates=dates)


def soonest_of(draft: Draft) -> int:
    """Return the working days that what is waited for takes at the very least."""
    work = draft.work(draft.team, assign(draft.steps, draft.team, specialists=False))
    return soonest_finish(by_anybody(work, draft.team, problem_for(draft, work)))


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
