import json
from datetime import date

from advisor.assessment.model import Answer, Assessment, KpiValue, Scope, Target, Team, Waiver
from advisor.report.result_json import result_data, result_json
from advisor.result.build import build_result
from advisor.result.model import Result
from tests.build import DAY
from tests.result.results import half_known
from tests.strategies import shipped

CONTRACT = {
    *("schema_version", "generator", "rubric", "team", "assessed_on", "level", "coverage", "score"),
    *("dimensions", "stages", "practices", "blockers", "crosswalks", "kpis", "roadmap"),
    *("scope", "as_of", "answers_sha256", "toward", "features", "waivers"),
}
ROADMAP = {
    *("target", "status", "bound", "steps", "projection", "start", "end", "confidence", "months"),
    *("milestones", "critical_path", "load", "missing", "conditions"),
}
LEVEL = {"claimed", "guarded", "ceiling", "possible", "supported"}


def _told() -> Result:
    """Return the result of a team that says everything that an answers file can say."""
    first = shipped().practices[0]
    waiver = Waiver(criterion=first.criteria[0].id, reason="not us", by="Ann", until=DAY)
    return build_result(
        shipped(),
        Assessment(
            rubric=shipped().reference,
            team=Team(name="A\x1b[2J\u202e", profile={"own-training": True, "models": 2}),
            scope=Scope(models=("churn", "uplift"), critical=("churn",), note="both live"),
            assessed_on=DAY,
            answers={first.id: Answer(level=1, waived=(waiver,), by="Ann")},
            kpis={"model-lead-time-days": KpiValue(current=45, target=10)},
            capacity={"ml-engineer": 1.5},
            target=Target(level=2, by=date(2027, 6, 30)),
        ),
        dated=False,
    )


def test_the_document_has_every_key_of_the_contract() -> None:
    data = result_data(half_known())
    assert set(data) >= CONTRACT
    assert list(data)[:2] == ["schema_version", "generator"]
    assert data["schema_version"] == "2.0"
    assert set(data["rubric"]) >= {"id", "version", "sha256"}
    sides = {f"{side}_{name}" for side in ("devops", "mlops") for name in LEVEL}
    assert set(data["level"]) == LEVEL | sides | {"parts"}
    assert set(data["score"]) == {"value", "low", "high"}
    assert set(data["coverage"]) == {"value", "defining"}
    assert data["toward"] == data["mlops_toward"]
    assert set(data["toward"]) == {"level", "features", "criteria"}
    assert set(data["toward"]["criteria"]) == {"met", "open", "all"}


def test_parts_show_each_side_under_its_own_id_with_scores_and_no_level() -> None:
    data = result_data(half_known())
    for part in (*data["dimensions"], *data["stages"]):
        for side in ("devops", "mlops"):
            assert set(part[side]) == {"score", "low", "high", "answered", "applicable"}
    assert all("gap" in dimension for dimension in data["dimensions"])
    assert len(data["dimensions"]) == 11


def test_practices_features_and_blockers_carry_their_contract_keys() -> None:
    data = result_data(half_known())
    practice = {"id", "side", "dimension", "stage", "state", "claimed", "supported", "gates"}
    criterion = {"id", "level", "text", "state", "supported", "defines"}
    for item in data["practices"]:
        assert set(item) >= {*practice, "evidence", "value", "waiver", "criteria"}
        assert all(set(each) >= criterion for each in item["criteria"])
    feature = {"id", "level", "side", "role", "state", "criteria"}
    assert all(set(item) >= feature for item in data["features"])
    blocker = {"practice", "criterion", "level", "feature", "why"}
    assert data["blockers"]
    for item in data["blockers"]:
        assert set(item) >= blocker | {"title", "have", "need", "kind", "reason"}
        assert item["reason"].endswith(item["text"])
    step = {"id", "start", "end", "depends_on", "effort", "raises"}
    assert all(set(item) >= step for item in data["roadmap"]["steps"])
    assert set(data["roadmap"]) >= ROADMAP


def test_a_practice_the_profile_leaves_out_says_why_in_a_sentence() -> None:
    (out, *_) = (item for item in result_data(half_known())["practices"] if "excluded" in item)
    assert out["state"] == "left-out"
    assert out["reason"].startswith("asked only where “")


def test_what_a_team_says_of_itself_is_kept() -> None:
    data = json.loads(result_json(_told()))
    assert (data["team"]["own-training"], data["team"]["models"]) == (True, 2)
    assert data["scope"] == {
        "models": ["churn", "uplift"],
        "critical": ["churn"],
        "note": "both live",
    }
    assert [(w["by"], w["counts"], w["until"]) for w in data["waivers"]] == [
        ("Ann", False, "2026-11-23")
    ]
    assert data["kpis"][0]["current"] == 45
    assert data["capacity"] == {"ml-engineer": 1.5}
    assert data["target"] == {"level": 2, "by": "2027-06-30"}


def test_control_and_direction_characters_are_written_as_escapes() -> None:
    text = result_json(_told())
    assert not any(character in text for character in "\x1b\u202e")
    assert json.loads(text)["team"]["name"] == "A\x1b[2J\u202e"
