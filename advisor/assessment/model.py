"""One team's answers at one date."""

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import field
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import Annotated, Any

from advisor.document.checked import Frozen, LevelNumber
from advisor.frozen import dataclass

UNKNOWN = "unknown"
NOT_APPLICABLE = "not_applicable"
AGENT = "agent:"
"""How `found_by` of evidence begins that an agent proposed, before the agent's name."""


class AnswerState(StrEnum):
    """What is known of a practice."""

    ANSWERED = "answered"
    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not_applicable"
    UNANSWERED = "unanswered"


class _DateText:
    """A date as JSON has it: text, YYYY-MM-DD."""

    def __get_pydantic_core_schema__(self, _source: Any, _handler: Any) -> Any:
        from pydantic_core import core_schema  # noqa: PLC0415 only validation needs it

        return core_schema.no_info_after_validator_function(
            date.fromisoformat, core_schema.str_schema(strict=True)
        )


IsoDate = Annotated[date, _DateText()]


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """What backs an answer; without an expiry it stays valid.

    `shows` names the criteria it backs; without, it backs every one that is met. Of what a scan
    or an agent proposed and a person took, `by` is the person, `found_by` the detector, or the
    agent's name after ``agent:``, `commit` the state of the repository and `digest` the SHA-256
    of what stood at `ref`.
    """

    kind: str
    ref: str
    shows: tuple[str, ...] = ()
    by: str | None = None
    observed_on: date | None = None
    expires_on: date | None = None
    found_by: str | None = None
    commit: str | None = None
    digest: str | None = None

    def premature_on(self, day: date) -> bool:
        """Tell whether it was observed only after `day`."""
        return self.observed_on is not None and day < self.observed_on

    def valid_on(self, day: date) -> bool:
        """Tell whether the evidence counts on `day`: observed by then, and not expired."""
        return not self.premature_on(day) and (self.expires_on is None or day <= self.expires_on)


@dataclass(frozen=True, kw_only=True)
class Waiver:
    """That a criterion does not apply, as the team itself says; on `until` it ends."""

    criterion: str
    reason: str
    by: str | None = None
    approved_by: str | None = None
    until: date | None = None


@dataclass(frozen=True, kw_only=True)
class Urgent:
    """That the lack hurt lately: what happened, what it cost, and when."""

    what: str | None = None
    cost: str | None = None
    date: dt.date | None = None


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What a team says of one practice: a level, UNKNOWN, NOT_APPLICABLE or nothing.

    A level is shorthand for its criteria; those named in `met`, `unmet`, `unknown` and `waived`
    are as these say. `reason`, `approved_by` and `until` go with NOT_APPLICABLE. `by` said so;
    `flag` marks it for discussion.
    """

    level: int | str | None = None
    met: tuple[str, ...] = ()
    unmet: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    waived: tuple[Waiver, ...] = ()
    by: str | None = None
    reason: str | None = None
    approved_by: str | None = None
    until: date | None = None
    note: str | None = None
    evidence: tuple[Evidence, ...] = ()
    flag: bool = False
    urgent: Urgent | None = None

    @property
    def listed(self) -> tuple[str, ...]:
        """The criteria named one by one."""
        return (*self.met, *self.unmet, *self.unknown, *(w.criterion for w in self.waived))

    @property
    def says_level_alone(self) -> bool:
        """Whether nothing is said beside the level."""
        return not (
            self.evidence
            or self.note
            or self.by
            or self.met
            or self.unmet
            or self.unknown
            or self.waived
            or self.reason
            or self.approved_by
            or self.until
            or self.flag
            or self.urgent
        )

    @property
    def state(self) -> AnswerState:
        """What is known of the practice."""
        if self.level is None:
            return AnswerState.ANSWERED if self.met or self.unmet else AnswerState.UNANSWERED
        return AnswerState.ANSWERED if isinstance(self.level, int) else AnswerState(self.level)


@dataclass(frozen=True, kw_only=True)
class Scope(Frozen):
    """Which models the answers speak of, and which of them are critical."""

    models: tuple[str, ...] = ()
    critical: tuple[str, ...] = ()
    note: str | None = None


ProfileValue = str | bool | float | tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Team:
    """The team's name, and its profile in the fields the rubric declares.

    By the `id` what was exported knows the team again, whatever its name is by then.
    """

    name: str
    id: str | None = None
    profile: dict[str, ProfileValue] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class KpiValue:
    """Where a figure is and where it should go, in the unit the rubric declares."""

    current: float | None = None
    target: float | None = None


@dataclass(frozen=True, kw_only=True)
class Target(Frozen):
    """What the team wants to reach overall or in chosen parts of the rubric, and by when."""

    level: LevelNumber | None = None
    by: IsoDate | None = None
    dimensions: dict[str, LevelNumber] = field(default_factory=dict)
    stages: dict[str, LevelNumber] = field(default_factory=dict)

    def as_data(self, data: dict[str, Any]) -> dict[str, Any]:
        """Return the target's data without parts that were not chosen."""
        return {key: value for key, value in data.items() if value != {}}


@dataclass(frozen=True, kw_only=True)
class Planning(Frozen):
    """When and how the team works on the plan.

    `share` is the percentage of the capacity that goes into it, `parallel` how many steps may be
    open at once. Without a `start` work begins on the first working day after the assessment.
    `exclude` names steps not to take, `done` those that are done.
    """

    start: IsoDate | None = None
    share: float = 100.0
    holidays: tuple[IsoDate, ...] = ()
    parallel: int | None = None
    exclude: tuple[str, ...] = ()
    done: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Person(Frozen):
    """Somebody who works on the plan, with a percentage of a full-time week and their roles.

    `helps` names further roles of whose work they take parts where that saves time; without it the
    rubric says who helps whom.
    """

    name: str
    share: float = 100.0
    roles: tuple[str, ...] = ()
    helps: tuple[str, ...] | None = None


@dataclass(frozen=True, kw_only=True)
class Rates(Frozen):
    """What a day of each role costs, in a currency."""

    currency: str | None = None
    roles: dict[str, float] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Assessment:
    """One team's answers at one date, with its profile, people and wishes.

    The people stand by name in `people`, or as full-time equivalents by role in `capacity`.
    `criticality` says how much depends on the models, `next_assessment` when the team wants to
    look again.
    """

    rubric: str
    team: Team
    scope: Scope = field(default_factory=Scope)
    assessed_on: date
    answers: dict[str, Answer] = field(default_factory=dict)
    kpis: dict[str, KpiValue] = field(default_factory=dict)
    capacity: dict[str, float] = field(default_factory=dict)
    people: tuple[Person, ...] = ()
    target: Target = field(default_factory=Target)
    planning: Planning = field(default_factory=Planning)
    rates: Rates = field(default_factory=Rates)
    criticality: str | None = None
    next_assessment: date | None = None

    @property
    def full_time_equivalents(self) -> dict[str, float]:
        """The capacity of each role; a person's share counts in equal parts for their roles."""
        return full_time_equivalents(self.capacity, self.people)


def full_time_equivalents(
    capacity: Mapping[str, float], people: Collection[Person]
) -> dict[str, float]:
    """Return the capacity of each role with what people have for it, in equal parts."""
    if not people:
        return dict(capacity)
    found = {role: Fraction(str(fte)) for role, fte in capacity.items()}
    for person in people:
        for role in person.roles:
            part = Fraction(str(person.share)) / 100 / len(person.roles)
            found[role] = found.get(role, Fraction(0)) + part
    return {role: float(fte) for role, fte in found.items()}
