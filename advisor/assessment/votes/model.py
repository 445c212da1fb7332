"""A workshop as a value: who takes part, what each said of each question, what was decided.

Whoever takes part unnamed is known by a seat while the program runs. Seats are written into no
file, and votes of seats become a sorted heap of votes there, which tells nobody apart.
"""

from collections.abc import Iterable, Mapping
from dataclasses import field, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Literal

from advisor.frozen import dataclass

Voted = Literal["met", "unmet", "unknown", "not-mine"]
"""What somebody says of one criterion; the last is that it is not their area."""
Settled = Literal["met", "unmet", "unknown", "waived"]
RevealedBy = Literal["facilitator", "everybody", "time"]


@dataclass(frozen=True, kw_only=True)
class Vote:
    """What one participant says of the criteria of a question, in one form whatever was tapped.

    A level or "don't know" is said of every criterion, so that no habit tells a person.
    """

    said: Mapping[str, Voted]
    note: str | None = None

    @property
    def key(self) -> tuple[tuple[str, str], ...]:
        """What votes are sorted by: all that they say."""
        return tuple(sorted(self.said.items()))

    @property
    def bare(self) -> "Vote":
        """The vote without its note, and in no order but that of the names."""
        return Vote(said=dict(sorted(self.said.items())))


@dataclass(frozen=True, kw_only=True)
class Participant:
    """Somebody who gave a name. Who is `apart` votes on their own, and never sees a reveal."""

    name: str
    role: str | None = None
    here: bool = True
    apart: bool = False


@dataclass(frozen=True, kw_only=True)
class AgendaItem:
    """A question to vote on: a practice, and those of its criteria that concern the team."""

    practice: str
    criteria: tuple[str, ...]


class RoundStage(StrEnum):
    """How far a question has come."""

    WAITING = "waiting"
    OPEN = "open"
    REVEALED = "revealed"
    DECIDED = "decided"
    PARKED = "parked"


@dataclass(frozen=True, kw_only=True)
class TeamDecision:
    """What was decided of a question; the answers file holds it in full."""

    said: Mapping[str, Settled]
    note: str | None = None
    by: str | None = None
    at: datetime


@dataclass(frozen=True, kw_only=True)
class Round:
    """The votes on one question.

    `named` are by name; `seated` by the seats of unnamed participants, which no file holds.
    `loose` are votes of unnamed participants whose seat is not known, as a file holds them all,
    and `remarks` what unnamed participants noted, apart from their votes. `seconds` is how long
    the question was discussed until `since`, when that goes on; `extra` the seconds added to its
    timebox. `shown` tells whether its votes were ever revealed.
    """

    stage: RoundStage = RoundStage.WAITING
    named: dict[str, Vote] = field(default_factory=dict)
    seated: dict[str, Vote] = field(default_factory=dict)
    loose: tuple[Vote, ...] = ()
    remarks: tuple[str, ...] = ()
    revealed_by: RevealedBy | None = None
    shown: bool = False
    decision: TeamDecision | None = None
    parked_for: str | None = None
    seconds: int = 0
    since: datetime | None = None
    extra: int = 0

    @property
    def unnamed(self) -> tuple[Vote, ...]:
        """The votes of all unnamed participants, sorted by what they say."""
        return in_order((*self.loose, *(vote.bare for vote in self.seated.values())))

    @property
    def unnamed_remarks(self) -> tuple[str, ...]:
        """What unnamed participants noted, sorted."""
        noted = (vote.note for vote in self.seated.values() if vote.note)
        return tuple(sorted((*self.remarks, *noted)))

    @property
    def votes(self) -> tuple[Vote, ...]:
        """All votes."""
        return (*self.named.values(), *self.unnamed)

    @property
    def unseated(self) -> "Round":
        """The round as a file holds it: no seats."""
        return replace(self, seated={}, loose=self.unnamed, remarks=self.unnamed_remarks)


@dataclass(frozen=True, kw_only=True)
class ActionItem:
    """Something that somebody is to do until a day: `about` is a practice or a step."""

    what: str
    owner: str | None = None
    due: date | None = None
    about: str | None = None


@dataclass(frozen=True, kw_only=True)
class Workshop:
    """All that is known of a workshop at one moment.

    `seats` are the unnamed participants whose phones are known now, `apart_seats` those of them
    who vote on their own; `unnamed` is how many ever took part unnamed, `unnamed_away` how many of
    them left, `unnamed_apart` how many vote on their own. `minutes` is how long all shall take,
    `timebox` how many seconds one question may. Until the day `open_until` those who could not
    come vote on their own. `seconds` and `since` are the time of all as those of a round are that
    of one. `last` is when the last thing happened that has a time: votes have none.
    """

    rubric: str
    team: str
    agenda: tuple[AgendaItem, ...]
    rounds: dict[str, Round]
    began: datetime
    last: datetime
    participants: dict[str, Participant] = field(default_factory=dict)
    seats: frozenset[str] = frozenset()
    apart_seats: frozenset[str] = frozenset()
    unnamed: int = 0
    unnamed_away: int = 0
    unnamed_apart: int = 0
    current: str | None = None
    facilitators: tuple[str, ...] = ()
    minutes: int | None = None
    timebox: int | None = None
    open_until: date | None = None
    seconds: int = 0
    since: datetime | None = None
    ended: bool = False
    actions: tuple[ActionItem, ...] = ()

    @property
    def running(self) -> bool:
        """Whether the clock runs: neither a break, nor the end."""
        return self.since is not None

    @property
    def unseated(self) -> "Workshop":
        """The workshop as a file holds it: no seats."""
        rounds = {name: round_.unseated for name, round_ in self.rounds.items()}
        return replace(self, seats=frozenset(), apart_seats=frozenset(), rounds=rounds)

    def item(self, practice: str) -> AgendaItem | None:
        """Return the question about a practice, None where it is not on the agenda."""
        return next((item for item in self.agenda if item.practice == practice), None)

    def in_stage(self, *stages: RoundStage) -> tuple[str, ...]:
        """Return the questions in some stages, as the agenda has them."""
        return tuple(i.practice for i in self.agenda if self.rounds[i.practice].stage in stages)


def in_order(votes: Iterable[Vote]) -> tuple[Vote, ...]:
    """Return votes sorted by what they say, so that their order tells nothing else."""
    return tuple(sorted(votes, key=lambda vote: vote.key))
