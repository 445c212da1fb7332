"""The votes on a question, once they may be seen, and what was decided."""

from collections.abc import Iterator, Sequence
from typing import Any

from advisor.assessment.votes.model import AgendaItem, Round, Voted
from advisor.assessment.votes.people import awaited
from advisor.scoring.votes.tally import CriterionTally, tally
from advisor.translation import sentence
from advisor.words.vote import say_said, say_spread, say_votes_of
from advisor.workshop.question import facts, practice_of
from advisor.workshop.room import Room

_MOST_NAMES = 12


def reveal(room: Room, item: AgendaItem) -> dict[str, Any]:
    """Return how the votes on each fact are spread, and by name who differs."""
    round_, practice = room.workshop.rounds[item.practice], practice_of(room, item.practice)
    found = tally(practice, item, round_, room.rubric.top)
    return {
        "said": say_votes_of(found.votes, awaited(room.workshop, item.practice).count),
        "facts": [
            {"id": name, "number": number, "text": text} | _votes(votes)
            for (name, number, text), votes in zip(
                facts(practice, item), found.criteria, strict=True
            )
        ],
        "notes": list(_notes(round_)),
    }


def decision(room: Room, item: AgendaItem) -> dict[str, Any]:
    """Return what was decided of each fact."""
    found = room.workshop.rounds[item.practice].decision
    said = {} if found is None else found.said
    return {
        "said": sentence("Decided, and written into the answers."),
        "facts": [
            {
                "id": name,
                "number": number,
                "text": text,
                "tally": None,
                "said": say_said(said[name]) if name in said else sentence("left open"),
                "who": [],
            }
            for name, number, text in facts(practice_of(room, item.practice), item)
        ],
        "notes": [found.note] if found is not None and found.note else [],
    }


def _votes(found: CriterionTally) -> dict[str, Any]:
    return {
        "tally": {**found.counts},
        "said": say_spread(found.counts),
        "agreed": found.settled,
        "who": list(_who(found)),
    }


def _who(found: CriterionTally) -> Iterator[str]:
    """Yield by name who differs from most, on whether it is met; of two equal sides both."""
    if not found.divided:
        return
    sides: tuple[Voted, ...] = ("met", "unmet")
    for side in sides:
        if found.minority in {side, None} and found.names[side]:
            yield f"{say_said(side)}: {_listed(found.names[side])}"


def _listed(names: Sequence[str]) -> str:
    shown = ", ".join(names[:_MOST_NAMES])
    more = len(names) - _MOST_NAMES
    return shown if more <= 0 else sentence("{names} and {n} more", names=shown, n=more)


def _notes(round_: Round) -> Iterator[str]:
    for name, vote in round_.named.items():
        if vote.note:
            yield f"{name}: {vote.note}"
    yield from round_.unnamed_remarks
