import json
from pathlib import Path

import pytest

from tests.cli.conftest import Advisor, Answers

LEVEL_1 = {"answering.rota": 1, "answering.alerts": 2}


def _policy(tmp_path: Path, text: str, name: str = "advisor-gate.yaml") -> Path:
    (tmp_path / name).write_text(text)
    return tmp_path / name


def test_a_policy_beside_the_answers_is_asked_and_another_by_name(
    advisor: Advisor, answers: Answers, tmp_path: Path
) -> None:
    line = answers(LEVEL_1)
    assert advisor("gate", *line).code == 2
    beside = _policy(tmp_path, "min_level: 2\n")
    failing = advisor("gate", *line, "--format", "json")
    assert (failing.code, json.loads(failing.out)["policy"]) == (1, str(beside))
    other = _policy(tmp_path, "min_level: 1\nmax_unknown: 4\n", "lenient.yaml")
    outcome = advisor("gate", *line, "--policy", other)
    assert outcome.code == 0
    assert outcome.err == "--max-unknown could be 0: there are 0\n"
    assert f"Conditions also from {beside}: min_level." in advisor("gate", *line).err


def test_the_command_line_wins_and_the_rest_of_the_policy_stays(
    advisor: Advisor, answers: Answers, tmp_path: Path
) -> None:
    _policy(tmp_path, "min_level: 2\nmin: {answering: 2, overall: 1}\nno_expired: true\n")
    outcome = advisor("gate", *answers(LEVEL_1), "--min-level", "1", "--min", "answering=1")
    assert outcome.code == 0
    assert len(outcome.out.splitlines()) == 4


def test_what_is_expected_goes_by_criticality(
    advisor: Advisor, answers: Answers, tmp_path: Path
) -> None:
    _policy(tmp_path, "criticality:\n  high: {min_level: 2, max_unknown: 0}\n  low: 1\n")
    low = advisor("gate", *answers(LEVEL_1, criticality="low"))
    assert (low.code, len(low.out.splitlines())) == (0, 2)
    assert "criticality is “high” or “low”: “low”" in low.out
    high = advisor("gate", *answers(LEVEL_1, criticality="high"))
    assert (high.code, "level at least 2 (claimed): level 1" in high.out) == (1, True)


@pytest.mark.parametrize("more", [{}, {"criticality": "none"}])
def test_saying_less_of_the_criticality_does_not_pass(
    advisor: Advisor, answers: Answers, tmp_path: Path, more: dict[str, str]
) -> None:
    _policy(tmp_path, "criticality: {high: 2, low: 0}\n")
    outcome = advisor("gate", *answers(LEVEL_1, **more))
    assert outcome.code == 1
    assert "FAILS  criticality is “high” or “low”" in outcome.out


def test_a_result_holds_no_criticality(advisor: Advisor, answers: Answers, tmp_path: Path) -> None:
    result = tmp_path / "result.json"
    result.write_text(advisor("score", *answers(LEVEL_1), "--format", "json").out)
    _policy(tmp_path, "criticality: {high: 2}\n")
    outcome = advisor("gate", result)
    assert (outcome.code, "needs an answers file" in outcome.err) == (3, True)


def test_a_lower_criticality_than_before_is_told(
    advisor: Advisor, answers: Answers, tmp_path: Path
) -> None:
    line = answers(LEVEL_1, criticality="high")
    (tmp_path / "base.json").write_text(Path(line[0]).read_text())
    _policy(tmp_path, "criticality: {high: 2, low: 0}\nno_regress: base.json\n")
    outcome = advisor("gate", *answers(LEVEL_1, criticality="low"))
    assert outcome.code == 0
    assert "The criticality was “high” and is “low”" in outcome.err
    assert "no regress since" in outcome.out  # the base is named from where the policy stands


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "the file is empty"),
        ("min_levl: 1", "advisor-gate.yaml:1:1: error: `min_levl` is not a field here"),
        ("min_levl: 1", "Did you mean `min_level`?"),
        ("min_level: one", "expected a whole number"),
        ("min_level: 3", "advisor-gate.yaml:1:1: error: there is no level 3"),
        ("min: {answring: 1}", "advisor-gate.yaml:1:7: error: there is no dimension or stage"),
        ("min_coverage: 150", "150 is above 100 percent"),
        ("max_age: -1", "`max_age` is -1, and must be at least 0"),
        ("criticality: {high: {max_unknwon: 1}}", "Did you mean `max_unknown`?"),
        ("criticality: {high: 7}", "advisor-gate.yaml:1:15: error: there is no level 7"),
        ("min_level: 1\nmin_level: 2", "stands twice"),
        ("- min_level: 1", "expected a mapping"),
    ],
)
def test_a_policy_that_cannot_be_used_is_refused_with_its_place(
    advisor: Advisor, answers: Answers, tmp_path: Path, text: str, said: str
) -> None:
    _policy(tmp_path, text)
    outcome = advisor("gate", *answers(LEVEL_1, criticality="high"))
    assert (outcome.code, outcome.out) == (3, "")
    assert said in outcome.err


def test_a_policy_that_is_named_and_not_there_is_an_error(
    advisor: Advisor, answers: Answers
) -> None:
    outcome = advisor("gate", *answers(LEVEL_1), "--min-level", "1", "--policy", "nowhere.yaml")
    assert (outcome.code, "nowhere.yaml does not exist" in outcome.err) == (3, True)


def test_editors_get_the_schema_of_policies(advisor: Advisor) -> None:
    outcome = advisor("rubric", "schema", "gate")
    assert "criticality" in json.loads(outcome.out)["properties"]
