import json
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from tests.cli.conftest import Advisor, Answers
from tests.report.sarif import faults

LEVEL_1 = {"answering.rota": 1, "answering.alerts": 2}
CONDITIONS = ("--min-level", "2", "--max-unknown", "3")


@pytest.mark.parametrize("form", ["text", "json", "junit", "github", "sarif"])
def test_the_form_never_changes_the_verdict(advisor: Advisor, answers: Answers, form: str) -> None:
    line = ["gate", *answers(LEVEL_1), "--format", form]
    assert advisor(*line, *CONDITIONS).code == 1
    assert advisor(*line, *CONDITIONS[2:]).code == 0


def test_forms_for_programs_hold_nothing_else(advisor: Advisor, answers: Answers) -> None:
    line = ["gate", *answers(LEVEL_1), *CONDITIONS, "--format"]
    assert faults(json.loads(advisor(*line, "sarif").out)) == []
    assert ET.fromstring(advisor(*line, "junit").out).get("failures") == "1"  # noqa: S314 our own
    data = json.loads(advisor(*line, "json").out)
    said = "--max-unknown could be 0: there are 0"
    assert [condition["remark"] for condition in data["conditions"]] == [None, said]
    assert data["conditions"][1]["tighter"] == 0


def test_github_annotates_and_adds_to_the_summary_of_the_step(
    advisor: Advisor, answers: Answers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    summary = tmp_path / "summary.md"
    summary.write_text("before\n")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    monkeypatch.setenv("GITHUB_WORKSPACE", str(tmp_path.parent))
    outcome = advisor("gate", *answers(LEVEL_1), *CONDITIONS, "--format", "github")
    file = f"{tmp_path.name}/answers.json"
    assert f"\n::error file={file},line=1," in outcome.out
    assert outcome.out.startswith("FAILS  level at least 2")
    text = summary.read_text()
    assert text.startswith("before\n### Any team: 1 of 2 conditions of the gate does not hold\n")
    assert "--max-unknown could be 0" in text


def test_github_shows_what_is_wrong_with_the_answers_at_its_line(
    advisor: Advisor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_WORKSPACE", str(tmp_path))
    broken = tmp_path / "team.yaml"
    broken.write_text("rubric: on-call@1\nteam: [\n")
    line = ["gate", broken, *CONDITIONS, "--format"]
    assert advisor(*line, "text").out == ""
    outcome = advisor(*line, "github")
    assert (outcome.code, "team.yaml:" in outcome.err) == (3, True)
    assert outcome.out.startswith("::error file=team.yaml,line=")
    missing = advisor("gate", tmp_path / "none.yaml", *CONDITIONS, "--format", "github")
    assert (missing.code, missing.out.startswith("::error title=This cannot be judged::")) == (
        3,
        True,
    )


def test_a_summary_that_cannot_be_written_changes_nothing(
    advisor: Advisor, answers: Answers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "no" / "where"))
    outcome = advisor("gate", *answers(LEVEL_1), "--min-level", "1", "--format", "github")
    assert (outcome.code, "The summary of the step is not written" in outcome.err) == (0, True)
