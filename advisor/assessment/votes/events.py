"""What can happen in a workshop.

What the facilitator does has a time, which comes from outside. Votes, coming and going have none:
times would tell unnamed participants apart.
"""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Protocol

from advisor.assessment.model import Waiver
from advisor.assessment.votes.model import RevealedBy, Settled, Vote
from advisor.frozen import dataclass


class Timed(Protocol):
    """An event that has a time."""

    @property
    def at(self) -> datetime:
        """When it happened."""


@dataclass(frozen=True, kw_only=True)
class Joined:
    """Somebody came, or came back: by `name` (and role), or unnamed on a `seat`.

    A seat that is `known` took part before the program was started anew.
    """

    name: str | None = None
    role: str | None = None
    seat: str | None = None
    known: bool = False
    apart: bool = False


@dataclass(frozen=True, kw_only=True)
class Departed:
    """Somebody left, and is waited for no more."""

    name: str | None = None
    seat: str | None = None


@dataclass(frozen=True, kw_only=True)
class VoteCast:
    """Somebody voted, or changed their vote: by `name`, or unnamed on a `seat`.

    `former` is what a seat voted before the program was started anew, which its phone alone knows.
    On `day`, that of the vote, depends whether somebody apart still may.
    """

    practice: str
    vote: Vote
    name: str | None = None
    seat: str | None = None
    former: Vote | None = None
    day: date | None = None


@dataclass(frozen=True, kw_only=True)
class RoundOpened:
    """A question is voted on now; one that was under discussion is parked."""

    practice: str
    at: datetime


@dataclass(frozen=True, kw_only=True)
class RoundRevealed:
    """The votes on the question under discussion are shown."""

    by: RevealedBy = "facilitator"
    at: datetime


@dataclass(frozen=True, kw_only=True)
class RoundDecided:
    """The team decided a question: what is recorded of each criterion.

    Each that is waived has its reason in `waivers`; one without a criterion is of them all.
    """

    practice: str
    said: Mapping[str, Settled]
    waivers: tuple[Waiver, ...] = ()
    note: str | None = None
    by: str | None = None
    at: datetime


@dataclass(frozen=True, kw_only=True)
class RoundParked:
    """The question under discussion is put off until the end; `why` says what is waited for."""

    why: str | None = None
    at: datetime


@dataclass(frozen=True, kw_only=True)
class TimeGranted:
    """The question under discussion may take some seconds more."""

    seconds: int
    at: datetime


@dataclass(frozen=True, kw_only=True)
class BreakBegan:
    """The clock stands."""

    at: datetime


@dataclass(frozen=True, kw_only=True)
class BreakEnded:
    """The clock runs again: after a break, the next day, or after the program was started anew."""

    at: datetime


@dataclass(frozen=True, kw_only=True)
class HandedOver:
    """Somebody else facilitates now."""

    to: str
    at: datetime


@dataclass(frozen=True, kw_only=True)
class FrameSet:
    """How long all may take, how long one question, and until when votes from apart count."""

    minutes: int | None = None
    timebox: int | None = None
    open_until: date | None = None
    at: datetime


@dataclass(frozen=True, kw_only=True)
class ActionAgreed:
    """Somebody is to do something."""

    what: str
    owner: str | None = None
    due: date | None = None
    about: str | None = None
    at: datetime


@dataclass(frozen=True, kw_only=True)
class ActionDropped:
    """What was agreed as the action of this number, from 0, is not to be done."""

    number: int
    at: datetime


@dataclass(frozen=True, kw_only=True)
class WorkshopEnded:
    """The workshop is over; it can be opened again with the end of a break."""

    at: datetime


TimedEvent = (
    RoundOpened
    | RoundRevealed
    | RoundDecided
    | RoundParked
    | TimeGranted
    | BreakBegan
    | BreakEnded
    | HandedOver
    | FrameSet
    | ActionAgreed
    | ActionDropped
    | WorkshopEnded
)
WorkshopEvent = Joined | Departed | VoteCast | TimedEvent
