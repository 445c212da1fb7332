"""A file of another kind, given for answers, a rubric or proposals, is named as what it is."""

from pathlib import Path

import pytest

from tests.build import SAMPLES
from tests.cli.conftest import Advisor

LENS = '{"schemaVersion": "2021-11-01", "pillars": [{"id": "p", "questions": []}]}'


@pytest.fixture
def lens(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Return a lens of AWS Well-Architected, alone in the working folder."""
    monkeypatch.chdir(tmp_path)
    Path("lens.json").write_text(LENS, encoding="utf-8")
    return "lens.json"


@pytest.mark.parametrize(
    "line",
    [
        *("score {}", "answers check {}", "answers check {} --format json", "answers upgrade {}"),
        *("merge {} {} -o out.yaml", "gate {} --min-level 1", "compare {} {}", "assess {} --plain"),
        *("rubric lint {}", "rubric show --rubric ./{}", "score team.yaml --rubric ./{}"),
        "answers take team.yaml {} --all",
    ],
)
def test_every_command_that_opens_one_says_so_and_ends_with_3(
    advisor: Advisor, lens: str, line: str
) -> None:
    Path("team.yaml").write_bytes(SAMPLES[0].read_bytes())
    outcome = advisor(*line.format(lens, lens).split())
    assert (outcome.code, outcome.out) == (3, "")
    assert "lens.json: error: this file holds an AWS Well-Architected lens, and no " in outcome.err
    assert sorted(path.name for path in Path().iterdir()) == ["lens.json", "team.yaml"]


def test_the_message_is_the_only_one_and_says_what_can_be_done(advisor: Advisor, lens: str) -> None:
    assert advisor("score", lens).err == (
        "lens.json: error: this file holds an AWS Well-Architected lens, and no answers\n"
        "    It says what can be asked and nothing of a team: none of it is evidence. Answers are "
        "started with: advisor answers new -o team.yaml.\n"
    )


def test_a_rubric_and_answers_that_changed_places_are_told_apart(advisor: Advisor) -> None:
    rubric = "rubrics/mlops-devops/rubric.yaml"
    assert "holds a rubric, and no answers" in advisor("score", rubric).err
    said = advisor("score", SAMPLES[0], "--rubric", SAMPLES[0]).err
    assert "holds answers, and no rubric" in said
    assert "docs/rubric-authoring.md" in said
