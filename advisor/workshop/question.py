"""A question as pages show it: nothing of what an answer is worth."""

from collections.abc import Iterator
from typing import Any

from advisor.assessment.votes.clock import pace
from advisor.assessment.votes.model import AgendaItem
from advisor.rubric.model import Practice
from advisor.translation import sentence
from advisor.workshop.room import Room


def practice_of(room: Room, name: str) -> Practice:
    """Return the practice that a question is about."""
    return next(practice for practice in room.rubric.practices if practice.id == name)


def shown_question(room: Room, item: AgendaItem) -> dict[str, Any]:
    """Return a question with its facts, and its levels as an outsider sees them."""
    practice = practice_of(room, item.practice)
    return {
        "id": practice.id,
        "text": practice.question,
        "title": practice.title,
        "why": practice.why,
        "facts": [
            {"id": name, "number": number, "text": text}
            for name, number, text in facts(practice, item)
        ],
        "levels": [{"level": int(n), "text": said} for n, said in sorted(practice.levels.items())],
    }


def facts(practice: Practice, item: AgendaItem) -> Iterator[tuple[str, int, str]]:
    """Yield the facts of a question: id, the number by which people call it, text."""
    asked = [criterion for criterion in practice.criteria if criterion.id in item.criteria]
    for number, criterion in enumerate(asked, 1):
        yield criterion.id, number, criterion.text


def place(room: Room) -> str:
    """Return which question of how many is under discussion."""
    found = pace(room.workshop, room.clock())
    return sentence("Question {n} of {all}", n=found.number, all=found.questions)


def seconds_left(room: Room) -> int | None:
    """Return how long the question may still take, None where nothing limits it or time stands."""
    return pace(room.workshop, room.clock()).question_left if room.workshop.running else None
