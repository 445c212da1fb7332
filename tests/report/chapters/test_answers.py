from datetime import date

import pytest

from advisor.assessment.model import Answer, Evidence, Urgent
from advisor.report.chapters.answers import CHAPTER, AnswerRow
from advisor.result.model import Result
from tests.report.build import sample, uniform

DELIVERY = "deployment.model-delivery"


def row(result: Result, practice: str) -> AnswerRow:
    found: AnswerRow = next(
        row for group in CHAPTER.data(result) for row in group.answers if row.id == practice
    )
    return found


def test_a_half_done_practice_says_how_much_of_the_next_level_is_met() -> None:
    found = row(sample("churn-scoring"), DELIVERY)
    assert found.answer == "Level 1, 2 of 4 for level 2"
    assert found.met == "4 of 6 criteria met, 2 not met"
    assert [c.mark for c in found.criteria].count("×") == 2
    assert "value 1.5" in found.place


def test_a_criterion_says_its_level_its_state_and_whether_evidence_shows_it() -> None:
    shown = row(uniform(2), DELIVERY).criteria
    assert {(c.mark, c.word, c.remark) for c in shown} == {("✓", "met", "")}
    assert {c.level for c in shown} == {1, 2}
    claimed = row(uniform(2, **{"deployment__model-delivery": Answer(level=2)}), DELIVERY)
    assert {c.word for c in claimed.criteria} == {"met, not shown by evidence"}


def test_of_what_nobody_answered_the_question_stands_alone() -> None:
    found = row(uniform(2, **{"deployment__model-delivery": Answer()}), DELIVERY)
    assert (found.answer, found.criteria) == ("not answered", ())
    assert found.says.endswith("?")
    assert {(c.mark, c.word) for c in found.unanswered} == {("?", "not answered")}


def test_who_said_it_and_what_its_lack_did_is_told() -> None:
    hurt = Urgent(what="wrong model for 9 h", cost="310000 EUR", date=date(2026, 3, 17))
    answer = Answer(level=0, by="A. Meyer", urgent=hurt)
    found = row(uniform(2, **{"deployment__model-delivery": answer}), DELIVERY)
    assert found.by == (
        "Said by A. Meyer. "
        "Its lack hurt the team lately: wrong model for 9 h, 310000 EUR, 17 March 2026."
    )


HURT = Urgent(what="wrong model for 9 h")
SHOWN = (Evidence(kind="artifact", ref="ci/deploy.yml"),)


@pytest.mark.parametrize(
    ("answer", "wanted"),
    [
        (Answer(level=2, evidence=SHOWN), ()),
        (Answer(level=2), ("above",)),
        (Answer(level=1, evidence=SHOWN), ("lacking",)),
        (Answer(level=1), ("above", "lacking")),
        (Answer(level=0, urgent=HURT), ("lacking", "urgent")),
        (Answer(level="unknown"), ("unknown",)),
        (Answer(), ("unknown",)),
        (Answer(level="not_applicable", reason="no model"), ("unknown",)),
        (Answer(level="not_applicable", reason="none", by="A", approved_by="B"), ()),
    ],
)
def test_what_can_be_asked_for_follows_from_the_answer(
    answer: Answer, wanted: tuple[str, ...]
) -> None:
    assert row(uniform(2, **{"deployment__model-delivery": answer}), DELIVERY).shown_as == wanted


def test_a_waiver_is_told_with_its_author_once() -> None:
    answer = Answer(level="not_applicable", reason="no model", by="A. Meyer")
    found = row(uniform(2, **{"deployment__model-delivery": answer}), DELIVERY)
    assert [(waiver.by, waiver.criterion) for waiver in found.waivers] == [("A. Meyer", "")]
    assert "no model" in found.waivers[0].text
    assert not found.left_out


def test_evidence_is_told_around_its_reference() -> None:
    evidence = (Evidence(kind="artifact", ref="ci/deploy.yml", by="B. Roth"),)
    answer = Answer(level=2, evidence=evidence)
    (piece,) = row(uniform(2, **{"deployment__model-delivery": answer}), DELIVERY).evidence
    assert f"{piece.before}{piece.ref}{piece.after}" == piece.text
    assert piece.by == "B. Roth"


def test_a_level_is_told_in_words_where_no_criterion_does() -> None:
    lowest = row(uniform(2, **{"deployment__model-delivery": Answer(level=0)}), DELIVERY)
    assert lowest.level_text
    assert not row(uniform(2), DELIVERY).level_text
