"""Who differs from what was decided, and what is still to be settled."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from advisor.assessment.votes.apply import begin
from advisor.assessment.votes.model import Participant, TeamDecision, Workshop
from advisor.rubric.catalogue import find_rubric
from advisor.scoring.votes.dissent import Dissent, dissent, to_settle
from advisor.scoring.votes.tally import QuestionTally, tally
from tests.scoring.votes.ballots import ITEM, PRACTICE, TOP, round_of

NOW = datetime(2026, 12, 1, 10, tzinfo=UTC)
RUBRIC = replace(find_rubric(), practices=(PRACTICE,))


def voted(
    *unnamed: str, decided: dict[str, Any] | None = None, **named: str
) -> tuple[Workshop, list[QuestionTally]]:
    decision = None if decided is None else TeamDecision(said=decided, at=NOW)
    round_ = replace(round_of(*unnamed, **named), decision=decision)
    workshop = replace(
        begin("r@1", "T", [ITEM], NOW),
        rounds={PRACTICE.id: round_},
        participants={name: Participant(name=name, role=f"role of {name}") for name in named},
    )
    return workshop, [tally(PRACTICE, ITEM, round_, TOP)]


def test_who_said_else_than_what_was_decided_is_told_by_name_or_as_a_number() -> None:
    workshop, tallies = voted("-++", "-++", Anna="-++", Ben="+++", decided={"schema": "met"})
    assert dissent(workshop, tallies) == (
        Dissent(
            practice=PRACTICE.id,
            criterion="schema",
            decided="met",
            said="unmet",
            names=("Anna",),
            unnamed=2,
        ),
    )


def test_who_does_not_know_differs_from_nothing() -> None:
    workshop, tallies = voted("?oo", decided=dict.fromkeys(ITEM.criteria, "met"))
    assert not dissent(workshop, tallies)


def test_what_is_undecided_has_no_dissent() -> None:
    assert not dissent(*voted("+++", "---"))


def test_what_divides_is_settled_by_who_says_that_it_is_there() -> None:
    workshop, tallies = voted("+..", "-..", Anna="+..", Ben="-..", decided={"schema": "unmet"})
    (found,) = to_settle(RUBRIC, workshop, tallies)
    assert (found.criterion, found.divided, found.unnamed) == ("schema", True, 1)
    assert [person.role for person in found.by] == ["role of Anna"]
    assert found.examples == ("a failed run",)
    assert {*found.kinds} == {kind.id for kind in RUBRIC.evidence_kinds if kind.caps >= 1}


def test_what_nobody_could_tell_is_to_be_found_out_until_it_is_decided() -> None:
    (found,) = to_settle(RUBRIC, *voted("?..", Anna="?.."))
    assert (found.criterion, found.divided, found.by) == ("schema", False, ())
    assert not to_settle(RUBRIC, *voted("?..", decided={"schema": "met"}))
    assert to_settle(RUBRIC, *voted("?..", decided={"schema": "unknown"}))
