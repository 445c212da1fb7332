"""What one phone may see, as a whole: no vote of others before it is shown."""

from typing import Any

from advisor.assessment.votes.model import AgendaItem, Round, RoundStage, Vote, Workshop
from advisor.translation import sentence
from advisor.workshop.keys import PassHolder
from advisor.workshop.question import place, seconds_left, shown_question
from advisor.workshop.reveal import decision, reveal
from advisor.workshop.room import Room


def phone_view(room: Room, person: PassHolder | None) -> dict[str, Any]:
    """Return all that a phone shows now, for somebody who takes part or has yet to say who."""
    workshop = room.workshop
    shared: dict[str, Any] = {
        "version": room.version("people"),
        "workshop": workshop.began.isoformat(),
        "team": workshop.team,
    }
    if person is None:
        return shared | _entrance(room)
    shared |= {"me": {"said": _me(workshop, person), "back": person.seat}}
    return shared | (_apart(room, person) if person.apart else _together(room, person))


def _entrance(room: Room) -> dict[str, Any]:
    return {
        "phase": "name",
        "roles": [{"id": role.id, "title": role.title} for role in room.rubric.roles],
        "until": _until(room.workshop),
    }


def _until(workshop: Workshop) -> str:
    """Return until when people may vote on their own; nothing where they may not."""
    day = workshop.open_until
    return "" if day is None else sentence("All questions, in your own time, until {day}", day=day)


def _me(workshop: Workshop, person: PassHolder) -> str:
    if person.name is not None:
        return sentence("You are {name}.", name=person.name)
    if workshop.unnamed > 1:
        return sentence("You take part unnamed.")
    return sentence(
        "You take part unnamed. While nobody else does, the others can work out which votes are "
        "yours."
    )


def _together(room: Room, person: PassHolder) -> dict[str, Any]:
    workshop = room.workshop
    if workshop.ended:
        return _wait(sentence("The workshop is over"), sentence("Thank you."))
    if workshop.current is None:
        return _between(room)
    item = workshop.item(workshop.current)
    assert item is not None  # noqa: S101 it is on the agenda
    round_ = workshop.rounds[item.practice]
    view: dict[str, Any] = {
        "place": place(room),
        "question": room.once("question", lambda: shown_question(room, item)),
    }
    if round_.stage is RoundStage.REVEALED:
        shown = room.once("reveal", lambda: reveal(room, item))
        return view | {"phase": "shown", "reveal": shown, "late": _late(round_, person)}
    return view | {"phase": "vote", "left": seconds_left(room), **_so_far(round_, person)}


def _late(round_: Round, person: PassHolder) -> str:
    """Return why somebody sees votes without having voted; nothing where they may have."""
    if own_vote(round_, person) or (person.seat is not None and round_.loose):
        return ""
    return sentence("Yours is not among them: whoever leads can open the question once more.")


def _so_far(round_: Round, person: PassHolder) -> dict[str, Any]:
    """Return what somebody voted, and whether they may have without our knowing whose it was."""
    lost = person.seat is not None and person.seat not in round_.seated and bool(round_.loose)
    return {"vote": _said(own_vote(round_, person)), "lost": lost}


def _between(room: Room) -> dict[str, Any]:
    item = just_decided(room.workshop)
    if item is not None:
        return {
            "phase": "shown",
            "question": room.once("question", lambda: shown_question(room, item)),
            "reveal": room.once("reveal", lambda: decision(room, item)),
        }
    if not room.workshop.running:
        return _wait(
            sentence("Welcome") if not room.workshop.seconds else sentence("Break"),
            sentence("The question shows here as soon as it is opened. Leave this page open."),
        )
    if room.workshop.in_stage(RoundStage.PARKED):
        said = sentence("What was parked comes back at the end, with its votes and notes.")
    else:
        said = sentence("Leave this page open.")
    return _wait(sentence("The next question comes soon"), said)


def just_decided(workshop: Workshop) -> AgendaItem | None:
    """Return the question whose decision was the last that happened, if it was."""
    for item in workshop.agenda:
        found = workshop.rounds[item.practice].decision
        if found is not None and found.at == workshop.last:
            return item
    return None


def _wait(head: str, said: str) -> dict[str, Any]:
    return {"phase": "wait", "head": head, "said": said}


def _apart(room: Room, person: PassHolder) -> dict[str, Any]:
    workshop, today = room.workshop, room.today()
    if workshop.open_until is None or today > workshop.open_until:
        return _wait(
            sentence("The time to vote on your own is over"), sentence("Your votes are counted.")
        )
    all_ = room.once("all", lambda: [shown_question(room, item) for item in workshop.agenda])
    questions = [
        question | _mine(number, workshop.rounds[item.practice], person)
        for number, (item, question) in enumerate(zip(workshop.agenda, all_, strict=True), 1)
    ]
    done = sum(1 for question in questions if question["vote"])
    return {
        "phase": "apart",
        "questions": questions,
        "said": sentence(
            "{done} of {all} voted on. You can vote, and change it, until {day}.",
            done=done,
            all=len(questions),
            day=workshop.open_until,
        ),
    }


def _mine(number: int, round_: Round, person: PassHolder) -> dict[str, Any]:
    vote = own_vote(round_, person)
    said = sentence("not yet") if vote is None else sentence("voted")
    return {"number": number, **_so_far(round_, person), "said": said}


def own_vote(round_: Round, person: PassHolder) -> Vote | None:
    """Return what somebody voted, where it is known whose it was."""
    if person.seat is not None:
        return round_.seated.get(person.seat)
    return round_.named.get(person.name or "")


def _said(vote: Vote | None) -> dict[str, str] | None:
    return None if vote is None else dict(vote.said)
