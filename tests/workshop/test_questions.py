from collections.abc import Mapping
from pathlib import Path

import pytest

from advisor.assessment.model import Answer
from advisor.assessment.session.session import Session
from advisor.assessment.votes.events import RoundDecided
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
