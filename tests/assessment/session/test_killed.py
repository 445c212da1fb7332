import subprocess
import sys
from pathlib import Path

from tests.build import ROOT

MOMENTS = 80


def test_a_session_that_is_killed_loses_no_acknowledged_answer(tmp_path: Path) -> None:
    command = [
        sys.executable,
        "-m",
        "tests.assessment.session.killed",
        str(tmp_path),
        str(MOMENTS),
        "7",
    ]
    finished = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert finished.returncode == 0, finished.stderr
    moments, answers, unfinished = map(int, finished.stdout.split())
    assert moments == MOMENTS
    assert answers > MOMENTS
    assert unfinished > 0  # some were killed in the middle of writing
