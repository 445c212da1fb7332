"""What a plan has to work with."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction

from advisor.assessment.model import Assessment, IsoDate, Planning
from advisor.document.checked import Frozen
from advisor.scoring.number import exact

_MOST_PEOPLE = 1000.0


@dataclass(frozen=True, kw_only=True)
class Conditions(Frozen):
    """Who is there, when, and which steps are out of the question.

    `capacity` is in full-time equivalents by role, of which `share` percent go into the plan; a
    role that is not named has no time. Without any capacity, or without a `start`, a plan is an
    order without dates. `parallel` limits how many steps are open at once. Steps in `done` count
    as completed, those in `excluded` may not be planned.
    """

    capacity: dict[str, float] = field(default_factory=dict)
    start: IsoDate | None = None
    share: float = 100.0
    holidays: tuple[IsoDate, ...] = ()
    parallel: int | None = None
    excluded: tuple[str, ...] = ()
    done: tuple[str, ...] = ()

    @property
    def dated(self) -> bool:
        """Whether there is what it takes to give steps a date."""
        return self.start is not None and any(self.capacity.values())

    def days_per_day(self, role: str) -> Fraction:
        """Return how many person-days of a role's work get done in one working day."""
        people = min(self.capacity.get(role, 0.0), _MOST_PEOPLE)
        return exact(people) * exact(self.share) / 100


def conditions_of(assessment: Assessment) -> Conditions:
    """Return the conditions an assessment states, starting after its date unless it says when."""
    capacity = assessment.full_time_equivalents
    return stated_conditions(assessment.assessed_on, capacity, assessment.planning)


def stated_conditions(day: date, capacity: dict[str, float], planning: Planning) -> Conditions:
    """Return the conditions that a capacity and `planning` state for an assessment of `day`."""
    after = min(day, date.max - timedelta(days=1)) + timedelta(days=1)
    return Conditions(
        capacity=capacity,
        start=planning.start or after,
        share=planning.share,
        holidays=planning.holidays,
        parallel=planning.parallel,
        excluded=planning.exclude,
        done=planning.done,
    )
