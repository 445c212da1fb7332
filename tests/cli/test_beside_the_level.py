"""What stands beside every level: waivers, and how little is known."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.cli.conftest import Advisor
from tests.strategies import shipped

Written = Callable[..., Path]
PRACTICES = {practice.id: practice for practice in shipped().practices}
OPEN = "iteration-cycle.retraining-triggers"
WAIVED = "scalability.load-testing"


@pytest.fixture
def written(tmp_path: Path) -> Written:
    """Return what writes the answers of a team, all at a level but for some."""

    def write(name: str, level: int | None, *, side: str = "", **profile: Any) -> Path:
        answers: dict[str, Any] = {
            p.id: level for p in PRACTICES.values() if level is not None and p.side.startswith(side)
        }
        if level is not None:
            waiver = {"reason": "no load", "by": "Ann", "approved_by": "Ben"}
            answers[WAIVED] = {"level": "not_applicable", **waiver}
            answers[OPEN] = "unknown"
        file = tmp_path / f"{name}.yaml"
        team = {"name": name, **profile}
        head = {"rubric": "mlops-devops@2", "assessed_on": "2026-11-23", "team": team}
        file.write_text(yaml.safe_dump(json.loads(json.dumps({**head, "answers": answers}))))
        return file

    return write


@pytest.mark.parametrize(
    "command", ["score {}", "explain {}", "plan {}", "gate {} --min-level 0", "compare {} {}"]
)
def test_waivers_are_told_beside_the_level(
    advisor: Advisor, written: Written, command: str
) -> None:
    file = str(written("half", 1, **{"own-training": True}))
    told = " ".join(advisor(*command.replace("{}", file).split()).out.split())
    assert "1 waiver, which counts" in told


def test_a_gate_tells_a_program_how_much_is_known(advisor: Advisor, written: Written) -> None:
    thin = json.loads(advisor("gate", written("thin", None), "--min-level", "0", *JSON).out)
    assert thin["thin"] is True
    assert thin["coverage"] == {"value": 0.0, "defining": 0.0}
    half = json.loads(advisor("gate", written("half", 1), "--min-level", "0", *JSON).out)
    assert half["thin"] is False
    assert [waiver["practice"] for waiver in half["waivers"]] == [WAIVED]


JSON = ("--format", "json")


def test_too_little_known_before_is_told_as_well(advisor: Advisor, written: Written) -> None:
    thin, half = written("thin", None), written("half", 1)
    assert "The earlier one was no assessment yet: 0 % of" in advisor("compare", thin, half).out
    assert "This is no assessment yet: 0 % of" in advisor("compare", half, thin).out
    assert "no assessment" not in advisor("compare", half, half).out


@pytest.mark.parametrize("output", ["csv", "github", "jira", "ics"])
def test_rows_without_words_have_them_beside(
    advisor: Advisor, written: Written, output: str
) -> None:
    people = ("--capacity", "ml-engineer=1", "--capacity", "data-scientist=1")
    half = advisor("plan", written("half", 0), "--target", "1", *people, "--format", output)
    assert "This assumes that 1 fact not yet known turns out well." in half.err
    if output != "ics":  # which a plan without dates is refused
        thin = advisor("plan", written("thin", None), "--format", output)
        assert "This is no assessment yet" in thin.err


def test_who_has_no_level_to_reach_has_an_assessment_all_the_same(
    advisor: Advisor, written: Written
) -> None:
    neither = written("neither", 1, **{"own-training": False, "prompted-model": False})
    shown = advisor("score", neither).out
    assert "no assessment yet" not in shown
    assert "No level: no core feature applies" in shown


def test_a_side_that_nobody_asked_about_is_not_told_as_level_0(
    advisor: Advisor, written: Written
) -> None:
    half = written("half", 1, side="mlops", **{"own-training": True})
    shown = advisor("score", half).out
    assert "DevOps            Not known: 4 of 4 criteria of level 1 are open" in shown
    assert "Level 0" not in shown.partition("DevOps  ")[2].partition("Score")[0]
