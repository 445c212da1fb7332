"""What people and whoever leads do, as events."""

from collections.abc import Callable
from datetime import date, datetime
from typing import cast

from advisor.assessment.model import Waiver
from advisor.assessment.votes import events
from advisor.assessment.votes.ballot import whole_vote
from advisor.assessment.votes.events import WorkshopEvent
from advisor.assessment.votes.model import AgendaItem, RoundStage, Settled, Vote, Voted
from advisor.assessment.votes.refusal import nothing_open, unknown_question
from advisor.errors import UsageError
from advisor.plain_text import one_line, plain
from advisor.translation import sentence
from advisor.workshop.about import about_of
from advisor.workshop.keys import PassHolder
from advisor.workshop.messages import LeadBody, VoteBody, WaiverBody
from advisor.workshop.room import Room

_MINUTE = 60


def vote_cast(room: Room, person: PassHolder, body: VoteBody) -> events.VoteCast:
    """Return a vote as it happens. Raises UsageError or RefusedEventError."""
    item = room.workshop.item(body.question)
    if item is None:
        raise unknown_question(body.question)
    return events.VoteCast(
        practice=item.practice,
        vote=_vote(room, item, body),
        name=person.name,
        seat=person.seat,
        former=None if body.former is None else Vote(said=dict(body.former)),
        day=room.today(),
    )


def _vote(room: Room, item: AgendaItem, body: VoteBody) -> Vote:
    note = text(body.note)
    whole = body.level if body.all is None else body.all
    if whole is not None:
        practice = next(p for p in room.rubric.practices if p.id == item.practice)
        return whole_vote(practice, item, whole, note)
    if body.met is None or not {*body.met, *body.unknown} <= {*item.criteria}:
        raise UsageError(sentence("The page sent something that it should not."))
    return Vote(said={name: _said(name, body) for name in item.criteria}, note=note)


def _said(criterion: str, body: VoteBody) -> Voted:
    if criterion in body.unknown:
        return "unknown"
    return "met" if criterion in (body.met or ()) else "unmet"


def led(room: Room, body: LeadBody) -> WorkshopEvent:
    """Return what whoever leads does, as it happens. Raises AdvisorError."""
    return _LED[body.do](room, body, room.clock())


def _opened(room: Room, body: LeadBody, at: datetime) -> WorkshopEvent:
    wanted = body.question if body.do == "open" else next_question(room)
    if wanted is None:
        raise nothing_open()
    return events.RoundOpened(practice=wanted, at=at)


def _decided(room: Room, body: LeadBody, at: datetime) -> WorkshopEvent:
    practice = body.question or room.workshop.current or ""
    return events.RoundDecided(
        practice=practice,
        said=_settled(room, practice, body),
        waivers=tuple(_waiver(given) for given in body.waivers),
        note=text(body.note),
        by=(room.workshop.facilitators or (None,))[-1],
        at=at,
    )


def _settled(room: Room, name: str, body: LeadBody) -> dict[str, Settled]:
    """Return what a decision says of each fact, whatever way it was said."""
    item, whole = room.workshop.item(name), body.level if body.all is None else body.all
    if item is None or whole is None:
        return dict(body.said)
    if whole == "waived":
        return dict.fromkeys(item.criteria, "waived")
    practice = next(p for p in room.rubric.practices if p.id == name)
    return cast("dict[str, Settled]", dict(whole_vote(practice, item, whole).said))


def _waiver(given: WaiverBody) -> Waiver:
    return Waiver(
        criterion=given.criterion,
        reason=text(given.reason) or "",
        by=text(given.by),
        approved_by=text(given.approved_by),
        until=_day(given.until),
    )


def _framed(_room: Room, body: LeadBody, at: datetime) -> WorkshopEvent:
    return time_frame(body.minutes, body.timebox, _day(body.open_until), at)


def time_frame(
    minutes: int | None, timebox: float | None, open_until: date | None, at: datetime
) -> events.FrameSet:
    """Return how long all, and one question, may take in minutes; until when people vote apart."""
    seconds = None if timebox is None else round(timebox * _MINUTE)
    return events.FrameSet(minutes=minutes, timebox=seconds, open_until=open_until, at=at)


def _agreed(room: Room, body: LeadBody, at: datetime) -> WorkshopEvent:
    return events.ActionAgreed(
        what=text(body.what) or "",
        owner=text(body.name),
        due=_day(body.due),
        about=about_of(room, body.about) or body.question,
        at=at,
    )


_LED: dict[str, Callable[[Room, LeadBody, datetime], WorkshopEvent]] = {
    "open": _opened,
    "next": _opened,
    "reveal": lambda _room, _body, at: events.RoundRevealed(at=at),
    "decide": _decided,
    "park": lambda _room, body, at: events.RoundParked(why=text(body.note), at=at),
    "frame": _framed,
    "lead": lambda _room, body, at: events.HandedOver(to=text(body.name) or "", at=at),
    "time": lambda _room, body, at: events.TimeGranted(seconds=body.seconds, at=at),
    "break": lambda _room, _body, at: events.BreakBegan(at=at),
    "continue": lambda _room, _body, at: events.BreakEnded(at=at),
    "agree": _agreed,
    "drop": lambda _room, body, at: events.ActionDropped(number=body.number, at=at),
    "end": lambda _room, _body, at: events.WorkshopEnded(at=at),
}


def next_question(room: Room) -> str | None:
    """Return the question to open next: what waits, and then what was parked."""
    workshop = room.workshop
    for stage in (RoundStage.WAITING, RoundStage.PARKED):
        for name in workshop.in_stage(stage):
            if name != workshop.current:
                return name
    return None


def text(given: str | None) -> str | None:
    """Return what somebody wrote, harmless and on one line, or None for nothing."""
    return one_line(plain(given or "")) or None


def _day(given: str | None) -> date | None:
    try:
        return date.fromisoformat(given) if given else None
    except ValueError:
        raise UsageError(sentence("{given} is no day", given=given)) from None
