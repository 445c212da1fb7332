"""`advisor workshop minutes`, and a report with a workshop."""

import json
import sys
from pathlib import Path

import pytest

from advisor.assessment.votes.write import votes_yaml
from advisor.report.result_json import result_json
from tests.build import SAMPLES
from tests.cli.conftest import Advisor
from tests.report.build import uniform
from tests.result.workshops import workshop

SAMPLE = str(SAMPLES[0])


@pytest.fixture
def votes(tmp_path: Path) -> Path:
    path = tmp_path / "team.votes.yaml"
    path.write_text(votes_yaml(workshop(), 1))
    return path


def test_minutes_are_printed_and_the_file_stays(advisor: Advisor, votes: Path) -> None:
    before = votes.read_bytes()
    done = advisor("workshop", "minutes", votes)
    assert done.code == 0
    assert "Who took part" in done.out
    assert "alpha is 0.88" in done.out
    assert votes.read_bytes() == before
    assert [path.name for path in votes.parent.iterdir()] == [votes.name]


def test_minutes_are_data_too(advisor: Advisor, votes: Path) -> None:
    data = json.loads(advisor("workshop", "minutes", votes, "--format", "json").out)
    assert data["unnamed"] == 2
    assert [person["name"] for person in data["attendees"]] == ["Anna", "Ben", "Chloé"]


def test_minutes_are_written_as_markdown_and_never_over_the_votes(
    advisor: Advisor, votes: Path
) -> None:
    out = votes.with_name("minutes.md")
    for _ in range(2):  # what we made ourselves is replaced
        assert advisor("workshop", "minutes", votes, "-o", out).code == 0
    assert "## Decisions" in out.read_text()
    assert advisor("workshop", "minutes", votes, "-o", votes, "--force").code == 4
    out.write_text("mine")
    assert advisor("workshop", "minutes", votes, "-o", out).code == 4


def test_without_the_library_the_command_that_adds_it_is_told(
    advisor: Advisor, votes: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "krippendorff", None)
    done = advisor("workshop", "minutes", votes)
    assert (done.code, "install" in done.err) == (0, True)
    assert "was not computed" in done.out


def test_another_file_is_named(advisor: Advisor, tmp_path: Path, votes: Path) -> None:
    done = advisor("workshop", "minutes", SAMPLE)
    assert done.code == 3
    assert "this file holds answers, and no votes of a workshop" in done.err
    done = advisor("score", votes)
    assert done.code == 3
    assert "votes of a workshop, and no answers" in done.err
    damaged = tmp_path / "damaged.votes.yaml"
    damaged.write_text(votes.read_text().replace("seconds: 300", "seconds: many"))
    done = advisor("workshop", "minutes", damaged)
    assert (done.code, "damaged.votes.yaml:1" in done.err) == (3, True)


def test_a_report_has_the_minutes_of_a_workshop(
    advisor: Advisor, votes: Path, tmp_path: Path
) -> None:
    result = tmp_path / "result.json"
    result.write_text(result_json(uniform(1)))
    made = ("report", result, "--format", "json", "-o", tmp_path / "out")
    done = advisor(*made, "--workshop", votes)
    assert done.code == 0
    assert "The workshop is that of Churn" in done.err
    assert json.loads((tmp_path / "out" / "result.json").read_text())["workshop"]["unnamed"] == 2
    other = votes.read_text().replace("mlops-devops@2", "other@1")
    votes.write_text(other)
    assert advisor(*made, "--workshop", votes).code == 3
