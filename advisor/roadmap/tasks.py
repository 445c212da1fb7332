"""Steps as tasks that a scheduler can place."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil

from advisor.roadmap.conditions import Conditions
from advisor.roadmap.scheduling.problem import Part, SchedulingProblem, Task
from advisor.rubric.model import EffortRange, Step
from advisor.scoring.number import exact

# A working day has this many slots, so that a role's work on a step need not fill whole days.
SLOTS = 100
_FOREVER = 1_000_000 * SLOTS
_WEIGHTS = 100


@dataclass(frozen=True, kw_only=True)
class Work:
    """Steps in an order in which they can be done, and the roles that have parts in them.

    `speeds` are the person-days each role gets done in a working day. Nothing waits for the steps
    in `extra`.
    """

    steps: tuple[Step, ...]
    depends_on: Mapping[str, set[str]]
    roles: tuple[str, ...]
    speeds: Mapping[str, Fraction]
    extra: Collection[str] = ()

    def parts(self, step: Step) -> list[tuple[str, EffortRange]]:
        """Return who has how much to do in a step."""
        return [(role, effort) for role, effort in step.effort.items() if effort.likely > 0]

    def slots(self, role: str, effort: Fraction) -> int:
        """Return for how many slots an effort in person-days keeps a role busy."""
        return min(_FOREVER, ceil(effort * SLOTS / self.speeds[role]))


def work_of(
    steps: Sequence[Step],
    depends_on: Mapping[str, set[str]],
    conditions: Conditions,
    *,
    extra: Collection[str] = (),
) -> Work:
    """Return the work in some ordered steps, all of whose roles must have capacity."""
    roles = dict.fromkeys(
        role for step in steps for role, effort in step.effort.items() if effort.likely > 0
    )
    return Work(
        steps=tuple(steps),
        depends_on=depends_on,
        roles=tuple(roles),
        speeds={role: conditions.days_per_day(role) for role in roles},
        extra=extra,
    )


def unstaffed(steps: Sequence[Step], conditions: Conditions) -> dict[str, float]:
    """Return the person-days that fall on roles without any time."""
    lacking: dict[str, float] = {}
    for step in steps:
        for role, effort in step.effort.items():
            if effort.likely > 0 and not conditions.days_per_day(role):
                lacking[role] = lacking.get(role, 0.0) + effort.likely
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
    """Return the scheduling problem: a role works through its parts one after the other.

    `weights` is what a step gains, in weighted levels; `levels` gives for each level on the way
    what holding it is worth, and the steps it takes. Steps in `values` may be left out when the
    `deadline`, in working days, is too near.
    """
    number = {step.id: index for index, step in enumerate(work.steps)}
    tasks = [
        Task(
            parts=tuple(
                Part(
                    duration=work.slots(role, exact(effort.likely)),
                    demands=tuple(int(role == other) for other in work.roles),
                )
                for role, effort in work.parts(step)
            ),
            least=step.calendar_days,
            after=tuple(sorted(number[name] for name in work.depends_on[step.id])),
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
        capacities=(1,) * len(work.roles),
        grain=SLOTS,
        parallel=parallel,
        deadline=deadline,
    )
