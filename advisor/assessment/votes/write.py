"""A workshop as the text of a votes file; who sat where is not in it."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from advisor.assessment.votes.file_model import DECIDED_LISTS, LISTS, VERSION
from advisor.assessment.votes.model import (
    ActionItem,
    AgendaItem,
    Participant,
    Round,
    TeamDecision,
    Vote,
    Workshop,
)
from advisor.document.emit import entry, inline
from advisor.identity_cache import cached_by_identity
from advisor.translation import sentence


def votes_yaml(workshop: Workshop, generation: int) -> str:
    """Return YAML that reads back as a workshop without its seats."""
    return "\n".join([*_lines(workshop, generation), ""])


def _lines(workshop: Workshop, generation: int) -> Iterator[str]:
    yield sentence("# Votes of a workshop. Go on with it: advisor workshop ANSWERS")
    yield sentence("# What it came to: advisor workshop minutes THIS_FILE")
    yield f"votes_version: {VERSION}"
    yield f"generation: {generation}"
    for name, value in _head(workshop).items():
        yield from entry(name, value, 0)
    yield from _flow_list("participants", map(_participant, workshop.participants.values()), "")
    yield from _flow_list("actions", map(_action, workshop.actions), "")
    yield "questions:"
    for item in workshop.agenda:
        yield _question_text(workshop.rounds[item.practice], item)


def _head(workshop: Workshop) -> dict[str, Any]:
    return _filled(
        {
            "assessment": {"rubric": workshop.rubric, "team": workshop.team},
            "began": workshop.began,
            "last": workshop.last,
            "facilitators": workshop.facilitators,
            "minutes": workshop.minutes,
            "timebox": workshop.timebox,
            "open_until": workshop.open_until,
            "seconds": workshop.seconds,
            "since": workshop.since,
            "ended": workshop.ended,
            "current": workshop.current,
            "unnamed": workshop.unnamed,
            "unnamed_away": workshop.unnamed_away,
            "unnamed_apart": workshop.unnamed_apart,
        }
    )


def _participant(person: Participant) -> str:
    left = None if person.here else True
    found = {"name": person.name, "role": person.role, "left": left, "apart": person.apart or None}
    return inline(_filled(found))


def _action(action: ActionItem) -> str:
    found = {"what": action.what, "owner": action.owner, "due": action.due, "about": action.about}
    return inline(_filled(found))


@cached_by_identity(maxsize=400)  # of a long workshop all but one are as they were
def _question_text(round_: Round, item: AgendaItem) -> str:
    return "\n".join(_question(item, round_))


def _question(item: AgendaItem, round_: Round) -> Iterator[str]:
    yield f"  {item.practice}:"
    yield f"    criteria: [{', '.join(item.criteria)}]"
    for name, value in _round_head(round_).items():
        yield from entry(name, value, 4)
    if round_.decision is not None:
        yield f"    decision: {_decision(item, round_.decision)}"
    named = [f"name: {inline(name)}{_vote(item, vote)}" for name, vote in round_.named.items()]
    yield from _flow_list("votes", (f"{{{line}}}" for line in named), "    ")
    unnamed = (f"{{{_vote(item, vote).removeprefix(', ')}}}" for vote in round_.unnamed)
    yield from _flow_list("unnamed", unnamed, "    ")
    yield from _flow_list("unnamed_notes", map(inline, round_.unnamed_remarks), "    ")


def _round_head(round_: Round) -> dict[str, Any]:
    return _filled(
        {
            "stage": round_.stage.value,
            "revealed_by": round_.revealed_by,
            "shown": round_.shown,
            "parked_for": round_.parked_for,
            "seconds": round_.seconds,
            "since": round_.since,
            "extra": round_.extra,
        }
    )


def _vote(item: AgendaItem, vote: Vote) -> str:
    """Return what follows the name in a vote; the ids are known to need no quotes."""
    lists = _lists(item, vote.said, LISTS)
    told = "".join(f", {name}: [{', '.join(ids)}]" for name, ids in lists.items())
    return f"{told}, note: {inline(vote.note)}" if vote.note else told


def _decision(item: AgendaItem, decision: TeamDecision) -> str:
    lists: dict[str, Any] = _lists(item, decision.said, DECIDED_LISTS)
    return inline(_filled({"at": decision.at, **lists, "by": decision.by, "note": decision.note}))


def _lists(
    item: AgendaItem, said: Mapping[str, str], lists: Mapping[str, str]
) -> dict[str, list[str]]:
    """Return the lists that are not empty, each in the order of the criteria."""
    found = {
        name: [criterion for criterion in item.criteria if said.get(criterion) == word]
        for word, name in lists.items()
    }
    return {name: ids for name, ids in found.items() if ids}


def _flow_list(name: str, lines: Iterable[str], indent: str) -> Iterator[str]:
    told = list(lines)
    if told:
        yield f"{indent}{name}:"
        yield from (f"{indent}  - {line}" for line in told)


def _filled(values: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: value
        for name, value in values.items()
        if value is not None and value is not False and value not in (0, ())
    }
