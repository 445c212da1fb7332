"""The votes on a question, once they may be seen."""

from collections.abc import Iterator, Mapping
from typing import Any

from advisor.assessment.votes.model import AgendaItem, Round, Settled, Voted
from advisor.translation import counted, sentence
from advisor.workshop.question import practice_of
from advisor.workshop.room import Room

KINDS: tuple[Voted, ...] = ("met", "unmet", "unknown", "not-mine")


def reveal(room: Room, item: AgendaItem) -> dict[str, Any]:
    """Return how the votes on each fact are spread, and by name who differs."""
    round_ = room.workshop.rounds[item.practice]
    texts = {c.id: c.text for c in practice_of(room, item.practice).criteria}
    return {
        "said": _how_many(round_),
        "facts": [_fact(round_, name, texts[name]) for name in item.criteria],
        "notes": list(_notes(round_)),
    }


def decision(room: Room, item: AgendaItem) -> dict[str, Any]:
    """Return what was decided of each fact."""
    found = room.workshop.rounds[item.practice].decision
    said = {} if found is None else found.said
    texts = {c.id: c.text for c in practice_of(room, item.practice).criteria}
    return {
        "said": sentence("Decided, and written into the answers."),
        "facts": [
            {
                "id": name,
                "text": texts[name],
                "tally": None,
                "state": said.get(name),
                "said": settled_word(said.get(name)),
                "who": [],
            }
            for name in item.criteria
        ],
        "notes": [found.note] if found is not None and found.note else [],
    }


def settled_word(said: Settled | None) -> str:
    """Return what was recorded of a fact, in a word or two."""
    words = {
        "met": sentence("yes"),
        "unmet": sentence("no"),
        "unknown": sentence("not known"),
        "waived": sentence("does not apply"),
    }
    return sentence("left open") if said is None else words[said]


def _how_many(round_: Round) -> str:
    votes = len(round_.votes)
    if not votes:
        return sentence("Nobody voted.")
    return counted("{n} vote", "{n} votes", votes)


def _fact(round_: Round, name: str, text: str) -> dict[str, Any]:
    tally = _tally(round_, name)
    return {
        "id": name,
        "text": text,
        "tally": tally,
        "said": _spread(tally),
        "agreed": _agreed(tally),
        "who": list(_who(round_, name, tally)),
    }


def _tally(round_: Round, name: str) -> dict[Voted, int]:
    said = [vote.said[name] for vote in round_.votes if name in vote.said]
    return {kind: said.count(kind) for kind in KINDS}


def _agreed(tally: Mapping[Voted, int]) -> Voted | None:
    """Return what all say who know; None where they differ, or none knows."""
    found = [kind for kind in KINDS[:2] if tally[kind]]
    return found[0] if len(found) == 1 and not tally["unknown"] else None


def _spread(tally: Mapping[Voted, int]) -> str:
    said = [f"{tally[kind]} {label(kind)}" for kind in KINDS if tally[kind]]
    return ", ".join(said) or sentence("no vote")


def label(kind: Voted) -> str:
    """Return what a vote says, in a word or two."""
    return {
        "met": sentence("yes"),
        "unmet": sentence("no"),
        "unknown": sentence("not sure"),
        "not-mine": sentence("not my area"),
    }[kind]


def _who(round_: Round, name: str, tally: Mapping[Voted, int]) -> Iterator[str]:
    """Yield who said what, where those who voted by name differ from others in yes and no."""
    if not (tally["met"] and tally["unmet"]):
        return
    for kind in KINDS[:2]:
        names = [who for who, vote in round_.named.items() if vote.said.get(name) == kind]
        if names:
            yield f"{label(kind)}: {', '.join(names)}"


def _notes(round_: Round) -> Iterator[str]:
    for name, vote in round_.named.items():
        if vote.note:
            yield f"{name}: {vote.note}"
    yield from round_.unnamed_remarks
