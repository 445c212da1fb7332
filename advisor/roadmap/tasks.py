"""Steps as tasks that a scheduler can place."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import combinations
from math import ceil, floor

from advisor.frozen import dataclass
from advisor.roadmap.people import Assignment, Team, Worker, roles_without_time
from advisor.roadmap.scheduling.problem import Part, SchedulingProblem, Task
from advisor.rubric.step_model import EffortRange, Step
from advisor.scoring.number import exact

# A working day has this many slots, so that somebody's work on a step need not fill whole days.
SLOTS = 100
_STRETCH = 3  # what is begun is not left lying while other steps start
_FOREVER = 1_000_000 * SLOTS
_WEIGHTS = 100
_PARTS = 100  # in so many parts of a person speeds are counted where several work together
_Group = frozenset[int]  # some of a team, by place


@dataclass(frozen=True, kw_only=True)
class WorkPart:
    """What one worker, by place in the team, does in one role for a step."""

    worker: int
    role: str
    effort: EffortRange


@dataclass(frozen=True, kw_only=True)
class Work:
    """Steps in an order in which they can be done, and who does which part of them.

    Nothing waits for the steps in `extra`. Those in `urgent` are placed before all others, those in
    `later` begin when all others are done.
    """

    steps: tuple[Step, ...]
    depends_on: Mapping[str, set[str]]
    team: Team
    assignment: Assignment
    extra: Collection[str] = ()
    later: Collection[str] = ()
    urgent: Collection[str] = ()

    def parts(self, step: Step) -> list[WorkPart]:
        """Return who has how much to do in a step, and as what."""
        return [
            WorkPart(worker=self.assignment[step.id, role], role=role, effort=effort)
            for role, effort in step.effort.items()
            if effort.likely > 0
        ]

    def waits_for(self, step: Step) -> set[str]:
        """Return the steps that have to be done before a step begins."""
        if step.id not in self.later:
            return self.depends_on[step.id]
        return {other.id for other in self.steps if other.id not in self.later}

    def slots(self, worker: int, effort: Fraction) -> int:
        """Return for how many slots an effort in person-days keeps a worker busy."""
        return _slots(self.team[worker], effort)


def unstaffed(steps: Iterable[Step], team: Team) -> dict[str, float]:
    """Return the person-days that fall on roles without any time."""
    lacking: dict[str, float] = {}
    for step in steps:
        needed = [role for role, effort in step.effort.items() if effort.likely > 0]
        for role in roles_without_time(needed, team):
            lacking[role] = round(lacking.get(role, 0.0) + step.effort[role].likely, 2)
    return lacking


def problem_of(
    work: Work,
    weights: Mapping[str, float],
    levels: Sequence[tuple[float, Collection[str]]],
    *,
    parallel: int | None = None,
    deadline: int | None = None,
    values: Mapping[str, int] | None = None,
) -> SchedulingProblem:
    """Return the scheduling problem: everybody works through their parts one after the other.

    `weights` is what a step gains, in weighted levels; `levels` gives for each level on the way
    what holding it is worth, and the steps it takes. Steps in `values` may be left out when the
    `deadline`, in working days, is too near.
    """
    number = {step.id: index for index, step in enumerate(work.steps)}
    people = range(len(work.team))
    tasks = [
        Task(
            parts=tuple(
                Part(
                    duration=work.slots(part.worker, exact(part.effort.likely)),
                    demands=tuple(int(part.worker == other) for other in people),
                )
                for part in work.parts(step)
            ),
            least=step.calendar_days,
            after=tuple(sorted(number[name] for name in work.waits_for(step))),
            weight=round(weights[step.id] * _WEIGHTS),
            value=(values or {}).get(step.id, 0),
            optional=step.id in (values or {}),
            extra=step.id in work.extra,
        )
        for step in work.steps
    ]
    # A level is held as soon as its last step is done: a task without work, after all of them.
    tasks += [
        Task(
            parts=(),
            after=tuple(sorted(number[name] for name in steps)),
            weight=round(worth * _WEIGHTS),
        )
        for worth, steps in levels
    ]
    return SchedulingProblem(
        tasks=tuple(tasks),
        capacities=(1,) * len(work.team),
        grain=SLOTS,
        parallel=parallel,
        stretch=_STRETCH,
        deadline=deadline,
    )


def by_anybody(work: Work, team: Team, problem: SchedulingProblem) -> SchedulingProblem:
    """Return a problem that allows whatever the given one allows, whoever in a team does what.

    Each part takes as long as whoever would be done with it first. For some people together there
    is the work that nobody else can do, for all of them at once (Hall, 1935, "On representatives of
    subsets"); of everybody alone, of every two and of all together the work is counted.
    """
    able = {
        role: frozenset(place for place, worker in enumerate(team) if worker.can(role))
        for step in work.steps
        for role, effort in step.effort.items()
        if effort.likely > 0
    }
    groups = list(_unions(list(dict.fromkeys(able.values()))))
    tasks = [
        replace(task, parts=tuple(_loose_parts(step, team, able, groups)))
        for task, step in zip(problem.tasks, work.steps, strict=False)
    ]
    return replace(
        problem,
        tasks=(*tasks, *problem.tasks[len(tasks) :]),
        capacities=tuple(_capacity(team, group) for group in groups),
    )


def _unions(sets: Sequence[_Group]) -> Iterator[_Group]:
    """Yield each of some sets, every two together, and all together, each once."""
    pairs = (one | other for one, other in combinations(sets, 2))
    together = [sets[0].union(*sets)] if sets else []
    yield from dict.fromkeys([*sets, *pairs, *together])


def _loose_parts(
    step: Step, team: Team, able: Mapping[str, _Group], groups: Sequence[_Group]
) -> Iterator[Part]:
    for role, effort in step.effort.items():
        if effort.likely > 0:
            days = exact(effort.likely)
            fastest = min(_slots(team[place], days) for place in able[role])
            together = floor(days * SLOTS * _PARTS)
            yield Part(duration=fastest, demands=(0,) * len(groups))
            # What a part takes of a group's capacity in all: for one worker their slots.
            amounts = (
                0 if not able[role] <= g else fastest if len(g) == 1 else together for g in groups
            )
            yield Part(duration=1, demands=tuple(amounts))


def _capacity(team: Team, group: _Group) -> int:
    if len(group) == 1:
        return 1
    return ceil(sum(team[place].speed for place in group) * _PARTS)


def _slots(worker: Worker, days: Fraction) -> int:
    speed = worker.speed
    whole = days.numerator * SLOTS * speed.denominator
    return min(_FOREVER, -(-whole // (days.denominator * speed.numerator)))
