from pathlib import Path

import pytest

from tests.cli.conftest import Advisor
from tests.cli.process import execute
from tests.strategies import shipped


@pytest.mark.parametrize("arguments", [(), ("assess",), ("assess", "team.yaml")])
def test_without_a_terminal_it_says_so_and_what_works_instead(
    advisor: Advisor, arguments: tuple[str, ...]
) -> None:
    outcome = advisor(*arguments)
    assert outcome.code == 2
    assert "need a terminal" in outcome.err
    assert "advisor answers new" in outcome.err
    assert "advisor score" in outcome.err
    assert outcome.out == ""
    assert not Path("team.yaml").exists()


def test_plain_prompts_need_a_file_and_are_not_for_showing(advisor: Advisor) -> None:
    assert advisor("assess", "--plain").code == 2
    assert advisor("assess", "team.yaml", "--plain", "--read-only").code == 2


def test_plain_prompts_work_in_a_pipe(tmp_path: Path) -> None:
    file = tmp_path / "team.yaml"
    finished = execute("assess", file, "--plain", "--quick", XDG_STATE_HOME=str(tmp_path))
    assert finished.returncode == 0, finished.stderr
    asked = finished.stdout.partition(" questions for ")[0]
    assert 0 < int(asked) < len(shipped().practices)
    assert f"Question 1 of {asked}: " in finished.stdout
    assert finished.stdout.rstrip().endswith("Saved.")
