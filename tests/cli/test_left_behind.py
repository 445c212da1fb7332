"""A command leaves nothing among temporary files."""

from pathlib import Path

import pytest

from tests.build import SAMPLES
from tests.cli.process import execute

C = SAMPLES[0]


@pytest.mark.parametrize(
    "line",
    [
        ("score", C),
        ("answers", "new", "-o", "new.yaml"),
        ("plan", C, "--format", "md", "-o", "plan.md"),
        ("report", C, "-o", "out", "--format", "html,md,json"),
        ("merge", C, C, "-o", "merged.yaml"),
        ("assess", "team.yaml", "--plain"),
    ],
    ids=lambda line: " ".join(line[:1]),
)
def test_a_command_leaves_nothing_among_temporary_files(
    line: tuple[str | Path, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    done = execute(*line, TMPDIR=str(temporary))
    assert done.returncode == 0, done.stderr
    assert list(temporary.iterdir()) == []
