"""What stands against a plan."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from math import ceil

from advisor.plain_text import counted
from advisor.roadmap.conditions import Conditions
from advisor.roadmap.dated_plan import DatedPlan
from advisor.roadmap.model import Missing, RoadmapTarget
from advisor.roadmap.scheduling.problem import SchedulingProblem
from advisor.roadmap.scheduling.solve import soonest_finish
from advisor.roadmap.tasks import unstaffed
from advisor.roadmap.working_days import HORIZON, LAST_YEAR
from advisor.rubric.model import Step
from advisor.scoring.number import exact

UNSCHEDULED = (
    "`advisor score` puts the steps in order and does not schedule them; "
    "`advisor plan` and `advisor report` give dates"
)
_TENTHS = 10


def nobody() -> Missing:
    """Return that there is no capacity to plan with."""
    return Missing(
        kind="capacity",
        message="no capacity is given, so the steps are in order and have no dates",
    )


def unscheduled() -> Missing:
    """Return that dates were left out, although there is what it takes to find them."""
    return Missing(kind="schedule", message=UNSCHEDULED)


def idle_roles(
    steps: Sequence[Step], conditions: Conditions, titles: Mapping[str, str]
) -> Iterator[Missing]:
    """Yield each role that steps need and that has no time; `titles` are those of the roles."""
    for role, days in unstaffed(steps, conditions).items():
        yield Missing(
            kind="role",
            role=role,
            have=0.0,
            message=f"{_fall_on(days, titles.get(role, role))}, which has no time",
        )


def too_long() -> Missing:
    """Return that the plan would take decades."""
    return Missing(
        kind="horizon",
        message=f"with this capacity the steps would take more than {HORIZON} working days",
    )


def too_far() -> Missing:
    """Return that the plan would begin where the calendar ends."""
    return Missing(
        kind="horizon", message=f"a plan that starts after the year {LAST_YEAR} has no dates"
    )


def already_held(what: Sequence[str], target: RoadmapTarget) -> Missing:
    """Return that something asked for is there already, and what is planned in its place."""
    whole = target.level is not None and not (target.dimensions or target.stages)
    instead = f"level {target.level}, with no date asked for" if whole else "the rest"
    verb = "is" if len(what) == 1 else "are"
    message = f"{' and '.join(what)} {verb} held already; the plan is for {instead}"
    return Missing(kind="held", message=message)


def without_step(practices: Collection[str]) -> Iterator[Missing]:
    """Yield each practice that no step is left for."""
    for practice in practices:
        message = f"no step that may be taken raises {practice} as far as needed"
        yield Missing(kind="step", message=message)


def too_late(found: DatedPlan, available: int, titles: Mapping[str, str]) -> Iterator[Missing]:
    """Yield what keeps the steps from being done within the `available` working days."""
    chain = soonest_finish(_without_work(found.problem))
    if chain > available:
        yield Missing(
            kind="duration",
            have=available,
            need=chain,
            message=f"the steps' shortest times alone take {_working_days(chain)} one after the "
            f"other, and until the date asked for there {_are(available)}"
            if available
            else "there is no working day until the date asked for, and the steps' shortest times "
            f"alone take {_working_days(chain)} one after the other",
        )
        return
    short = list(_short_roles(found, available, titles))
    yield from short
    if not short:
        needed = found.needed_days
        yield Missing(
            kind="time",
            have=available,
            need=needed,
            message=f"{_waiting(found)} {_working_days(needed)}, and until the date asked for "
            f"there {_are(available)}",
        )


def _without_work(problem: SchedulingProblem) -> SchedulingProblem:
    """Return a problem whose tasks only wait for each other, each for its shortest time."""
    idle = tuple(replace(task, parts=()) for task in problem.tasks)
    return replace(problem, tasks=idle, parallel=None)


def _short_roles(found: DatedPlan, available: int, titles: Mapping[str, str]) -> Iterator[Missing]:
    for role, speed in found.work.speeds.items():
        days = sum(
            exact(effort.likely)
            for step in found.work.steps
            if step.id not in found.draft.extra
            for name, effort in found.work.parts(step)
            if name == role
        )
        if available and days > speed * available:
            need = ceil(days / available * _TENTHS) / _TENTHS
            yield Missing(
                kind="time",
                role=role,
                have=float(speed),
                need=need,
                message=f"{_fall_on(float(days), titles.get(role, role))}: at least "
                f"{_equivalents(need)} needed, and there {_are(float(speed))}",
            )


def _waiting(found: DatedPlan) -> str:
    at_once = found.problem.parallel
    if at_once is None:
        return "who waits for whom makes it"
    return f"who waits for whom, with {counted(at_once, 'step')} at a time, makes it"


def _fall_on(days: float, title: str) -> str:
    return f"{days:g} person-{'day falls' if days == 1 else 'days fall'} on the role {title}"


def _working_days(days: int) -> str:
    return counted(days, "working day")


def _equivalents(number: float) -> str:
    return f"{number:g} full-time equivalent{' is' if number == 1 else 's are'}"


def _are(number: float) -> str:
    return f"is {number:g}" if number == 1 else f"are {number:g}" if number else "are none"
