"""The JSON Schema, by which editors judge, and the reader take and refuse the same files."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from jsonschema.protocols import Validator

from advisor.assessment.json_schema import answers_schema
from advisor.assessment.store import open_assessment
from advisor.assessment.template import answers_template
from advisor.document.parse import load_document, parse_document
from advisor.errors import ContentError
from advisor.rubric.catalogue import load_rubric
from advisor.rubric.implied_criteria import with_implied
from advisor.rubric.source import rubric_folder
from tests.build import BACKUPS, DAY, SAMPLES, answers_data
from tests.rubric.sound import SOUND, edited

RUBRIC = with_implied(edited({}))
SHIPPED = rubric_folder("mlops-devops")
ROTA = "answering.rota"
RECORD = {"kind": "record", "ref": "rota.ics"}


@cache
def _for_answers(path: Path) -> Validator:
    return _validator(answers_schema(load_rubric(path)))


def _validator(schema: dict[str, Any]) -> Validator:
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


@cache
def _answers() -> Validator:
    return _validator(answers_schema(RUBRIC))


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
    answers_data(RUBRIC, {}, planning={"holidays": [None], "done": [None]}),
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
    answers_data(RUBRIC, {ROTA: {"note": ""}}),
    answers_data(RUBRIC, {}, assessed_on="23 November"),
    answers_data(RUBRIC, {}, colour="red"),
    answers_data(RUBRIC, {ROTA: {"level": "not_applicable"}}),
    answers_data(RUBRIC, {ROTA: "not_applicable"}),
    answers_data(RUBRIC, {ROTA: {"level": 1, "reason": "Why not?"}}),
]


@pytest.mark.parametrize("data", GOOD, ids=json.dumps)
def test_answers_that_can_be_used_satisfy_the_answers_schema(data: dict[str, Any]) -> None:
    open_assessment(parse_document(json.dumps(data), file="good"), RUBRIC)
    _answers().validate(data)


@pytest.mark.parametrize("data", BAD, ids=json.dumps)
def test_answers_that_cannot_be_used_break_the_answers_schema(data: dict[str, Any]) -> None:
    with pytest.raises(ContentError):
        open_assessment(parse_document(json.dumps(data), file="bad"), RUBRIC)
    assert not _answers().is_valid(data)
