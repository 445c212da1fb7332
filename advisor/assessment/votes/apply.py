"""The rules of a workshop: what an event makes of it. No clock, no file, no screen."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime
from functools import reduce
from typing import Any

from advisor.assessment.votes import events
from advisor.assessment.votes.casting import cast
from advisor.assessment.votes.clock import round_stopped, seconds_between, started, stopped
from advisor.assessment.votes.events import TimedEvent, WorkshopEvent
from advisor.assessment.votes.model import (
    ActionItem,
    AgendaItem,
    Round,
    RoundStage,
    TeamDecision,
    Workshop,
)
from advisor.assessment.votes.people import departed, joined
from advisor.assessment.votes.refusal import RefusedEventError, nothing_open, unknown_question
from advisor.assessment.votes.texts import tidy_name, tidy_note
from advisor.translation import sentence


def begin(rubric: str, team: str, agenda: Iterable[AgendaItem], at: datetime) -> Workshop:
    """Return a workshop that begins now; its clock runs once a break ends or a question opens."""
    items = tuple(agenda)
    return Workshop(
        rubric=rubric,
        team=team,
        agenda=items,
        rounds={item.practice: Round() for item in items},
        began=at,
        last=at,
    )


def apply(workshop: Workshop, event: WorkshopEvent) -> Workshop:
    """Return the workshop after an event. Raises RefusedEventError for one it does not take."""
    match event:
        case events.VoteCast():
            return cast(workshop, event)
        case events.Joined():
            return joined(workshop, event)
        case events.Departed():
            return departed(workshop, event)
    return replace(_after[type(event)](workshop, event), last=max(workshop.last, event.at))


def apply_all(workshop: Workshop, happened: Iterable[WorkshopEvent]) -> Workshop:
    """Return the workshop after several events."""
    return reduce(apply, happened, workshop)


def interruption(workshop: Workshop) -> events.BreakBegan | None:
    """Return the break that a workshop had where the program ended while its clock ran.

    It began when the last thing happened that is known.
    """
    return events.BreakBegan(at=workshop.last) if workshop.running else None


def _opened(workshop: Workshop, event: events.RoundOpened) -> Workshop:
    if workshop.item(event.practice) is None:
        raise unknown_question(event.practice)
    if workshop.current not in (None, event.practice):
        workshop = _put_off(workshop, None, event.at)
    if not workshop.running:
        workshop = started(workshop, event.at)
    round_ = workshop.rounds[event.practice]
    # What is opened again has its whole timebox anew, or its votes would be shown at once.
    spent = round_.seconds + seconds_between(round_.since, event.at)
    return _with_round(
        replace(workshop, current=event.practice, ended=False),
        event.practice,
        stage=RoundStage.OPEN,
        revealed_by=None,
        parked_for=None,
        since=round_.since or event.at,
        extra=round_.extra if round_.stage is RoundStage.OPEN else spent,
    )


def _revealed(workshop: Workshop, event: events.RoundRevealed) -> Workshop:
    name, round_ = _current(workshop)
    if round_.stage is not RoundStage.OPEN:
        raise RefusedEventError(sentence("the votes are shown already"))
    return _with_round(workshop, name, stage=RoundStage.REVEALED, revealed_by=event.by, shown=True)


def _decided(workshop: Workshop, event: events.RoundDecided) -> Workshop:
    item = workshop.item(event.practice)
    if item is None:
        raise unknown_question(event.practice)
    if not {*event.said} <= {*item.criteria}:
        raise RefusedEventError(
            sentence("the decision names criteria that {name} has not", name=event.practice)
        )
    _require_reasons(event, item)
    reasons = "; ".join(waiver.reason for waiver in event.waivers)
    note, by = tidy_note(event.note or reasons), tidy_note(event.by)
    decision = TeamDecision(said=dict(event.said), note=note, by=by, at=event.at)
    round_ = round_stopped(workshop.rounds[event.practice], event.at)
    shown = round_.shown or event.practice == workshop.current
    decided = replace(
        round_, stage=RoundStage.DECIDED, decision=decision, shown=shown, parked_for=None
    )
    current = None if workshop.current == event.practice else workshop.current
    return replace(workshop, current=current, rounds={**workshop.rounds, event.practice: decided})


def _require_reasons(event: events.RoundDecided, item: AgendaItem) -> None:
    """Raise RefusedEventError unless what does not apply, and that alone, has a reason."""
    given = {waiver.criterion for waiver in event.waivers if tidy_note(waiver.reason)}
    waived = {name for name, said in event.said.items() if said == "waived"}
    if given != ({""} if "" in given and waived == {*item.criteria} else waived):
        raise RefusedEventError(
            sentence("what does not apply needs a reason"),
            hint=sentence("Say why it does not concern this team."),
        )


def _parked(workshop: Workshop, event: events.RoundParked) -> Workshop:
    _current(workshop)
    return _put_off(workshop, tidy_note(event.why), event.at)


def _put_off(workshop: Workshop, why: str | None, at: datetime) -> Workshop:
    name, round_ = _current(workshop)
    parked = replace(round_stopped(round_, at), stage=RoundStage.PARKED, parked_for=why)
    return replace(workshop, current=None, rounds={**workshop.rounds, name: parked})


def _granted(workshop: Workshop, event: events.TimeGranted) -> Workshop:
    name, round_ = _current(workshop)
    return _with_round(workshop, name, extra=max(0, round_.extra + event.seconds))


def _break(workshop: Workshop, event: events.BreakBegan) -> Workshop:
    return stopped(workshop, event.at)


def _continued(workshop: Workshop, event: events.BreakEnded) -> Workshop:
    return replace(started(workshop, event.at), ended=False)


def _handed_over(workshop: Workshop, event: events.HandedOver) -> Workshop:
    name = tidy_name(event.to)
    if not name:
        raise RefusedEventError(sentence("nobody is named who facilitates now"))
    if workshop.facilitators[-1:] == (name,):
        return workshop
    return replace(workshop, facilitators=(*workshop.facilitators, name))


def _framed(workshop: Workshop, event: events.FrameSet) -> Workshop:
    for number in (event.minutes, event.timebox):
        if number is not None and number <= 0:
            raise RefusedEventError(sentence("a time is at least 1"))
    return replace(
        workshop,
        minutes=event.minutes,
        timebox=event.timebox,
        open_until=event.open_until,
    )


def _agreed(workshop: Workshop, event: events.ActionAgreed) -> Workshop:
    what = tidy_note(event.what)
    if what is None:
        raise RefusedEventError(sentence("the action says nothing"))
    action = ActionItem(
        what=what, owner=tidy_note(event.owner), due=event.due, about=tidy_note(event.about)
    )
    return replace(workshop, actions=(*workshop.actions, action))


def _dropped(workshop: Workshop, event: events.ActionDropped) -> Workshop:
    if not 0 <= event.number < len(workshop.actions):
        raise RefusedEventError(sentence("there is no such action"))
    actions = workshop.actions
    return replace(workshop, actions=(*actions[: event.number], *actions[event.number + 1 :]))


def _ended(workshop: Workshop, event: events.WorkshopEnded) -> Workshop:
    if workshop.current is not None:
        workshop = _put_off(workshop, None, event.at)
    return replace(stopped(workshop, event.at), ended=True)


def _current(workshop: Workshop) -> tuple[str, Round]:
    if workshop.current is None:
        raise nothing_open()
    return workshop.current, workshop.rounds[workshop.current]


def _with_round(workshop: Workshop, name: str, **new: Any) -> Workshop:
    changed = replace(workshop.rounds[name], **new)
    return replace(workshop, rounds={**workshop.rounds, name: changed})


_after: dict[type[TimedEvent], Callable[[Workshop, Any], Workshop]] = {
    events.RoundOpened: _opened,
    events.RoundRevealed: _revealed,
    events.RoundDecided: _decided,
    events.RoundParked: _parked,
    events.TimeGranted: _granted,
    events.BreakBegan: _break,
    events.BreakEnded: _continued,
    events.HandedOver: _handed_over,
    events.FrameSet: _framed,
    events.ActionAgreed: _agreed,
    events.ActionDropped: _dropped,
    events.WorkshopEnded: _ended,
}
