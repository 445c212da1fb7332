import json

import pytest

from advisor.report.result_json import result_json
from advisor.result.read import parse_result
from tests.report.build import TEAMS, from_yaml, hostile, sample

ROADMAP = {
    *("target", "status", "bound", "steps", "projection", "start", "end", "confidence", "months"),
    *("milestones", "critical_path", "load", "missing", "conditions"),
}
CONTRACT = {
    "schema_version",
    "generator",
    "rubric",
    "team",
    "assessed_on",
    "level",
    "coverage",
    "score",
    "dimensions",
    "stages",
    "practices",
    "blockers",
    "crosswalks",
    "kpis",
    "roadmap",
}


@pytest.mark.parametrize("team", TEAMS)
def test_a_result_read_back_is_written_with_the_same_bytes(team: str) -> None:
    text = result_json(sample(team))
    assert result_json(parse_result(text, file="result.json")) == text


def test_the_document_has_every_key_of_the_contract() -> None:
    data = json.loads(result_json(sample("churn-scoring")))
    assert set(data) >= CONTRACT
    assert list(data)[:2] == ["schema_version", "generator"]
    assert set(data["rubric"]) >= {"id", "version", "sha256"}
    assert set(data["level"]) >= {"claimed", "supported", "devops_claimed", "devops_supported"}
    assert set(data["score"]) == {"value", "low", "high"}


def test_parts_show_each_side_under_its_own_id() -> None:
    data = json.loads(result_json(sample("churn-scoring")))
    for part in (*data["dimensions"], *data["stages"]):
        assert set(part["devops"]) >= {"score", "low", "high", "level"}
        assert set(part["mlops"]) >= {"score", "low", "high", "level"}
    assert all("gap" in dimension for dimension in data["dimensions"])
    assert len(data["dimensions"]) == 11


def test_practices_blockers_and_steps_carry_their_contract_keys() -> None:
    data = json.loads(result_json(sample("parcel-eta")))
    practice = {"id", "side", "dimension", "stage", "state", "claimed", "supported", "gates"}
    assert all(set(item) >= {*practice, "evidence"} for item in data["practices"])
    blocker = {"practice", "level", "have", "need", "reason"}
    assert all(set(item) >= blocker for item in data["blockers"])
    step = {"id", "start", "end", "depends_on", "effort", "raises"}
    assert all(set(item) >= step for item in data["roadmap"]["steps"])
    assert set(data["roadmap"]) >= ROADMAP


def test_steps_have_dates_where_the_answers_say_who_there_is() -> None:
    roadmap = json.loads(result_json(sample("parcel-eta")))["roadmap"]
    assert (roadmap["status"], roadmap["bound"]) == ("scheduled", 0.0)
    assert all(step["start"] <= step["end"] <= roadmap["end"] for step in roadmap["steps"])
    assert roadmap["start"] == "2026-11-24"


def test_profile_kpis_capacity_and_target_are_kept() -> None:
    data = json.loads(
        result_json(
            from_yaml(
                "rubric: mlops-devops@1\n"
                "team: {name: A, serving: batch, regulated: true}\n"
                "assessed_on: 2026-11-23\n"
                "kpis: {model-lead-time-days: {current: 45, target: 10}}\n"
                "capacity: {ml-engineer: 1.5}\n"
                "target: {level: 2, by: 2027-06-30}\n"
            )
        )
    )
    assert data["team"] == {"name": "A", "serving": "batch", "regulated": True}
    assert data["kpis"][0]["current"] == 45
    assert data["capacity"] == {"ml-engineer": 1.5}
    assert data["target"] == {"level": 2, "by": "2027-06-30"}
    assert data["roadmap"]["target"] == {"level": 2, "by": "2027-06-30"}


def test_control_and_direction_characters_are_written_as_escapes() -> None:
    text = result_json(hostile())
    assert not any(character in text for character in "\x1b\x9b\x07\u202e\u2066")
    assert "\u202eevil" in json.loads(text)["team"]["name"]
