import json
from pathlib import Path

import pytest

from tests.build import BACKUPS, answers_text
from tests.cli.conftest import Advisor
from tests.rubric.sound import SOUND, edited
from tests.strategies import backups

WORD, RECORD = ({"kind": kind, "ref": f"a {kind}"} for kind in ("word", "record"))
OLD = {"answering.rota": {"level": 0, "evidence": [WORD]}, "answering.alerts": "unknown"}
NEW = {"answering.rota": {"level": 1, "evidence": [RECORD]}, "answering.alerts": 2}


@pytest.fixture
def line(tmp_path: Path) -> list[str]:
    """Return the command line that compares OLD with NEW."""
    for name, given in (("old", OLD), ("new", NEW)):
        (tmp_path / f"{name}.json").write_text(answers_text(edited({}), given))
    return [
        "compare",
        *(str(tmp_path / f"{n}.json") for n in ("old", "new")),
        "--rubric",
        str(SOUND),
    ]


def _words(text: str) -> str:
    return " ".join(text.split())


def test_the_text_tells_what_moved_and_why_the_level_did(advisor: Advisor, line: list[str]) -> None:
    outcome = advisor(*line)
    shown = _words(outcome.out)
    assert (outcome.code, outcome.err) == (0, "")
    for fact in (
        "Any team 2026-11-23 · On-call readiness 1.0.0",
        "Level claimed 0 → 1 Level supported 0 → 1",
        "Now Level 1, guarded",
        "Score 0.0 → 1.0 of 2",
        "Coverage 50 % → 100 %",
        "Level 1 is reached: the last criterion that stood before it was “A published rota names",
        "Dimension People Machines Answering 0.0 → 1.0 – → 2.0",
        "Features moved",
        "L1 named-person lacking → held",
        "2 practices moved: 1 up, 0 down, 1 other",
        "▲ answering.rota 0.0 → 1.0, supported 0 → 1 before level 1",
        "• answering.alerts unknown → 2.0, supported – → 0",
        "Criteria that turned met, or are shown now (1) answering.rota/level-1 not met → met",
        "answering.alerts/level-1 unknown → met",
        "Before level 1, lifted (1) answering.rota/level-1 from not met to met",
        "Evidence gained (1) answering.rota record: a record",
        "Evidence lost (1) answering.rota word: a word",
    ):
        assert fact in shown


def test_what_fell_is_listed(advisor: Advisor, line: list[str]) -> None:
    command, old, new, *rubric = line
    shown = _words(advisor(command, new, old, *rubric).out)
    assert "Level fell from 1 to 0: lacking: A published rota names one person" in shown
    assert "▼ answering.rota 1.0 → 0.0" in shown
    assert "Defining criteria that were met before" in shown
    assert "answering.rota/level-1 met → not met" in shown


def test_json_holds_the_whole_comparison(advisor: Advisor, line: list[str]) -> None:
    outcome = advisor(*line, "--format", "json")
    data = json.loads(outcome.out)
    assert (outcome.code, outcome.err, data["basis"]) == (0, "", "claimed")
    assert data["level"]["claimed"] == {"before": 0, "after": 1}
    first, guarded = data["because"]
    assert first.startswith("Level 1 is reached")
    assert guarded == "It is guarded now."
    assert data["blockers"]["lifted"][0]["how"] == "from not met to met"
    assert data["criteria"][0]["reason"] == "not met → met"
    assert [practice["direction"] for practice in data["practices"]] == ["up", "other"]
    assert [item["practice"] for item in data["blockers"]["lifted"]] == ["answering.rota"]


def test_strict_speaks_of_supported_levels(advisor: Advisor, line: list[str]) -> None:
    assert "Supported level 1 is reached" in advisor(*line, "--strict").out
    data = json.loads(advisor(*line, "--strict", "--format", "json").out)
    assert data["basis"] == "supported"


def test_results_compare_like_the_answers_they_were_made_from(
    advisor: Advisor, line: list[str], tmp_path: Path
) -> None:
    _, old, new, *rubric = line
    result = tmp_path / "result.json"
    result.write_text(advisor("score", old, *rubric, "--format", "json").out)
    assert advisor("compare", result, new, *rubric) == advisor(*line)


def test_remarks_go_to_stderr_and_quiet_silences_them(
    advisor: Advisor, line: list[str], tmp_path: Path
) -> None:
    other = tmp_path / "other.json"
    other.write_text(answers_text(edited({}), {}, team={"name": "\x1b[2JOthers"}))
    _, old, _, *rubric = line
    told = advisor("compare", old, other, *rubric)
    assert "different names: Any team and \\x1b[2JOthers." in told.err
    assert "\x1b" not in told.out + told.err
    quiet = advisor("--quiet", "compare", old, other, *rubric)
    assert (quiet.out, quiet.err) == (told.out, "")


def test_another_rubric_is_an_input_that_cannot_be_used(
    advisor: Advisor, line: list[str], tmp_path: Path
) -> None:
    other = tmp_path / "backups.json"
    other.write_text(answers_text(backups(), {}))
    result = tmp_path / "result.json"
    result.write_text(advisor("score", other, "--rubric", BACKUPS, "--format", "json").out)
    outcome = advisor("compare", result, *line[2:])
    assert (outcome.code, outcome.out) == (3, "")
    assert "`backups@2`" in outcome.err
    assert "`on-call@1`" in outcome.err


def test_standard_input_cannot_be_both(advisor: Advisor) -> None:
    outcome = advisor("compare", "-", "-")
    assert (outcome.code, outcome.out) == (2, "")
    assert "Standard input can be read once" in outcome.err


def test_markdown_for_a_comment(advisor: Advisor, line: list[str]) -> None:
    outcome = advisor(*line, "--format", "md", "--brief")
    assert (outcome.code, outcome.err) == (0, "")
    assert "| Level claimed | 0 → 1 |" in outcome.out
    assert "Dimension" in advisor(*line, "--format", "md").out
    refused = advisor(*line, "--brief")
    assert (refused.code, "--brief goes with --format md." in refused.err) == (2, True)
