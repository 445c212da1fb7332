"""Steps as tasks that a scheduler can place."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil

from advisor.roadmap.people import Assignment, Team, roles_without_time
from advisor.roadmap.scheduling.problem import Part, SchedulingProblem, Task
from advisor.rubric.step_model import EffortRange, Step
from advisor.scoring.number import exact

# A working day has this many slots, so that somebody's work on a step need not fill whole days.
SLOTS = 100
_FOREVER = 1_000_000 * SLOTS
_WEIGHTS = 100


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
        return min(_FOREVER, ceil(effort * SLOTS / self.team[worker].speed))


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
        deadline=deadline,
    )
