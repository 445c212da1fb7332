import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from jsonschema.protocols import Validator

from advisor.assessment.store import open_assessment
from advisor.assessment.template import answers_template
from advisor.document.parse import load_document, parse_document
from advisor.errors import ContentError
from advisor.rubric.catalogue import load_rubric
from advisor.rubric.json_schema import answers_schema, rubric_schema
from advisor.rubric.loader import RubricDocument
from advisor.rubric.source import read_source, rubric_folder
from tests.build import BACKUPS, DAY, SAMPLES, answers_data
from tests.rubric.sound import LETTERS, REMOVED, SOUND, edited, edited_data

RUBRIC = edited({})
SHIPPED = rubric_folder("mlops-devops")
ROTA = "answering.rota"
RECORD = {"kind": "record", "ref": "rota.ics"}


def _validator(schema: dict[str, Any]) -> Validator:
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


@cache
def _for_answers(path: Path) -> Validator:
    return _validator(answers_schema(load_rubric(path)))


def _as_json(data: Any) -> Any:
    """Return data as JSON has it, where every key is text."""
    return json.loads(json.dumps(data))


RUBRICS = _validator(rubric_schema())
ANSWERS = _validator(answers_schema(RUBRIC))


@pytest.mark.parametrize("path", [SHIPPED, SOUND, BACKUPS, LETTERS])
def test_a_usable_rubric_satisfies_the_rubric_schema(path: Path) -> None:
    joined = RubricDocument(read_source(path)).data
    joined.pop("sha256")
    RUBRICS.validate(_as_json(joined))


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("colour",), "red"),
        (("title",), REMOVED),
        (("practices", 0, "stage"), "Not An Id"),
        (("practices", 0, "id"), "undotted"),
        (("practices", 0, "weight"), 0),
        (("practices", 0, "quick"), "yes"),
        (("steps", 0, "calendar_days"), 0.5),
        (("kpis", 0, "direction"), "sideways"),
    ],
)
def test_a_rubric_with_a_wrong_field_breaks_the_rubric_schema(path: Any, value: Any) -> None:
    assert not RUBRICS.is_valid(_as_json(edited_data({path: value})))


CONDITION = ("practices", 0, "applies_when")


@pytest.mark.parametrize(
    ("path", "value", "valid"),
    [
        (CONDITION, {"any": [{"boxes": {"min": 2}}, {"paper": [True]}], "boxes": {"max": 9}}, True),
        (CONDITION, {"boxes": {"least": 2}}, False),
        (CONDITION, {"paper": True}, False),
        (("practices", 0, "criteria", 0, "seen_in"), "somewhere", False),
        (("practices", 0, "criteria", 0, "level"), 0, False),
        (("levels", 1, "features", 0, "role"), "main", False),
        (("levels", 0, "features", 0, "shown_when_unmet"), ["desk.opening"], False),
        (("profile", 1, "type"), "text", False),
    ],
)
def test_the_rubric_schema_knows_criteria_features_and_conditions(
    path: Any, value: Any, valid: bool
) -> None:
    assert RUBRICS.is_valid(_as_json(edited_data({path: value}, LETTERS))) == valid


def test_an_extending_rubric_satisfies_the_rubric_schema() -> None:
    criterion = {"practice": "desk.opening", "id": "new", "level": 1, "text": "It is new."}
    data: dict[str, Any] = {
        "id": "own",
        "version": "1.0.0",
        "extends": "letters@2",
        "override": {"levels": {"pile": {"features": {"forgotten": {"title": "Lost"}}}}},
        "ignore": [{"id": "desk.opening/counted", "reason": "Nobody counts."}],
        "add": {"criteria": [criterion]},
    }
    RUBRICS.validate(data)
    assert not RUBRICS.is_valid({**data, "add": {"criterias": [criterion]}})


@pytest.mark.parametrize(
    ("team", "valid"),
    [
        ({"boxes": 3, "languages": ["german", "other"], "paper": False}, True),
        ({"boxes": 0.5, "languages": "german", "paper": None}, True),
        ({"boxes": "3"}, False),
        ({"languages": ["dutch"]}, False),
        ({"paper": "yes"}, False),
    ],
)
def test_a_profile_holds_numbers_and_several_values(team: dict[str, Any], valid: bool) -> None:
    rubric = edited({}, LETTERS)
    data = answers_data(rubric, {}, team={"name": "A", **team})
    assert _validator(answers_schema(rubric)).is_valid(data) == valid


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.parent.name)
def test_the_samples_satisfy_the_answers_schema(sample: Path) -> None:
    _for_answers(SHIPPED).validate(load_document(sample).data)


@pytest.mark.parametrize("path", [SHIPPED, SOUND, BACKUPS])
def test_an_unfilled_template_satisfies_the_answers_schema(path: Path) -> None:
    rubric = load_rubric(path)
    text = answers_template(rubric, day=DAY, team="Any")
    _for_answers(path).validate(parse_document(text, file="new").data)


GOOD: list[dict[str, Any]] = [
    answers_data(RUBRIC, {}),
    answers_data(RUBRIC, {ROTA: 2}),
    answers_data(RUBRIC, {ROTA: "unknown"}),
    answers_data(RUBRIC, {ROTA: None}),
    answers_data(RUBRIC, {ROTA: {"level": "not_applicable", "reason": "No service yet."}}),
    answers_data(RUBRIC, {ROTA: {"level": 1, "note": "Since May.", "evidence": [RECORD]}}),
    answers_data(RUBRIC, {}, team={"name": "A", "nights": False, "size": "small"}),
    answers_data(RUBRIC, {}, kpis={"answer-minutes": {"current": 4.5, "target": None}}),
    answers_data(RUBRIC, {}, capacity={"engineer": 0.5}, target={"level": 2, "by": "2027-06-30"}),
]
BAD: list[dict[str, Any]] = [
    answers_data(RUBRIC, {"answering.rotta": 1}),
    answers_data(RUBRIC, {ROTA: 3}),
    answers_data(RUBRIC, {ROTA: "often"}),
    answers_data(RUBRIC, {ROTA: True}),
    answers_data(RUBRIC, {ROTA: {"level": 1, "reson": "x"}}),
    answers_data(RUBRIC, {ROTA: {"level": 1, "evidence": [{**RECORD, "kind": "rumour"}]}}),
    answers_data(RUBRIC, {ROTA: {"level": 1, "evidence": [{"kind": "record"}]}}),
    answers_data(RUBRIC, {ROTA: {"level": 1, "evidence": [{**RECORD, "expires_on": "May"}]}}),
    answers_data(RUBRIC, {}, rubric="on-call@2"),
    answers_data(RUBRIC, {}, team={"nights": True}),
    answers_data(RUBRIC, {}, team={"name": "A", "size": "huge"}),
    answers_data(RUBRIC, {}, team={"name": "A", "nights": "yes"}),
    answers_data(RUBRIC, {}, kpis={"minutes": {"current": 1}}),
    answers_data(RUBRIC, {}, kpis={"answer-minutes": {"current": "4"}}),
    answers_data(RUBRIC, {}, capacity={"engineer": -1}),
    answers_data(RUBRIC, {}, target={"level": 3}),
    answers_data(RUBRIC, {}, assessed_on="23 November"),
    answers_data(RUBRIC, {}, colour="red"),
    answers_data(RUBRIC, {ROTA: {"level": "not_applicable"}}),
    answers_data(RUBRIC, {ROTA: "not_applicable"}),
    answers_data(RUBRIC, {ROTA: {"level": 1, "reason": "Why not?"}}),
]


@pytest.mark.parametrize("data", GOOD, ids=json.dumps)
def test_answers_that_can_be_used_satisfy_the_answers_schema(data: dict[str, Any]) -> None:
    open_assessment(parse_document(json.dumps(data), file="good"), RUBRIC)
    ANSWERS.validate(data)


@pytest.mark.parametrize("data", BAD, ids=json.dumps)
def test_answers_that_cannot_be_used_break_the_answers_schema(data: dict[str, Any]) -> None:
    with pytest.raises(ContentError):
        open_assessment(parse_document(json.dumps(data), file="bad"), RUBRIC)
    assert not ANSWERS.is_valid(data)
