"""Workshops in which anything may happen, for the laws that hold whatever does."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any

from hypothesis import strategies as st

from advisor.assessment.model import Waiver
from advisor.assessment.votes import events
from advisor.assessment.votes.apply import apply, begin
from advisor.assessment.votes.events import WorkshopEvent
from advisor.assessment.votes.model import AgendaItem, Settled, Vote, Voted, Workshop
from advisor.assessment.votes.refusal import RefusedEventError

BEGAN = datetime(2026, 12, 1, 10, tzinfo=UTC)
AGENDA = (
    AgendaItem(practice="testing.data", criteria=("schema", "drift")),
    AgendaItem(practice="deployment.canary", criteria=("share", "stop", "alert")),
    AgendaItem(practice="monitoring.alerts", criteria=("page",)),
)
QUESTIONS = tuple(item.practice for item in AGENDA)
NAMES = ("Anna", "Ben", "Chloé")
SEATS = ("s1", "s2", "s3", "s4")


def at(seconds: int) -> datetime:
    return BEGAN + timedelta(seconds=seconds)


def new() -> Workshop:
    return begin("mlops-devops@2", "Churn", AGENDA, BEGAN)


def vote(*said: str, practice: str = QUESTIONS[0], note: str | None = None) -> Vote:
    """Return a vote of one word for each criterion, the last word for those that remain."""
    (item,) = [item for item in AGENDA if item.practice == practice]
    words = [*said, *[said[-1]] * len(item.criteria)]
    return Vote(said=dict(zip(item.criteria, words, strict=False)), note=note)  # type: ignore[arg-type]


def happenings() -> st.SearchStrategy[list[WorkshopEvent]]:
    """Return events in the order in which they are tried; many are refused.

    Each is made of one number: to draw every part of it would take ten times as long.
    """
    return st.lists(st.integers(0, 2**32), max_size=40).map(_told)


def _told(numbers: Sequence[int]) -> list[WorkshopEvent]:
    found: list[WorkshopEvent] = []
    moment = 0
    for number in numbers:
        dice = Random(number)  # noqa: S311 no secret
        moment += dice.choice((0, 1, 20, 400))
        (make,) = dice.choices((_cast, _joined, _departed, _timed), weights=(5, 2, 1, 3))
        found.append(make(dice, moment))
    return found


def _cast(dice: Random, _moment: int) -> WorkshopEvent:
    (item,) = dice.choices(AGENDA, weights=(4, 1, 1))
    words: list[Voted] = ["met", "unmet", "unknown", "not-mine"]
    said = {name: dice.choice(words) for name in item.criteria if dice.random() < 0.9}
    note = dice.choice((None, None, "why so", "| <b>no</b>\n# none"))
    voted = Vote(said=said, note=note)
    return events.VoteCast(practice=item.practice, vote=voted, **_who(dice))


def _joined(dice: Random, _moment: int) -> WorkshopEvent:
    role = dice.choice((None, "ml-engineer"))
    return events.Joined(role=role, known=dice.random() < 0.5, **_who(dice))


def _departed(dice: Random, _moment: int) -> WorkshopEvent:
    return events.Departed(**_who(dice))


def _who(dice: Random) -> dict[str, Any]:
    named = {"name": dice.choice(NAMES)}
    return named if dice.random() < 0.5 else {"seat": dice.choice(SEATS)}


def _timed(dice: Random, moment: int) -> WorkshopEvent:
    when = at(moment)
    question = dice.choice(QUESTIONS)
    (item,) = [item for item in AGENDA if item.practice == question]
    left_out = dice.choice(item.criteria)
    some: dict[str, Settled] = {left_out: "waived"}
    why = Waiver(criterion=left_out, reason="one model", until=at(0).date())
    return dice.choice(
        (
            events.RoundOpened(practice=QUESTIONS[0], at=when),
            events.RoundOpened(practice=question, at=when),
            events.RoundRevealed(at=when),
            events.RoundDecided(
                practice=question, said=some, waivers=(why,), note="so be it", by="Kim", at=when
            ),
            events.RoundParked(why=dice.choice((None, "ask Ops")), at=when),
            events.TimeGranted(seconds=60, at=when),
            events.BreakBegan(at=when),
            events.BreakEnded(at=when),
            events.HandedOver(to=dice.choice(("Kim", "Lee")), at=when),
            events.FrameSet(minutes=45, timebox=90, open_until=at(0).date(), at=when),
            events.ActionAgreed(what="ask: Ops #1", owner="Lee", due=at(0).date(), at=when),
            events.ActionDropped(number=dice.randint(0, 2), at=when),
            events.WorkshopEnded(at=when),
        )
    )


def taken(
    workshop: Workshop, tried: Sequence[WorkshopEvent]
) -> tuple[Workshop, list[WorkshopEvent]]:
    """Return what a workshop becomes, and the events that it took."""
    took = []
    for event in tried:
        try:
            workshop = apply(workshop, event)
        except RefusedEventError:
            continue
        took.append(event)
    return workshop, took
