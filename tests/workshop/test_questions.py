from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from advisor.assessment.model import Answer, AnswerState, Waiver
from advisor.assessment.session.session import Session
from advisor.assessment.votes.events import RoundDecided
from advisor.assessment.votes.model import Settled
from advisor.errors import UsageError
from advisor.workshop.questions import questions, writing_into
from tests.build import answers_text, assessment, with_answers
from tests.workshop.scene import DAY, RUBRIC

FIRST, SECOND, THIRD = (practice.id for practice in RUBRIC.practices[:3])
OPEN = Answer(level="unknown")


def asked(answers: Mapping[str, Answer], *, again: bool = False) -> list[str]:
    given = with_answers(assessment(RUBRIC, {}), answers)
    found = questions(RUBRIC, given, again=again)
    return [item.practice for item in found]


def test_what_is_open_or_flagged_is_asked_in_the_order_of_the_rubric() -> None:
    answers = {SECOND: OPEN, FIRST: Answer(level=1, flag=True), THIRD: Answer(level=1)}
    assert asked(answers) == [FIRST, SECOND]
    assert asked(answers, again=True) == [FIRST, SECOND, THIRD]


def test_what_does_not_apply_is_not_asked() -> None:
    away = Answer(level="not_applicable", reason="batch only", by="Kim")
    assert asked({FIRST: away, SECOND: OPEN}, again=True) == [SECOND]


def test_with_nothing_left_to_ask_it_says_how_to_ask_again() -> None:
    with pytest.raises(UsageError, match="every question of the file is answered") as error:
        asked({FIRST: Answer(level=1)})
    assert error.value.problems[0].hint == "To vote on all of them: --again"


def test_a_decision_stands_in_the_answers_at_once(tmp_path: Path) -> None:
    file = tmp_path / "team.yaml"
    file.write_text(answers_text(RUBRIC, {FIRST: "unknown"}))
    one, other, third, *_ = (criterion.id for criterion in RUBRIC.practices[0].criteria)
    event = RoundDecided(
        practice=FIRST,
        said={one: "met", other: "unmet", third: "waived"},
        note="As agreed",
        by="Kim",
        at=DAY,
    )
    with Session.open(file, RUBRIC) as session:
        writing_into(session)(event)
        with Session.open(file, RUBRIC, read_only=True) as seen:
            answer = seen.assessment.answers[FIRST]
    assert answer.met == (one,)
    assert answer.unmet == (other,)
    assert (answer.note, answer.by) == ("As agreed", "Kim")


def decided(file: Path, **more: Any) -> Answer:
    """Write a decision into answers that say nobody knows; return what they say then."""
    file.write_text(answers_text(RUBRIC, dict.fromkeys([FIRST, PARTLY.id], "unknown")))
    with Session.open(file, RUBRIC) as session:
        given: dict[str, Any] = {"practice": FIRST, "by": "Kim", "at": DAY} | more
        event = RoundDecided(**given)
        writing_into(session)(event)
        return session.assessment.answers[event.practice]


PARTLY = next(p for p in RUBRIC.practices if p.id == "primary-goal.model-criticality")
CONCERNS = next(
    item.criteria
    for item in questions(RUBRIC, assessment(RUBRIC, {PARTLY.id: "unknown"}), again=True)
    if item.practice == PARTLY.id
)


def test_a_question_is_answered_although_a_fact_of_it_does_not_concern_the_team(
    tmp_path: Path,
) -> None:
    assert len(CONCERNS) < len(PARTLY.criteria)
    none = decided(tmp_path / "a.yaml", practice=PARTLY.id, said=dict.fromkeys(CONCERNS, "unmet"))
    assert (none.level, none.state) == (0, AnswerState.ANSWERED)
    mixed = dict.fromkeys(CONCERNS, "unmet") | {CONCERNS[-1]: "met"}
    answer = decided(tmp_path / "b.yaml", practice=PARTLY.id, said=mixed)
    assert answer.state is AnswerState.ANSWERED
    assert answer.met == (CONCERNS[-1],)


def test_what_does_not_apply_stands_in_the_answers_with_its_reason(tmp_path: Path) -> None:
    facts = [criterion.id for criterion in RUBRIC.practices[0].criteria]
    whole = Waiver(criterion="", reason="batch only", approved_by="Ada", until=DAY.date())
    said: dict[str, Settled] = dict.fromkeys(facts, "waived")
    answer = decided(tmp_path / "a.yaml", said=said, waivers=(whole,))
    assert (answer.level, answer.reason) == ("not_applicable", "batch only")
    assert (answer.by, answer.approved_by, answer.until) == ("Kim", "Ada", DAY.date())
    one = Waiver(criterion=facts[0], reason="one model", by="Lee")
    said = {**dict.fromkeys(facts, "met"), facts[0]: "waived"}
    answer = decided(tmp_path / "b.yaml", said=said, waivers=(one,))
    assert answer.waived == (one,)
    assert answer.state is AnswerState.ANSWERED
