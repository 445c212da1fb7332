"""What docs/rubric-authoring.md tells an author to do works as it is written."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.build import ROOT
from tests.cli.conftest import Advisor
from tests.rubric.folder import dumped

PAGE = (ROOT / "docs" / "rubric-authoring.md").read_text()
OPENING = PAGE[: PAGE.index("## Let it grow")]
COMMAND = re.compile(r"^\$ advisor (.+)$", re.MULTILINE)


@pytest.fixture
def example(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Write the example of the page to a folder and go there."""
    monkeypatch.chdir(tmp_path)
    found = re.search(r"```yaml\n(.*?)```", OPENING, re.DOTALL)
    assert found
    file = tmp_path / "backups.yaml"
    file.write_text(found[1])
    return file


def test_the_linter_finds_nothing_in_the_example(example: Path, advisor: Advisor) -> None:
    outcome = advisor("rubric", "lint", example)
    assert (outcome.code, outcome.err) == (0, "0 errors, 0 warnings.\n")


def test_the_commands_of_the_page_work_one_after_another(example: Path, advisor: Advisor) -> None:
    for line in COMMAND.findall(OPENING):
        if line.startswith("report"):
            line += " --format md,json"  # noqa: PLW2901 the PDF has tests of its own
        assert advisor(*line.split()).code == 0, line
        answers = example.with_name("team.yaml")
        if answers.exists():
            text = answers.read_text()
            answers.write_text(text.replace("  copies.backup:\n", "  copies.backup: 1\n"))
    assert (example.parent / "reports").is_dir()
    assert (
        "Claimed           Level 1, guarded"
        in advisor("score", "team.yaml", "--rubric", "backups.yaml").out
    )


def _part(title: str) -> list[Any]:
    """Return the data of the examples below a heading of the page."""
    text = PAGE[PAGE.index(f"## {title}\n") :].split("\n## ")[0]
    return [yaml.safe_load(found) for found in re.findall(r"```yaml\n(.*?)```", text, re.DOTALL)]


def test_the_examples_of_criteria_profile_and_editions_make_a_rubric_that_is_clean(
    example: Path, advisor: Advisor
) -> None:
    data = yaml.safe_load(example.read_text())
    practices, features, sets, traits = _part("Criteria and features")
    profile, condition = _part("Profile and conditions")
    (edition,) = _part("Editions")
    tasks, signs, first_aid, not_now, wording = _part("Tasks and first aid")
    evidence = data["practices"][0]["evidence"]
    data |= {**sets, **profile, **not_now, **wording, "practices": practices, "editions": [edition]}
    data["practices"][0]["evidence"] = evidence
    data["practices"][0]["criteria"][1] |= condition
    data["practices"][0] |= first_aid
    data["steps"][0] |= {**tasks, **signs}
    data["levels"][0]["features"] = traits
    data["levels"][1] |= features
    example.write_text(dumped(data))
    assert advisor("rubric", "lint", example).err == "0 errors, 0 warnings.\n"


def test_the_rubric_that_extends_the_shipped_one_is_clean(tmp_path: Path, advisor: Advisor) -> None:
    building = PAGE[PAGE.index("## Building on the shipped rubric") :]
    found = re.search(r"```yaml\n(.*?)```", building, re.DOTALL)
    assert found
    file = tmp_path / "acme-bank.yaml"
    file.write_text(found[1])
    assert advisor("rubric", "lint", file).err == "0 errors, 0 warnings.\n"
    shown = advisor("rubric", "show", "testing.bias-and-fairness", "--rubric", file)
    assert "The regulator asks about groups first." in shown.out
