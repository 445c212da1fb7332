"""The votes on a question, once they may be seen."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from advisor.assessment.votes.model import AgendaItem, Round, Settled, Voted
from advisor.translation import counted, sentence
from advisor.workshop.question import facts, practice_of
from advisor.workshop.room import Room

KINDS: tuple[Voted, ...] = ("met", "unmet", "unknown", "not-mine")
_MOST_NAMES = 12


def reveal(room: Room, item: AgendaItem) -> dict[str, Any]:
    """Return how the votes on each fact are spread, and by name who differs."""
    round_ = room.workshop.rounds[item.practice]
    return {
        "said": _how_many(round_),
        "facts": [
            {"id": name, "number": number, "text": text} | _votes(round_, name)
            for name, number, text in facts(practice_of(room, item.practice), item)
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
                "state": said.get(name),
                "said": settled_word(said.get(name)),
                "who": [],
            }
            for name, number, text in facts(practice_of(room, item.practice), item)
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


def _votes(round_: Round, name: str) -> dict[str, Any]:
    tally = _tally(round_, name)
    return {
        "tally": tally,
        "said": _spread(tally),
        "agreed": _agreed(tally),
        "who": list(_who(round_, name, tally)),
    }


def _tally(round_: Round, name: str) -> dict[Voted, int]:
    said = [vote.said[name] for vote in round_.votes if name in vote.said]
    return {kind: said.count(kind) for kind in KINDS}


def _agreed(tally: Mapping[Voted, int]) -> Voted | None:
    """Return what all say who know it, or that none does; None where they differ."""
    found = [kind for kind in KINDS[:2] if tally[kind]]
    if not found and tally["unknown"]:
        return "unknown"
    return found[0] if len(found) == 1 else None


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
    """Yield by name who differs from most, on yes and no; of two equal sides both."""
    if not (tally["met"] and tally["unmet"]):
        return
    few = min(tally["met"], tally["unmet"])
    for kind in KINDS[:2]:
        if tally[kind] > few:
            continue
        names = [who for who, vote in round_.named.items() if vote.said.get(name) == kind]
        if names:
            yield f"{label(kind)}: {_listed(names)}"


def _listed(names: Sequence[str]) -> str:
    shown = ", ".join(names[:_MOST_NAMES])
    more = len(names) - _MOST_NAMES
    return shown if more <= 0 else sentence("{names} and {n} more", names=shown, n=more)


def _notes(round_: Round) -> Iterator[str]:
    for name, vote in round_.named.items():
        if vote.note:
            yield f"{name}: {vote.note}"
    yield from round_.unnamed_remarks
