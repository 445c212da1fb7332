"""What a votes file holds: a workshop without seats, in lists that people can read."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Annotated, Any, Literal

from advisor.assessment.model import IsoDate
from advisor.assessment.votes.model import RevealedBy
from advisor.document.checked import Count, DottedId, Flag, Frozen, Id, Text
from advisor.frozen import dataclass
from advisor.translation import sentence

VERSION = 1
LISTS = {"met": "met", "unmet": "unmet", "unknown": "unknown", "not-mine": "not_mine"}
"""In which list of a vote a criterion stands of which that is said."""
DECIDED_LISTS = {name: name for name in ("met", "unmet", "unknown", "waived")}


class _MomentText:
    """A moment as text: ISO 8601 with its offset from UTC."""

    def __get_pydantic_core_schema__(self, _source: Any, _handler: Any) -> Any:
        from pydantic_core import core_schema  # noqa: PLC0415 only validation needs it

        text = core_schema.str_schema(strict=True)
        return core_schema.no_info_after_validator_function(moment_of, text)


def moment_of(text: str) -> datetime:
    """Return the moment that text tells. Raises ValueError for text that tells none."""
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        found = None
    if found is None or found.tzinfo is None:
        raise ValueError(
            sentence("a moment is written such as 2026-12-01T10:00:00+00:00, with its offset")
        )
    return found


Moment = Annotated[datetime, _MomentText()]
Ids = tuple[Id, ...]


@dataclass(frozen=True, kw_only=True)
class VoteLists(Frozen):
    """One vote of somebody unnamed: what is said, by lists of criteria."""

    met: Ids = ()
    unmet: Ids = ()
    unknown: Ids = ()
    not_mine: Ids = ()


@dataclass(frozen=True, kw_only=True)
class NamedVote(VoteLists):
    """One vote of somebody by name."""

    name: Text
    note: Text | None = None


@dataclass(frozen=True, kw_only=True)
class DecisionLists(Frozen):
    """What was decided, by lists of criteria."""

    at: Moment
    met: Ids = ()
    unmet: Ids = ()
    unknown: Ids = ()
    waived: Ids = ()
    by: Text | None = None
    note: Text | None = None


@dataclass(frozen=True, kw_only=True)
class RoundRecord(Frozen):
    """One question of a votes file."""

    criteria: Ids
    stage: Literal["waiting", "open", "revealed", "decided", "parked"] = "waiting"
    revealed_by: RevealedBy | None = None
    shown: Flag = False
    parked_for: Text | None = None
    seconds: Count = 0
    since: Moment | None = None
    extra: Count = 0
    decision: DecisionLists | None = None
    votes: tuple[NamedVote, ...] = ()
    unnamed: tuple[VoteLists, ...] = ()
    unnamed_notes: tuple[Text, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ParticipantRecord(Frozen):
    """Somebody who took part by name."""

    name: Text
    role: Text | None = None
    left: Flag = False
    apart: Flag = False


@dataclass(frozen=True, kw_only=True)
class ActionRecord(Frozen):
    """Something that was agreed to be done."""

    what: Text
    owner: Text | None = None
    due: IsoDate | None = None
    about: Text | None = None


@dataclass(frozen=True, kw_only=True)
class VotedAssessment(Frozen):
    """What was voted on: a team's answers by a rubric."""

    rubric: Text
    team: Text


@dataclass(frozen=True, kw_only=True)
class VotesRecord(Frozen):
    """A votes file. Its `generation` counts how often it was saved; a journal belongs to one."""

    votes_version: Literal[1]
    generation: Count = 0
    assessment: VotedAssessment
    began: Moment
    last: Moment
    facilitators: tuple[Text, ...] = ()
    minutes: Count | None = None
    timebox: Count | None = None
    open_until: IsoDate | None = None
    seconds: Count = 0
    since: Moment | None = None
    ended: Flag = False
    current: DottedId | None = None
    participants: tuple[ParticipantRecord, ...] = ()
    unnamed: Count = 0
    unnamed_away: Count = 0
    unnamed_apart: Count = 0
    actions: tuple[ActionRecord, ...] = ()
    questions: dict[DottedId, RoundRecord]


def listed(
    record: VoteLists | DecisionLists, lists: Mapping[str, str]
) -> Iterator[tuple[str, str, int, str]]:
    """Yield for each criterion what is said of it, in which list, at which place, and its id."""
    for said, name in lists.items():
        for place, criterion in enumerate(getattr(record, name)):
            yield said, name, place, criterion
