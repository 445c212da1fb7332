"""What the projector shows: one question, and nothing that tells which answer pays."""

from typing import Any

from advisor.assessment.votes.model import RoundStage
from advisor.translation import counted, sentence
from advisor.workshop.phone_view import just_decided
from advisor.workshop.question import place, seconds_left, shown_question
from advisor.workshop.reveal import decision, reveal
from advisor.workshop.room import Room


def show_view(room: Room, address: str, code: str) -> dict[str, Any]:
    """Return all that the projector shows now; `address` and `code` let people in."""
    workshop = room.workshop
    view: dict[str, Any] = {
        "version": room.version("people"),
        "team": workshop.team,
        "address": address,
        "code": code,
        "head": "",
    }
    name = workshop.current
    item = just_decided(workshop) if name is None else workshop.item(name)
    if workshop.ended or item is None:
        return view | {"phase": "lobby", "head": _head(room)}
    view["question"] = shown_question(room, item)
    if name is None:
        return view | {"phase": "shown", "place": "", "left": None, "reveal": decision(room, item)}
    view |= {"place": place(room), "left": seconds_left(room)}
    if workshop.rounds[name].stage is RoundStage.REVEALED:
        return view | {"phase": "shown", "reveal": reveal(room, item)}
    return view | {"phase": "vote"}


def _head(room: Room) -> str:
    workshop = room.workshop
    if workshop.ended:
        return sentence("The workshop is over. Thank you.")
    if workshop.running:
        return sentence("The next question comes soon")
    if workshop.seconds:
        return sentence("Break")
    return counted(
        "{n} question, and everybody votes",
        "{n} questions, and everybody votes",
        len(workshop.agenda),
    )
