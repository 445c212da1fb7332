"""One team's answers at one date."""

import re
from datetime import date
from enum import StrEnum
from typing import Annotated, Any, Literal

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainValidator,
    StringConstraints,
    model_validator,
)
from pydantic_core import PydanticCustomError

from advisor.rubric.model import Frozen, Id, LevelNumber, Text

UNKNOWN: Literal["unknown"] = "unknown"
NOT_APPLICABLE: Literal["not_applicable"] = "not_applicable"
_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


class AnswerState(StrEnum):
    """What is known of a practice."""

    ANSWERED = "answered"
    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not_applicable"
    UNANSWERED = "unanswered"


def _answer_level(value: Any) -> int | str | None:
    is_number = isinstance(value, int) and not isinstance(value, bool)
    if is_number or value in (UNKNOWN, NOT_APPLICABLE, None):
        return value  # type: ignore[no-any-return] # one of the four, as just tested
    raise PydanticCustomError("answer_level", "expected a level, unknown or not_applicable")


def _iso_date(value: Any) -> Any:
    if isinstance(value, date):
        return value
    if not isinstance(value, str) or not _ISO_DATE.fullmatch(value):
        raise PydanticCustomError("iso_date", "expected a date written YYYY-MM-DD")
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise PydanticCustomError(
            "no_such_date", "{value} is not a date that exists", {"value": value}
        ) from None


def _without_blanks(value: Any) -> Any:
    """Leave out what a template offers and nobody filled in."""
    if not isinstance(value, dict):
        return {} if value is None else value
    return {key: item for key, item in value.items() if item is not None}


AnswerLevel = Annotated[
    int | Literal["unknown", "not_applicable"] | None,
    PlainValidator(_answer_level, json_schema_input_type=int | str | None),
]
IsoDate = Annotated[date, BeforeValidator(_iso_date)]
Fte = Annotated[float, Field(ge=0, le=1000, allow_inf_nan=False)]
Figure = Annotated[float, Field(allow_inf_nan=False)]
RubricReference = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*@[0-9]+$")]


class Evidence(Frozen):
    """What backs an answer; without an expiry it stays valid."""

    kind: Id
    ref: Text
    observed_on: IsoDate | None = None
    expires_on: IsoDate | None = None

    @model_validator(mode="after")
    def _expires_after_observation(self) -> "Evidence":
        if self.observed_on and self.expires_on and self.expires_on < self.observed_on:
            raise ValueError(f"expires_on {self.expires_on} is before observed_on")
        return self

    def valid_on(self, day: date) -> bool:
        """Tell whether the evidence still counts on `day`."""
        return self.expires_on is None or day <= self.expires_on


class Answer(Frozen):
    """What a team says of one practice."""

    level: AnswerLevel = None
    reason: Text | None = None
    note: Text | None = None
    evidence: tuple[Evidence, ...] = ()

    @model_validator(mode="before")
    @classmethod
    def _short_form(cls, value: Any) -> Any:
        return _without_blanks(value) if isinstance(value, dict) else {"level": value}

    @model_validator(mode="after")
    def _reason_fits(self) -> "Answer":
        if self.level == NOT_APPLICABLE and not self.reason:
            raise PydanticCustomError("no_reason", "not_applicable needs a reason")
        if self.reason and self.level != NOT_APPLICABLE:
            raise PydanticCustomError(
                "needless_reason", "a reason belongs to not_applicable; write a note instead"
            )
        return self

    @property
    def state(self) -> AnswerState:
        """What is known of the practice."""
        if self.level is None:
            return AnswerState.UNANSWERED
        return AnswerState.ANSWERED if isinstance(self.level, int) else AnswerState(self.level)


class Team(BaseModel):
    """The team's name, and its profile in the fields the rubric declares."""

    model_config = ConfigDict(frozen=True, extra="allow")
    name: Text

    @model_validator(mode="before")
    @classmethod
    def _blank_profile(cls, value: Any) -> Any:
        return _without_blanks(value) if isinstance(value, dict) else value

    @property
    def profile(self) -> dict[str, Any]:
        """The profile fields that were filled in."""
        return dict(self.model_extra or {})


class KpiValue(Frozen):
    """Where a figure is and where it should go, in the unit the rubric declares."""

    current: Figure | None = None
    target: Figure | None = None


class Target(Frozen):
    """What the team wants to reach, and by when."""

    level: LevelNumber | None = None
    by: IsoDate | None = None


class Assessment(Frozen):
    """One team's answers at one date, with its profile, capacity (FTE by role) and target."""

    rubric: RubricReference
    team: Team
    assessed_on: IsoDate
    answers: Annotated[dict[str, Answer], BeforeValidator(_without_blanks)] = {}
    kpis: Annotated[dict[str, KpiValue], BeforeValidator(_without_blanks)] = {}
    capacity: Annotated[dict[str, Fte], BeforeValidator(_without_blanks)] = {}
    target: Annotated[Target, BeforeValidator(_without_blanks)] = Target()
