import json
from pathlib import Path

import pytest

from tests.build import answers_text
from tests.cli.conftest import Advisor, Answers
from tests.result.results import SCHEMA_1
from tests.strategies import shipped

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


def test_a_practice_is_explained_by_its_criteria_features_weight_and_evidence(
    advisor: Advisor, answers: Answers
) -> None:
    file, *rubric = answers(GIVEN)
    shown = _words(advisor("explain", file, "answering.rota", *rubric).out)
    for fact in (
        "Claimed 2, supported 0",
        "Level 2: 1 of 1 criterion is met.",
        "It helps to define “A named person” and “Reviews”.",
        "weight 2 in the Answering score of People, now 2.0",
        "L2 met: The rota names a second person",
        "Nothing starts before somebody answers.",
        "Evidence: word (supports up to 0): Ann says so",
    ):
        assert fact in shown


def test_a_feature_and_a_criterion_are_explained_in_both_formats(
    advisor: Advisor, answers: Answers
) -> None:
    file, *rubric = answers({"answering.rota": {"level": 1, "note": "see the wall"}})
    feature = _words(advisor("explain", file, "reviews", *rubric).out)
    assert "It is lacking: 1 of 2 criteria that define it are met." in feature
    assert "not met: The rota names a second person" in feature
    criterion = _words(advisor("explain", file, "answering.rota/level-1", *rubric).out)
    assert "It is met. No valid evidence shows it." in criterion
    assert "Note: see the wall" in criterion
    for element, kind in (("reviews", "feature"), ("answering.rota/level-1", "criterion")):
        data = json.loads(advisor("explain", file, element, *rubric, "--format", "json").out)
        assert (data["kind"], data["id"]) == (kind, element)
        assert data[kind]["because"]


def test_the_whole_is_explained_by_features_terms_and_what_would_change_it(
    advisor: Advisor, answers: Answers
) -> None:
    shown = _words(advisor("explain", *answers(GIVEN)).out)
    assert "2 × weight 2 answering.rota" in shown
    assert "– × weight 1 answering.alerts" in shown
    assert "L1 core, held, not all shown by evidence: A named person (named-person)" in shown
    assert "Smallest set of changes that reaches level 1: • not known, answered unknown:" in shown
    assert "(answering.alerts/level-1)" in shown


def test_json_tells_the_reasons_beside_the_values(advisor: Advisor, answers: Answers) -> None:
    data = json.loads(advisor("explain", *answers(GIVEN), "--format", "json").out)
    people, machines = data["sides"]
    assert people["because"][0].startswith("Level 2 is held")
    assert machines["changes"][0]["reason"].startswith("not known, answered unknown")
    assert [claim["criterion"] for claim in people["unsupported"]] == ["level-1", "level-2"]


def test_the_whole_says_which_claims_the_evidence_does_not_show(
    advisor: Advisor, answers: Answers
) -> None:
    shown = _words(advisor("explain", *answers(GIVEN)).out)
    assert "Evidence supports level 0 only: 2 criteria that level 2 rests on are met" in shown
    assert "(answering.rota/level-2)" in shown
    strict = _words(advisor("explain", *answers(GIVEN), "--strict").out)
    assert "Evidence supports" not in strict


def test_strict_explains_the_level_that_evidence_supports(
    advisor: Advisor, answers: Answers
) -> None:
    line = ["explain", *answers(GIVEN), "--strict"]
    text = _words(advisor(*line).out)
    assert "on supported levels" in text
    assert "reaches level 1: • met, and no valid evidence shows it: A published rota" in text
    assert json.loads(advisor(*line, "--format", "json").out)["basis"] == "supported"


def test_too_little_for_an_assessment_is_said_first(advisor: Advisor, answers: Answers) -> None:
    lines = advisor("explain", *answers({})).out.splitlines()
    assert "This is no assessment yet" in lines[1]


def test_a_practice_left_out_is_listed(advisor: Advisor, tmp_path: Path) -> None:
    file = tmp_path / "answers.json"
    team = {"name": "Any team", "own-training": False, "prompted-model": True}
    file.write_text(answers_text(shipped(), {}, team=team))
    shown = _words(advisor("explain", file).out)
    assert "Not applicable, left out: " in shown
    practice = _words(advisor("explain", file, "tools-and-frameworks.metadata-store").out)
    assert "Left out: asked only where “" in practice


def test_a_result_of_schema_1_says_that_it_has_no_criteria(advisor: Advisor) -> None:
    shown = _words(advisor("explain", SCHEMA_1).out)
    assert "This result is of schema version 1, which has no criteria." in shown
    practice = advisor("explain", SCHEMA_1, "answering.rota")
    assert (practice.code, practice.err) == (0, "")
    criterion = advisor("explain", SCHEMA_1, "answering.rota/level-1")
    assert (criterion.code, criterion.out) == (2, "")
    assert "schema version 1, which has no criteria to explain" in criterion.err


def test_an_unknown_id_is_refused_with_the_nearest_one(advisor: Advisor, answers: Answers) -> None:
    file, *rubric = answers(GIVEN)
    outcome = advisor("explain", file, "answering.rotta", *rubric)
    assert (outcome.code, outcome.out) == (2, "")
    assert "Did you mean `answering.rota`?" in outcome.err
