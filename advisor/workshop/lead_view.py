"""What whoever leads sees: who is there and who has voted, never what before it is shown."""

from collections.abc import Mapping
from typing import Any

from advisor.assessment.votes.clock import pace
from advisor.assessment.votes.model import AgendaItem, Participant, RoundStage
from advisor.assessment.votes.people import awaited, missing_apart
from advisor.document.data import as_data
from advisor.frozen import dataclass
from advisor.scoring.votes.tally import tally
from advisor.translation import counted, sentence
from advisor.words.vote import say_levels, say_pace, say_votes
from advisor.workshop.actions import next_question
from advisor.workshop.question import place, practice_of, seconds_left, shown_question
from advisor.workshop.reveal import decision, reveal
from advisor.workshop.room import Room, votes_on


@dataclass(frozen=True, kw_only=True)
class WayIn:
    """How people come in: the `address`, the short `code`, and the path of the projector's page."""

    address: str
    code: str
    projector: str


def lead_view(room: Room, way_in: WayIn, leads: str | None, *, closed: bool) -> dict[str, Any]:
    """Return all that the leader's page shows.

    `leads` names somebody else who leads by now; `closed` tells that nobody else is let in.
    """
    workshop, spent = room.workshop, pace(room.workshop, room.clock())
    upcoming = next_question(room)
    return {
        "version": room.version("leader"),
        "team": workshop.team,
        "elsewhere": leads,
        "closed": closed,
        "way_in": as_data(way_in),
        "leads": (workshop.facilitators or ("",))[-1],
        "frame": {
            "minutes": workshop.minutes,
            "timebox": None if workshop.timebox is None else workshop.timebox / 60,
            "open_until": str(workshop.open_until or ""),
        },
        "pace": say_pace(spent),
        "left": seconds_left(room),
        "running": workshop.running,
        "ended": workshop.ended,
        "next": upcoming and practice_of(room, upcoming).question,
        "agenda": [_row(room, item) for item in workshop.agenda],
        "people": _people(room),
        "apart": _apart(room),
        "actions": [
            {"what": a.what, "owner": a.owner or "", "due": str(a.due or "")}
            for a in workshop.actions
        ],
        "current": _current(room),
    }


def _row(room: Room, item: AgendaItem) -> dict[str, Any]:
    round_ = room.workshop.rounds[item.practice]
    words = {
        RoundStage.WAITING: "",
        RoundStage.OPEN: sentence("open"),
        RoundStage.REVEALED: sentence("votes shown"),
        RoundStage.DECIDED: sentence("decided"),
        RoundStage.PARKED: sentence("parked"),
    }
    title = practice_of(room, item.practice).title
    said = words[round_.stage]
    if round_.parked_for:
        said = sentence("{stage}: {why}", stage=said, why=round_.parked_for)
    return {"id": item.practice, "title": title, "said": said}


def _current(room: Room) -> dict[str, Any] | None:
    workshop = room.workshop
    item = workshop.item(workshop.current or "")
    if item is None:
        return None
    round_ = workshop.rounds[item.practice]
    shown = round_.stage is RoundStage.REVEALED
    return {
        "question": shown_question(room, item),
        "place": place(room),
        "shown": shown,
        "voted": _voted(room, item),
        "reveal": reveal(room, item) if shown else None,
        "levels": _levels(room, item) if shown else "",
        "decision": decision(room, item) if round_.decision else None,
    }


def _levels(room: Room, item: AgendaItem) -> str:
    practice, round_ = practice_of(room, item.practice), room.workshop.rounds[item.practice]
    return say_levels(tally(practice, item, round_, room.rubric.top).levels)


def _voted(room: Room, item: AgendaItem) -> str:
    votes = votes_on(room.workshop.rounds[item.practice])
    missing = awaited(room.workshop, item.practice)
    said = say_votes(votes)
    round_ = room.workshop.rounds[item.practice]
    if round_.shown and round_.stage is RoundStage.OPEN:
        return sentence("{said}, which people may change until you show them.", said=said)
    if not missing.count:
        return sentence("{said}: all have voted.", said=said)
    waited = [*missing.names[:12]]
    if len(missing.names) > len(waited):
        waited.append(counted("{n} more", "{n} more", len(missing.names) - len(waited)))
    if missing.unnamed:
        waited.append(counted("{n} unnamed", "{n} unnamed", missing.unnamed))
    return sentence("{said}; waiting for {names}.", said=said, names=", ".join(waited))


def _people(room: Room) -> list[dict[str, Any]]:
    roles = {role.id: role.title for role in room.rubric.roles}
    workshop = room.workshop
    rows = [
        {"name": p.name, "said": _told(p, roles), "here": p.here}
        for p in workshop.participants.values()
    ]
    unnamed = workshop.unnamed - workshop.unnamed_away - workshop.unnamed_apart
    if unnamed > 0:
        rows.append({"name": None, "said": counted("{n} unnamed", "{n} unnamed", unnamed)})
    return rows


def _told(person: Participant, roles: Mapping[str, str]) -> str:
    role = roles.get(person.role or "", person.role or "")
    return ", ".join(filter(None, (role, sentence("votes apart") if person.apart else "")))


def _apart(room: Room) -> list[str]:
    return [
        counted("{name} lacks {n} vote.", "{name} lacks {n} votes.", missing, name=name)
        for name, missing in missing_apart(room.workshop).items()
    ]
