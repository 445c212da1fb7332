"""What stands against a plan."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from fractions import Fraction
from math import ceil

from advisor.roadmap.dated_plan import DatedPlan
from advisor.roadmap.model import Shortfall
from advisor.roadmap.people import Team
from advisor.roadmap.scheduling.solve import soonest_finish, without_parts
from advisor.roadmap.tasks import unstaffed
from advisor.roadmap.working_days import HORIZON, LAST_YEAR
from advisor.rubric.step_model import Step
from advisor.scoring.number import exact
from advisor.scoring.states import ENOUGH

_TENTHS = 10


def nobody() -> Shortfall:
    """Return that there is no capacity to plan with."""
    return Shortfall(kind="capacity")


def unscheduled() -> Shortfall:
    """Return that dates were left out, although there is what it takes to find them."""
    return Shortfall(kind="schedule")


def idle_roles(steps: Sequence[Step], team: Team) -> Iterator[Shortfall]:
    """Yield each role that steps need and that has no time."""
    for role, days in unstaffed(steps, team).items():
        yield Shortfall(kind="role", role=role, have=0.0, days=days)


def too_long() -> Shortfall:
    """Return that the plan would take decades."""
    return Shortfall(kind="horizon", have=HORIZON)


def too_far() -> Shortfall:
    """Return that the plan would begin where the calendar ends."""
    return Shortfall(kind="horizon", year=LAST_YEAR)


def nothing_lacking(
    level: int | None, parts: Mapping[str, int], *, known: bool
) -> Iterator[Shortfall]:
    """Yield that levels asked for are there already or, unless `known`, lack nothing known."""
    if level is not None or parts:
        yield Shortfall(kind="held" if known else "open", level=level, parts=dict(parts))


def too_little_known(coverage: float | None) -> Shortfall:
    """Return that the answers are no assessment yet, so that no date could be relied on."""
    return Shortfall(kind="coverage", have=coverage or 0.0, need=ENOUGH)


def without_step(practices: Collection[str]) -> Iterator[Shortfall]:
    """Yield each practice that no step is left for."""
    for practice in practices:
        yield Shortfall(kind="step", practice=practice)


def too_late(plan: DatedPlan, available: int) -> Iterator[Shortfall]:
    """Yield what keeps the steps from being done within the `available` working days."""
    chain = soonest_finish(without_parts(plan.problem))
    if chain > available:
        yield Shortfall(kind="duration", have=available, need=chain)
        return
    short = list(_short_roles(plan, available))
    yield from short
    if not short:
        yield Shortfall(
            kind="time",
            have=available,
            need=plan.needed_days,
            parallel=plan.problem.parallel,
        )


def _short_roles(plan: DatedPlan, available: int) -> Iterator[Shortfall]:
    """Yield each role of which all who fill it together have too little time."""
    days: dict[str, Fraction] = {}
    for step in plan.work.steps:
        if step.id not in plan.draft.extra:
            for part in plan.work.parts(step):
                days[part.role] = days.get(part.role, Fraction(0)) + exact(part.effort.likely)
    for role, needed in days.items():
        speed = sum((w.speed for w in plan.work.team if w.can(role)), Fraction(0))
        if available and needed > speed * available:
            need = ceil(needed / available * _TENTHS) / _TENTHS
            yield Shortfall(
                kind="time", role=role, have=float(speed), need=need, days=float(needed)
            )
