"""Every command on a system that has nothing of what POSIX adds."""

import os
import re
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest

from tests.build import ROOT, SAMPLES
from tests.rubric.sound import SOUND

C = str(SAMPLES[0])
LINES = [
    ("answers", "new", "-o", "new.yaml", "--team", "T"),
    ("answers", "check", C),
    ("score", C),
    ("explain", C, "testing"),
    ("plan", C, "--format", "md", "-o", "plan.md"),
    ("report", C, "-o", "out", "--format", "html,md,json"),
    ("compare", C, C),
    ("gate", C, "--min-level", "0"),
    ("merge", C, C, "-o", "merged.yaml"),
    ("rubric", "list"),
    ("rubric", "lint", str(SOUND)),  # of the shipped one, all detectors are tried elsewhere
    ("web", "--help"),
]


def on_other_system(
    folder: Path, *arguments: str, typed: str = ""
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "tests.other_system", *arguments],
        cwd=folder,
        input=typed,
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )


@pytest.mark.parametrize("line", LINES, ids=" ".join)
def test_a_command_does_what_it_does_elsewhere(line: tuple[str, ...], tmp_path: Path) -> None:
    done = on_other_system(tmp_path, *line)
    assert (done.returncode, "Traceback" in done.stderr) == (0, False), done.stderr
    for option, name in pairwise(line):
        assert option != "-o" or (tmp_path / name).exists()


def test_a_folder_is_called_one_where_it_cannot_be_opened(tmp_path: Path) -> None:
    done = on_other_system(tmp_path, "score", ".")
    assert done.returncode == 3
    assert ". is a folder" in done.stderr


def test_questions_are_asked_and_answers_saved_and_the_lack_of_locks_is_told(
    tmp_path: Path,
) -> None:
    done = on_other_system(tmp_path, "assess", "team.yaml", "--plain", "--quick", typed="2\nq\n")
    assert done.returncode == 0, done.stderr
    assert "cannot tell who else has the file open" in " ".join(done.stdout.split())
    answers = (tmp_path / "team.yaml").read_text(encoding="utf-8")
    assert re.search(r"^    met:\n      - [a-z-]+$", answers, re.MULTILINE)
