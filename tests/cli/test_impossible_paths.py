"""A path that no system could have is one that does not exist, whatever it is given for."""

from pathlib import Path

import pytest

from tests.build import SAMPLES
from tests.cli.conftest import Advisor

LONG = "9" * 3000
SAMPLE = str(SAMPLES[0])


@pytest.mark.parametrize(
    "line",
    [
        ("score", LONG),
        ("answers", "check", LONG),
        ("answers", "upgrade", LONG),
        ("answers", "new", "-o", LONG),
        ("rubric", "lint", LONG),
        ("score", SAMPLE, "--rubric", LONG),
        ("report", SAMPLE, "--format", "html", "--templates", LONG),
        ("report", SAMPLE, "--format", "md", "--brand", LONG),
        ("report", SAMPLE, "--format", "md", "-o", LONG),
        ("plan", SAMPLE, "--format", "md", "-o", LONG),
        ("assess", LONG, "--plain"),
        ("assess", f"{LONG}.yaml", "--plain", "--rubric", LONG),
    ],
    ids=lambda line: " ".join(part for part in line if part not in {SAMPLE, LONG}),
)
def test_a_path_too_long_to_be_one_is_refused(
    advisor: Advisor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, line: tuple[str, ...]
) -> None:
    monkeypatch.chdir(tmp_path)
    outcome = advisor(*line)
    assert outcome.code in {3, 4}
    assert "999…" in outcome.err
    assert "itself failed" not in outcome.err
    assert list(tmp_path.iterdir()) == []
