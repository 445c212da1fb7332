"""`advisor scan`, `answers take` and the gate that asks for no contradiction."""

import json
from pathlib import Path

import pytest

from advisor.scan.document import load_proposals
from tests.cli.conftest import Advisor
from tests.report.sarif import faults

TRAIN = """\
import mlflow
from sklearn.svm import SVC

model = SVC()
model.fit([[0], [1]], [0, 1])
mlflow.log_metric("auc", 0.9)
"""
WORKFLOW = """\
on: {schedule: [{cron: "0 3 * * *"}]}
jobs: {t: {runs-on: ubuntu-24.04, steps: [{run: make train}]}}
"""
RUNS = "version-control.experiment-tracking/runs-recorded"
TRIGGER = "iteration-cycle.retraining-triggers/rule-in-git"


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Return a folder that trains at night."""
    folder = tmp_path / "repository"
    (folder / ".github" / "workflows").mkdir(parents=True)
    (folder / ".github" / "workflows" / "nightly.yml").write_text(WORKFLOW)
    (folder / "train.py").write_text(TRAIN)
    (folder / "Makefile").write_text("train:\n\tpython train.py\n")
    return folder


@pytest.fixture
def answers(tmp_path: Path) -> Path:
    """Return an answers file in which training is said not to start by a rule."""
    file = tmp_path / "team.yaml"
    practice, criterion = TRIGGER.split("/")
    file.write_text(
        "rubric: mlops-devops@2\nteam: {name: T}\nassessed_on: 2026-11-30\n"
        f"# kept\nanswers:\n  {practice}:\n    unmet: [{criterion}]  # they say\n"
    )
    return file


def test_what_the_files_show_is_told_with_its_place(advisor: Advisor, repository: Path) -> None:
    outcome = advisor("scan", str(repository))
    assert (outcome.code, outcome.err) == (0, "")
    said = " ".join(outcome.out.split())
    assert f"({TRIGGER})" in said
    assert "train.py:6" in said
    assert "Not shown: " in said
    assert "which does not mean that it is not done" in said


def test_two_runs_give_the_same_bytes(advisor: Advisor, repository: Path, tmp_path: Path) -> None:
    for form in ("text", "json", "sarif", "md"):
        first, second = (advisor("scan", str(repository), "--format", form) for _ in range(2))
        assert first.code == 0
        assert first.out == second.out
    one, two = tmp_path / "one.yaml", tmp_path / "two.yaml"
    for file in (one, two):
        advisor("scan", str(repository), "-o", str(file))
    assert one.read_bytes() == two.read_bytes()
    assert load_proposals(str(one))[0].repository == "repository"


def test_sarif_points_at_lines_and_calls_nothing_an_error(
    advisor: Advisor, repository: Path
) -> None:
    log = json.loads(advisor("scan", str(repository), "--format", "sarif").out)
    (run,) = log["runs"]
    assert faults(log) == []
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    for result in run["results"]:
        assert rules[result["ruleIndex"]] == result["ruleId"]
        assert result["level"] in ("none", "warning")
        (place,) = result["locations"]
        assert place["physicalLocation"]["region"]["startLine"] >= 1
        assert result["partialFingerprints"]


def test_proposals_stand_beside_the_answers_and_are_taken_when_asked(
    advisor: Advisor, repository: Path, answers: Path, tmp_path: Path
) -> None:
    proposals = tmp_path / "proposals.yaml"
    before = answers.read_text()
    outcome = advisor("scan", str(repository), "-o", str(proposals), "--answers", str(answers))
    assert "the answer says otherwise" in outcome.out
    assert answers.read_text() == before
    gate = ("gate", str(answers), "--proposals", str(proposals), "--no-contradictions")
    refused = advisor(*gate)
    assert refused.code == 1
    assert TRIGGER in refused.out
    taken = advisor("answers", "take", str(answers), str(proposals), "--only", TRIGGER)
    assert (taken.code, "met, with evidence" in taken.out) == (0, True)
    text = answers.read_text()
    assert "# kept" in text
    assert "found_by: " in text
    assert "digest: " in text
    assert advisor(*gate).code == 0
    again = advisor("answers", "take", str(answers), str(proposals), "--only", TRIGGER)
    assert "nothing new" in again.out
    assert answers.read_text() == text


def test_nothing_is_taken_unasked(
    advisor: Advisor, repository: Path, answers: Path, tmp_path: Path
) -> None:
    proposals = tmp_path / "proposals.yaml"
    advisor("scan", str(repository), "-o", str(proposals))
    before = answers.read_text()
    for more, code in (((), 2), (("--only", "no.such/thing"), 3), (("--only", RUNS, "--all"), 2)):
        assert advisor("answers", "take", str(answers), str(proposals), *more).code == code
    assert advisor("answers", "take", str(answers), str(answers), "--all").code == 3
    assert answers.read_text() == before


def test_without_proposals_a_gate_cannot_say(advisor: Advisor, answers: Path) -> None:
    assert advisor("gate", str(answers), "--no-contradictions").code == 3
    assert advisor("gate", str(answers), "--proposals", "x.yaml", "--min-level", "0").code == 2


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ((), 2),
        (("nowhere",), 3),
        ((".", "--commit", "no-such-commit"), 3),
        ((".", "--project", "nowhere"), 2),
        ((".", "..", "--answers", "team.yaml"), 2),
        (("--repos", "nothing.txt"), 3),
    ],
)
def test_what_cannot_be_scanned_is_said(
    advisor: Advisor,
    repository: Path,
    arguments: tuple[str, ...],
    code: int,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(repository)
    outcome = advisor("scan", *arguments)
    assert (outcome.code, outcome.out) == (code, "")
    assert outcome.err


def test_several_repositories_are_scanned_and_one_bad_one_is_told(
    advisor: Advisor, repository: Path, tmp_path: Path
) -> None:
    (tmp_path / "list.txt").write_text(f"{repository}\n# a remark\n{tmp_path / 'gone'}\n")
    outcome = advisor("scan", "--repos", str(tmp_path / "list.txt"), "--format", "json")
    assert outcome.code == 0
    good, bad = json.loads(outcome.out)["scans"]
    assert good["files"] == 3
    assert bad["remarks"]


def test_an_answers_file_is_never_replaced_by_proposals(
    advisor: Advisor, repository: Path, answers: Path
) -> None:
    before = answers.read_bytes()
    for more in ((), ("--force",)):
        outcome = advisor("scan", str(repository), "-o", str(answers), *more)
        assert outcome.code == 4
    assert answers.read_bytes() == before


def test_what_is_put_aside_is_counted_and_what_matches_nothing_is_remarked_on(
    advisor: Advisor, repository: Path
) -> None:
    data = json.loads(advisor("scan", str(repository), "--format", "json").out)
    (scan,) = data["scans"]
    place = next(f for p in scan["proposals"] for f in p["findings"] if p["criterion"] == RUNS)
    (repository / ".advisor").mkdir()
    (repository / ".advisor" / "scan.yaml").write_text(
        f"suppress:\n  - {{fingerprint: {place['fingerprint']}, reason: demo, by: A}}\n"
        "  - {fingerprint: '0123456789abcdef', reason: gone, by: A}\n"
        f"  - {{fingerprint: {place['fingerprint']}, reason: old, by: A, until: 2020-01-31}}\n"
    )
    outcome = advisor("scan", str(repository))
    assert "1 place is put aside" in outcome.out
    assert f"({RUNS})" not in outcome.out
    assert "no longer found: 0123456789abcdef (gone)" in outcome.err
    assert "put aside until 2020-01-31 only" in outcome.err
