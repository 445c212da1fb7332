"""What the pages say, taken for what it should be or refused."""

from typing import Annotated, Literal, TypeVar

from msgspec import Meta, MsgspecError, Struct
from msgspec.json import decode

from advisor.assessment.votes.model import Voted
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


class _Body(Struct, forbid_unknown_fields=True, kw_only=True):
    """One JSON object."""


class EnterBody(_Body):
    """The short code, or a hand-over's; `name` says who leads from now on."""

    code: Annotated[str, Meta(max_length=64)]
    name: _Line | None = None


class JoinBody(_Body):
    """Who takes part, and whether on their own."""

    name: _Line | None = None
    role: _Id | None = None
    unnamed: bool = False
    apart: bool = False


class VoteBody(_Body):
    """A vote: facts ticked, a level, or a word for all; `former` is what a seat said before."""

    question: _Id
    met: _Ids | None = None
    unknown: _Ids = []
    level: Annotated[int, Meta(ge=0, le=20)] | None = None
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
    "break",
    "continue",
    "end",
    "remove",
    "agree",
    "drop",
    "hand-over",
    "close",
    "admit",
]


class LeadBody(_Body):
    """What whoever leads does, with what it needs."""

    do: Deed
    question: _Id | None = None
    said: Annotated[dict[_Id, Literal["met", "unmet", "unknown"]], Meta(max_length=64)] = {}
    note: _Note | None = None
    seconds: Annotated[int, Meta(ge=-3600, le=3600)] = 60
    name: _Line | None = None
    what: _Note | None = None
    due: Annotated[str, Meta(pattern=r"^\d{4}-\d{2}-\d{2}$")] | None = None
    number: Annotated[int, Meta(ge=0, le=10_000)] = 0


_B = TypeVar("_B", bound=_Body)


def read_body(data: bytes, kind: type[_B]) -> _B:
    """Return what a page said. Raises UsageError where no page of ours says such a thing."""
    try:
        return decode(data, type=kind)
    except (MsgspecError, ValueError, RecursionError):
        raise UsageError(sentence("The page sent something that it should not.")) from None
