"""Votes from what people tap, and from answers files: a level is said of every criterion."""

from collections.abc import Collection, Iterator
from typing import Literal

from advisor.assessment.criteria import said_of
from advisor.assessment.model import NOT_APPLICABLE, Answer, Waiver
from advisor.assessment.votes.model import AgendaItem, Settled, Vote, Voted
from advisor.rubric.model import Criterion, Practice, Rubric

Whole = int | Literal["unknown", "not-mine"]
"""What can be said of a question as a whole: a level, "don't know", "not my area"."""


def agenda(
    rubric: Rubric, practices: Collection[str], left_out: Collection[str]
) -> tuple[AgendaItem, ...]:
    """Return the questions of a rubric that are to be voted on.

    `left_out` are criteria, as ``practice/criterion``, that do not concern the team.
    """
    return tuple(_items(rubric, practices, left_out))


def _items(
    rubric: Rubric, practices: Collection[str], left_out: Collection[str]
) -> Iterator[AgendaItem]:
    for practice in rubric.practices:
        asked = tuple(c.id for c in practice.criteria if f"{practice.id}/{c.id}" not in left_out)
        if practice.id in practices and asked:
            yield AgendaItem(practice=practice.id, criteria=asked)


def whole_vote(practice: Practice, item: AgendaItem, said: Whole, note: str | None = None) -> Vote:
    """Return the vote that says one thing of a whole question."""
    asked = [criterion for criterion in practice.criteria if criterion.id in item.criteria]
    return Vote(said={criterion.id: _of(criterion, said) for criterion in asked}, note=note)


def _of(criterion: Criterion, said: Whole) -> Voted:
    if isinstance(said, int):
        return "met" if criterion.level <= said else "unmet"
    return said


def vote_of_answer(practice: Practice, item: AgendaItem, answer: Answer) -> Vote | None:
    """Return what an answers file votes on a question, None where it leaves it open."""
    said = {
        name: what
        for name, what in said_of(practice, answer).items()
        if name in item.criteria and isinstance(what, str)
    }
    return Vote(said=said, note=answer.note) if said else None


def settled(practice: Practice, item: AgendaItem, answer: Answer) -> dict[str, Settled]:
    """Return what an answer settles of each criterion of a question."""
    if answer.level == NOT_APPLICABLE:
        return dict.fromkeys(item.criteria, "waived")
    said = said_of(practice, answer)
    found = {name: said[name] for name in item.criteria}
    return {
        name: "waived" if isinstance(what, Waiver) else what
        for name, what in found.items()
        if what is not None
    }
