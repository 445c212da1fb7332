"""What the pages say, taken for what it should be or refused."""

from typing import Annotated, Literal, TypeVar

from msgspec import Meta, MsgspecError, Struct
from msgspec.json import decode

from advisor.assessment.votes.model import Settled, Voted
from advisor.errors import UsageError
from advisor.translation import sentence

LARGEST_BODY = 16 << 10
_Id = Annotated[str, Meta(max_length=200)]
_Line = Annotated[str, Meta(max_length=200)]
_Note = Annotated[str, Meta(max_length=500)]
_Remark = Annotated[str, Meta(max_length=280)]
_Ids = Annotated[list[_Id], Meta(max_length=64)]
_Said = Annotated[dict[_Id, Voted], Meta(max_length=64)]
_Whole = Literal["unknown", "not-mine"]
_Level = Annotated[int, Meta(ge=0, le=20)]
_Day = Annotated[str, Meta(pattern=r"^\d{4}-\d{2}-\d{2}$")]


class _Body(Struct, forbid_unknown_fields=True, kw_only=True):
    """One JSON object."""


class EnterBody(_Body):
    """The short code, or a hand-over's; `name` says who leads from now on."""

    code: Annotated[str, Meta(max_length=64)]
    name: _Line | None = None


class JoinBody(_Body):
    """Who takes part, and whether on their own; `back` is the code of somebody unnamed."""

    name: _Line | None = None
    role: _Id | None = None
    unnamed: bool = False
    back: _Id | None = None
    apart: bool = False


class WaiverBody(_Body):
    """Why a fact, or without one the whole question, does not apply."""

    reason: _Note
    criterion: _Id = ""
    by: _Line | None = None
    approved_by: _Line | None = None
    until: _Day | None = None


class VoteBody(_Body):
    """A vote: facts ticked, a level, or a word for all; `former` is what a seat said before."""

    question: _Id
    met: _Ids | None = None
    unknown: _Ids = []
    level: _Level | None = None
    all: _Whole | None = None
    note: _Remark | None = None
    former: _Said | None = None


class LeaveBody(_Body):
    """Nothing but that somebody leaves."""


Deed = Literal[
    "open",
    "next",
    "reveal",
    "decide",
    "park",
    "time",
    "frame",
    "break",
    "continue",
    "end",
    "remove",
    "agree",
    "drop",
    "hand-over",
    "lead",
    "close",
    "admit",
]


class LeadBody(_Body):
    """What whoever leads does, with what it needs.

    A decision says a `level` or `all` of the whole question, or else something `said` of each fact.
    """

    do: Deed
    question: _Id | None = None
    said: Annotated[dict[_Id, Settled], Meta(max_length=64)] = {}
    level: _Level | None = None
    all: Literal["unknown", "waived"] | None = None
    waivers: Annotated[list[WaiverBody], Meta(max_length=64)] = []
    note: _Note | None = None
    seconds: Annotated[int, Meta(ge=-3600, le=3600)] = 60
    name: _Line | None = None
    what: _Note | None = None
    due: _Day | None = None
    about: _Line | None = None
    minutes: Annotated[int, Meta(ge=1, le=1440)] | None = None
    timebox: Annotated[float, Meta(ge=0.25, le=240)] | None = None
    open_until: _Day | None = None
    number: Annotated[int, Meta(ge=0, le=10_000)] = 0


_B = TypeVar("_B", bound=_Body)


def read_body(data: bytes, kind: type[_B]) -> _B:
    """Return what a page said. Raises UsageError where no page of ours says such a thing."""
    try:
        return decode(data, type=kind)
    except (MsgspecError, ValueError, RecursionError):
        raise UsageError(sentence("The page sent something that it should not.")) from None
