import json
from pathlib import Path

import pytest

from advisor import load_assessment
from tests.build import BACKUPS
from tests.cli.conftest import Advisor

OLD = """\
rubric: mlops-devops@1
team: {name: Ours, models: several}   # all of us
assessed_on: 2026-11-23
answers:
  # asked in May
  testing.data-validation: 1   # since then
  testing.bias-and-fairness: {level: not_applicable, reason: no people}
"""


@pytest.fixture
def old(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Return the name of answers of the earlier edition."""
    monkeypatch.chdir(tmp_path)
    Path("team.yaml").write_text(OLD)
    return "team.yaml"


@pytest.mark.parametrize("name", ["team.yaml", "./team.yaml"])
def test_answers_are_carried_over_in_place_and_the_earlier_ones_kept(
    advisor: Advisor, old: str, name: str
) -> None:
    outcome = advisor("answers", "upgrade", name)
    assert outcome.code == 0
    assert Path("team.yaml.bak").read_text() == OLD
    assert "is kept in team.yaml.bak" in outcome.err
    text = Path(old).read_text()
    assert all(comment in text for comment in ("# all of us", "# asked in May", "# since then"))
    found = load_assessment(old)
    assert found.team.profile == {"models": 2}
    assert found.answers["testing.data-validation"].met
    assert advisor("answers", "check", old).code == 0


def test_what_could_not_be_decided_is_a_table_and_data(advisor: Advisor, old: str) -> None:
    shown = advisor("answers", "upgrade", old, "-o", "new.yaml").out
    assert "testing.data-validation" in shown
    assert "several → models: 2" in shown
    assert "testing.bias-and-fairness" in shown
    outcome = advisor("answers", "upgrade", old, "-o", "other.yaml", "--format", "json")
    data = json.loads(outcome.out)
    assert (data["output"], data["kept"], data["rubric"]) == ("other.yaml", None, "mlops-devops@2")
    assert data["undecided"][0]["practice"] == "testing.data-validation"
    assert data["undecided"][0]["unknown"]
    assert data["waived"] == ["testing.bias-and-fairness"]
    assert Path("new.yaml").read_bytes() == Path("other.yaml").read_bytes()
    assert Path(old).read_text() == OLD


@pytest.mark.parametrize(
    "command",
    [
        ("answers", "check", "team.yaml"),
        ("score", "team.yaml"),
        ("plan", "team.yaml"),
        ("explain", "team.yaml"),
        ("gate", "team.yaml", "--min-level", "1"),
        ("merge", "team.yaml", "team.yaml", "-o", "out.yaml"),
    ],
)
def test_any_other_command_names_the_way_to_carry_answers_over(
    advisor: Advisor, old: str, command: tuple[str, ...]
) -> None:
    if command[0] == "merge":
        Path("second.yaml").write_text(OLD)
        command = ("merge", "team.yaml", "second.yaml", "-o", "out.yaml")
    outcome = advisor(*command)
    assert (outcome.code, outcome.out) == (3, "")
    assert f"advisor answers upgrade {old}" in outcome.err
    assert not Path("out.yaml").exists()


def test_a_base_of_an_earlier_edition_is_carried_over_in_memory(advisor: Advisor, old: str) -> None:
    advisor("answers", "upgrade", old, "-o", "new.yaml")
    outcome = advisor("gate", "new.yaml", "--no-regress", old)
    assert outcome.code == 0
    assert Path(old).read_text() == OLD


def test_faults_are_told_and_nothing_is_written(advisor: Advisor, old: str) -> None:
    Path(old).write_text(OLD.replace(": 1   #", ": 7   #"))
    outcome = advisor("answers", "upgrade", old)
    assert (outcome.code, outcome.out) == (3, "")
    assert "team.yaml:6:3: error: there is no level 7" in outcome.err
    assert not Path("team.yaml.bak").exists()


def test_answers_of_the_present_edition_stay_as_they_are(advisor: Advisor, old: str) -> None:
    advisor("answers", "upgrade", old)
    text = Path(old).read_text()
    outcome = advisor("answers", "upgrade", old)
    assert (outcome.code, outcome.out) == (0, "")
    assert "nothing is to be done" in outcome.err
    assert Path(old).read_text() == text
    assert not Path("team.yaml.2.bak").exists()


def test_an_input_is_never_replaced_by_o_and_standard_input_needs_it(
    advisor: Advisor, old: str
) -> None:
    assert advisor("answers", "upgrade", old, "-o", old).code == 4
    assert advisor("answers", "upgrade", "-").code == 2
    assert Path(old).read_text() == OLD


def test_a_rubric_that_extends_an_earlier_edition_extends_the_present_one(
    advisor: Advisor, old: str
) -> None:
    Path("ours.yaml").write_text("id: ours\nversion: 1.4.0   # in May\nextends: mlops-devops@1\n")
    outcome = advisor("answers", "upgrade", "ours.yaml")
    assert outcome.code == 0
    assert Path("ours.yaml").read_text() == (
        "id: ours\nversion: 2.0.0   # in May\nextends: mlops-devops@2\n"
    )
    Path(old).write_text(OLD.replace("mlops-devops@1", "ours@1"))
    assert advisor("answers", "upgrade", old, "--rubric", "ours.yaml").code == 0
    assert Path(old).read_text().startswith("rubric: ours@2\n")


def test_another_rubric_has_no_earlier_edition(advisor: Advisor, old: str) -> None:
    outcome = advisor("answers", "upgrade", old, "--rubric", BACKUPS)
    assert outcome.code == 3
    assert "is no earlier edition of `backups@2`" in outcome.err
    assert Path(old).read_text() == OLD
