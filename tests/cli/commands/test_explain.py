import json

import pytest

from tests.cli.conftest import Advisor, Answers

GIVEN = {
    "answering.rota": {"level": 2, "evidence": [{"kind": "word", "ref": "Ann says so"}]},
    "answering.alerts": "unknown",
}


def _words(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize(
    ("element", "kind"),
    [
        ("overall", "overall"),
        ("people", "side"),
        ("answering", "dimension"),
        ("repair", "stage"),
        ("answering.rota", "practice"),
    ],
)
def test_every_kind_of_element_is_explained_in_both_formats(
    advisor: Advisor, answers: Answers, element: str, kind: str
) -> None:
    file, *rubric = answers(GIVEN)
    text = advisor("explain", file, element, *rubric)
    data = json.loads(advisor("explain", file, element, *rubric, "--format", "json").out)
    assert (text.code, text.err) == (0, "")
    assert (data["id"], data["kind"], data["basis"]) == (element, kind, "claimed")
    assert text.out.startswith(f"{data['title']} ({kind})")


def test_without_an_id_the_whole_is_explained(advisor: Advisor, answers: Answers) -> None:
    file, *rubric = answers(GIVEN)
    assert advisor("explain", file, *rubric) == advisor("explain", file, "overall", *rubric)


def test_a_practice_is_explained_by_its_answer_gates_weight_and_evidence(
    advisor: Advisor, answers: Answers
) -> None:
    file, *rubric = answers(GIVEN)
    shown = _words(advisor("explain", file, "answering.rota", *rubric).out)
    for fact in (
        "Claimed 2, supported 0",
        "To hold level 2 it must be at 2: met as claimed",
        "weight 2 in the Answering score of People, now 2.00",
        "Now: The rota names a second person",
        "Nothing starts before somebody answers.",
        "Evidence: word (supports up to 0): Ann says so",
    ):
        assert fact in shown


def test_the_whole_is_explained_by_terms_and_what_would_change_it(
    advisor: Advisor, answers: Answers
) -> None:
    shown = _words(advisor("explain", *answers(GIVEN)).out)
    assert "2 × weight 2 answering.rota" in shown
    assert "– × weight 1 answering.alerts" in shown
    assert "Smallest set of changes that reaches level 1: • answering.alerts" in shown


def test_the_whole_says_which_claims_the_evidence_does_not_show(
    advisor: Advisor, answers: Answers
) -> None:
    given = {**GIVEN, "answering.alerts": 1}
    shown = _words(advisor("explain", *answers(given)).out)
    assert "Evidence supports level 0 only: 1 practice does not show what level 2 rests on" in shown
    assert "• answering.rota: claimed 2" in shown
    strict = _words(advisor("explain", *answers(given), "--strict").out)
    assert "Evidence supports" not in strict
    practice = _words(
        advisor(
            "explain", *answers(given)[:1], "answering.rota", *answers(given)[1:], "--strict"
        ).out
    )
    assert "To hold level 2 it must be at 2: not met as supported" in practice


def test_strict_explains_the_level_that_evidence_supports(
    advisor: Advisor, answers: Answers
) -> None:
    line = ["explain", *answers(GIVEN), "--strict"]
    text = _words(advisor(*line).out)
    assert "on supported levels" in text
    assert "reaches level 1: • answering.rota: claimed 2" in text
    assert json.loads(advisor(*line, "--format", "json").out)["basis"] == "supported"


def test_what_is_left_out_is_listed(advisor: Advisor, answers: Answers) -> None:
    excused = {"level": "not_applicable", "reason": "no nights"}
    shown = advisor("explain", *answers({**GIVEN, "answering.alerts": excused})).out
    assert "left out: answering.alerts" in shown


def test_an_unknown_id_is_refused_with_the_nearest_one(advisor: Advisor, answers: Answers) -> None:
    file, *rubric = answers(GIVEN)
    outcome = advisor("explain", file, "answering.rotta", *rubric)
    assert (outcome.code, outcome.out) == (2, "")
    assert "Did you mean `answering.rota`?" in outcome.err
