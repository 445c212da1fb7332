import io
from pathlib import Path

import pytest

from advisor.assessment.store import load_assessment
from advisor.rubric.model import Rubric
from advisor.tui.plain import ask_plainly

FIRST, SECOND, THIRD = "release.pipeline-release", "release.model-release", "release.code-release"


def ask(
    rubric: Rubric, typed: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> str:
    monkeypatch.setattr("sys.stdin", io.StringIO(typed))
    assert ask_plainly(Path("team.yaml"), rubric, quick=True) == 0
    return capsys.readouterr().out


def test_the_same_questions_are_asked_and_saved_one_by_one(
    delivery: Rubric, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    out = ask(delivery, "1\nx\nno models\nu\n", monkeypatch, capsys)
    answers = load_assessment("team.yaml", delivery).answers
    assert answers[FIRST].level == 1
    assert (answers[SECOND].level, answers[SECOND].reason) == ("not_applicable", "no models")
    assert answers[THIRD].level == "unknown"
    assert "Question 1 of 3: Release of the pipeline" in out
    assert "That was the last question." in out
    assert "advisor report team.yaml" in out


def test_back_skip_note_help_and_wrong_words(
    delivery: Rubric, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    out = ask(delivery, "b\ns\n?\n9\nmaybe\nn\na note\nb\n2\nq\n", monkeypatch, capsys)
    answers = load_assessment("team.yaml", delivery).answers
    assert answers[SECOND].note == "a note"
    assert answers[FIRST].level == 2
    assert "This is the first question." in out
    assert "there is no level 9" in out
    assert "`maybe` is none of the answers" in out
    assert out.rstrip().endswith("Saved.")


def test_input_that_ends_leaves_what_was_answered(
    delivery: Rubric, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    out = ask(delivery, "1", monkeypatch, capsys)
    assert out.rstrip().endswith("Saved.")
    assert load_assessment("team.yaml", delivery).answers[FIRST].level == 1


def test_control_characters_of_a_file_are_written_out(
    delivery: Rubric, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    ask(delivery, "n\nbefore\nq\n", monkeypatch, capsys)
    file = Path("team.yaml")
    file.write_text(file.read_text().replace("before", '"\\e[31m red"'))
    out = ask(delivery, "q\n", monkeypatch, capsys)
    assert "\x1b" not in out
