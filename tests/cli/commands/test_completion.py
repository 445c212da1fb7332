import subprocess
import sys
from shutil import which

import pytest
from click.shell_completion import BashComplete

from advisor.cli.command_line import cli
from tests.cli.conftest import Advisor


def offered(*words: str, kind: str = "plain") -> list[str]:
    """Return what a shell offers for the last of these words."""
    complete = BashComplete(cli, {}, "advisor", "_ADVISOR_COMPLETE")
    *before, incomplete = words
    return [
        item.value
        for item in complete.get_completions(list(before), incomplete)
        if item.type == kind
    ]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_goes_to_stdout_and_asks_the_program(advisor: Advisor, shell: str) -> None:
    outcome = advisor("completion", shell)
    assert (outcome.code, outcome.err) == (0, "")
    assert f"_ADVISOR_COMPLETE={shell}_complete" in outcome.out
    if which(shell):
        subprocess.run([shell, "-n"], input=outcome.out, text=True, check=True)


def test_another_shell_is_refused_with_those_there_are(advisor: Advisor) -> None:
    outcome = advisor("completion", "tcsh")
    assert outcome.code == 2
    assert "bash" in outcome.err


def test_commands_are_offered_without_importing_any(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "advisor.cli.commands.report", None)
    assert {"report", "score", "doctor"} <= set(offered(""))
    assert offered("comp") == ["compare", "completion"]
    assert "take" in offered("answers", "")
    assert "--format" in offered("score", "--f")


def test_files_are_the_shells_own() -> None:
    assert offered("score", "te", kind="file") == ["te"]
    assert offered("score", "team.yaml", "--rubric", "", kind="file") == [""]
    assert offered("scan", "", kind="dir") == [""]


def test_ids_are_those_of_the_rubric() -> None:
    assert offered("explain", "team.yaml", "testing.data-val") == ["testing.data-validation"]
    assert "testing.data-validation" in offered("rubric", "show", "testing")
    criteria = offered("rubric", "show", "version-control.model-registry/")
    assert "version-control.model-registry/numbered-entry" in criteria
    assert not any("/" in name for name in offered("rubric", "show", ""))


def test_whoever_types_is_told_nothing_of_a_rubric_that_cannot_be_read() -> None:
    assert offered("explain", "team.yaml", "--rubric", "./nowhere.yaml", "a") == []
