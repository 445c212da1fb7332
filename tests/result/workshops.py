"""A workshop of six people on the shipped rubric, as its minutes tell it."""

from datetime import UTC, date, datetime, timedelta

from advisor.assessment.model import Answer
from advisor.assessment.votes import events
from advisor.assessment.votes.apply import apply_all, begin
from advisor.assessment.votes.ballot import Whole, agenda, settled, whole_vote
from advisor.assessment.votes.events import WorkshopEvent
from advisor.assessment.votes.model import Workshop
from advisor.result.minutes import WorkshopMinutes, minutes_of
from advisor.rubric.catalogue import find_rubric

RUBRIC = find_rubric()
PRACTICES = tuple(practice for practice in RUBRIC.practices if practice.quick)[:4]
FIRST, SECOND, THIRD, LAST = PRACTICES
ROLES = {"Anna": "ml-engineer", "Ben": "Operations", "Chloé": None}
BEGAN = datetime(2026, 12, 1, 10, tzinfo=UTC)


def workshop() -> Workshop:
    """Return a workshop of three named and two unnamed people on four questions."""
    begun = begin(RUBRIC.reference, "Churn", agenda(RUBRIC, {p.id for p in PRACTICES}, ()), BEGAN)
    return apply_all(begun, happened())


def happened() -> list[WorkshopEvent]:
    """Return what happened, in its order."""
    came: list[WorkshopEvent] = [events.Joined(name=n, role=r) for n, r in ROLES.items()]
    came += [
        events.Joined(seat="s1"),
        events.Joined(seat="s2"),
        events.HandedOver(to="Kim", at=at(0)),
    ]
    return [
        *came,
        events.FrameSet(minutes=30, timebox=300, at=at(0)),
        events.RoundOpened(practice=FIRST.id, at=at(0)),
        *_votes(0, {"Anna": 1, "Ben": 0, "Chloé": 1, "s1": 1, "s2": 0}),
        events.RoundRevealed(by="everybody", at=at(90)),
        _decided(0, 1, at(185), "the run of Monday shows it"),
        events.RoundOpened(practice=SECOND.id, at=at(185)),
        *_votes(1, {"Anna": "unknown", "Ben": "unknown", "s1": "unknown", "s2": "not-mine"}),
        events.RoundRevealed(at=at(200)),
        events.RoundParked(why="ask the platform team", at=at(245)),
        events.RoundOpened(practice=THIRD.id, at=at(245)),
        *_votes(2, {"Anna": 2, "Ben": 2, "Chloé": 2, "s1": 2, "s2": 2}),
        events.RoundRevealed(at=at(250)),
        _decided(2, 2, at(260), None),
        events.ActionAgreed(
            what="Show a run", owner="Anna", due=date(2026, 12, 9), about=FIRST.id, at=at(270)
        ),
        events.WorkshopEnded(at=at(300)),
    ]


def at(seconds: int) -> datetime:
    return BEGAN + timedelta(seconds=seconds)


def _votes(place: int, said: dict[str, Whole]) -> list[WorkshopEvent]:
    practice = PRACTICES[place]
    (item,) = agenda(RUBRIC, {practice.id}, ())
    found: list[WorkshopEvent] = []
    for who, what in said.items():
        note = "only the nightly one" if (who, place) == ("Ben", 0) else None
        vote = whole_vote(practice, item, what, note)
        named = who in ROLES
        found.append(
            events.VoteCast(
                practice=practice.id,
                vote=vote,
                name=who if named else None,
                seat=None if named else who,
            )
        )
    return found


def _decided(place: int, level: int, when: datetime, note: str | None) -> events.RoundDecided:
    practice = PRACTICES[place]
    (item,) = agenda(RUBRIC, {practice.id}, ())
    said = settled(practice, item, Answer(level=level))
    return events.RoundDecided(practice=practice.id, said=said, note=note, by="Kim", at=when)


def minutes() -> WorkshopMinutes:
    """Return the minutes of that workshop."""
    return minutes_of(RUBRIC, workshop())
