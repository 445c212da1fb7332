"""What a plan has to work with."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import field, replace
from datetime import date, timedelta
from fractions import Fraction
from math import ceil

from advisor.assessment.model import (
    Assessment,
    IsoDate,
    Person,
    Planning,
    full_time_equivalents,
)
from advisor.document.checked import Frozen
from advisor.frozen import dataclass
from advisor.scoring.number import exact

_MOST_PEOPLE = 1000.0


@dataclass(frozen=True, kw_only=True)
class Conditions(Frozen):
    """Who is there, when, and which steps are out of the question.

    `people` have names, roles and a share of their week; `capacity` is in full-time equivalents
    by role, for whoever has no name. Of both, `share` percent go into the plan; a role that nobody
    fills has no time. Without anybody, or without a `start`, a plan is an order without dates.
    `parallel` limits how many steps are open at once; unless it is given, that is one more than
    there are people. Steps in `done` count as completed, those in `excluded` may not be planned.
    """

    people: tuple[Person, ...] = ()
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
        return self.start is not None and bool(any(self.capacity.values()) or self.active)

    @property
    def active(self) -> tuple[Person, ...]:
        """The people who have time and a role."""
        return tuple(person for person in self.people if person.share > 0 and person.roles)

    @property
    def at_once(self) -> int:
        """How many steps may be open at once."""
        if self.parallel is not None:
            return self.parallel
        unnamed = sum(ceil(people) for people in self.capacity.values() if people > 0)
        return 1 + len(self.active) + unnamed

    @property
    def full_time_equivalents(self) -> dict[str, float]:
        """How many people there are for each role; who fills several counts in equal parts."""
        return full_time_equivalents(self.capacity, self.people)

    def with_capacity(self, capacity: Mapping[str, float]) -> "Conditions":
        """Return the conditions with as much time of some roles as given, whoever had them."""
        people = without_roles(self.people, capacity)
        return replace(self, people=people, capacity={**self.capacity, **capacity})

    def days_per_day(self, role: str) -> Fraction:
        """Return how many person-days of a role's work get done in one working day."""
        people = min(self.capacity.get(role, 0.0), _MOST_PEOPLE)
        return exact(people) * exact(self.share) / 100


def without_roles(people: Iterable[Person], roles: Collection[str]) -> tuple[Person, ...]:
    """Return those who fill other roles than these, with their other roles."""
    left = (replace(p, roles=tuple(r for r in p.roles if r not in roles)) for p in people)
    return tuple(person for person in left if person.roles)


def conditions_of(assessment: Assessment) -> Conditions:
    """Return the conditions an assessment states, starting after its date unless it says when."""
    return stated_conditions(
        assessment.assessed_on, assessment.capacity, assessment.people, assessment.planning
    )


def stated_conditions(
    day: date, capacity: dict[str, float], people: tuple[Person, ...], planning: Planning
) -> Conditions:
    """Return the conditions that people and `planning` state for an assessment of `day`."""
    after = min(day, date.max - timedelta(days=1)) + timedelta(days=1)
    return Conditions(
        people=people,
        capacity=capacity,
        start=planning.start or after,
        share=planning.share,
        holidays=planning.holidays,
        parallel=planning.parallel,
        excluded=planning.exclude,
        done=planning.done,
    )
