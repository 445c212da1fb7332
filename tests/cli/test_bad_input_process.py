"""Bad input as a whole process meets it: standard input, closed streams, no traceback."""

import json
import subprocess
from pathlib import Path

import pytest

from advisor.document.parse import load_document
from tests.build import SAMPLES
from tests.cli.bad_files import HEAD, TOO_LARGE, UNREADABLE, UNUSABLE
from tests.cli.process import ENTRY, PATIENCE, execute

SAMPLE = SAMPLES[0]
EITHER = UNREADABLE | UNUSABLE


def piped(raw: bytes, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    """Run one command line with `raw` on its standard input."""
    return subprocess.run(
        [*ENTRY, *arguments], input=raw, capture_output=True, check=False, timeout=PATIENCE
    )


@pytest.mark.parametrize("name", ["missing", "folder", "binary", "alias bomb", "deep flow", "tag"])
def test_a_bad_file_ends_a_process_with_3_and_no_traceback(name: str, tmp_path: Path) -> None:
    write, said = EITHER[name]
    write(tmp_path / "team.yaml")
    finished = execute("report", tmp_path / "team.yaml", "-o", tmp_path / "out")
    assert (finished.returncode, finished.stdout) == (3, "")
    assert said in finished.stderr
    assert "Traceback" not in finished.stderr
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"", "the file is empty"),
        (b"\x89PNG\0", "is a binary file"),
        (b"note: caf\xe9\n", "is not UTF-8 text"),
        (b"#" * TOO_LARGE, "is larger than 8 MB"),
        (b"[" * 100_000, "nests deeper than"),
        (b"team: {name: T}\n", "`rubric` is missing"),
    ],
    ids=["empty", "binary", "latin", "large", "deep", "incomplete"],
)
def test_bad_standard_input_is_an_error_that_names_it(raw: bytes, said: str) -> None:
    finished = piped(raw, "score", "-")
    told = finished.stderr.decode()
    assert (finished.returncode, finished.stdout) == (3, b"")
    assert told.startswith("standard input:")
    assert said in told
    assert "Traceback" not in told


@pytest.mark.parametrize(
    ("closed", "arguments", "code"),
    [
        ("<&-", ("score", "-"), 3),
        (">&-", ("score", str(SAMPLE)), 0),
        (">&-", ("score", "missing.yaml"), 3),
        ("2>&-", ("score", "missing.yaml"), 3),
        ("<&- >&- 2>&-", ("answers", "check", "missing.yaml"), 3),
    ],
)
def test_a_closed_stream_is_no_reason_for_a_traceback(
    closed: str, arguments: tuple[str, ...], code: int
) -> None:
    shell = ["sh", "-c", f'"$@" {closed}', "sh"]
    finished = subprocess.run(
        [*shell, *ENTRY, *arguments], capture_output=True, text=True, check=False, timeout=PATIENCE
    )
    assert finished.returncode == code
    assert "Traceback" not in finished.stderr


def test_check_reads_standard_input() -> None:
    finished = piped(f"{HEAD}answers: {{testing.nothing: 1}}\n".encode(), "answers", "check", "-")
    assert (finished.returncode, finished.stdout) == (1, b"")
    assert finished.stderr.startswith(b"standard input:4:11: error: `testing.nothing` is not")
    assert b"standard input can be used" in piped(HEAD.encode(), "answers", "check", "-").stderr


@pytest.mark.parametrize("indent", [None, 2, "\t"])
def test_answers_as_json_score_as_the_same_answers_in_yaml(indent: int | str | None) -> None:
    data = load_document(SAMPLE).data
    finished = piped(json.dumps(data, indent=indent).encode(), "score", "-", "--format", "json")
    assert finished.returncode == 0
    told = json.loads(finished.stdout)
    same = json.loads(execute("score", SAMPLE, "--format", "json").stdout)
    assert told.pop("answers_sha256") != same.pop("answers_sha256")  # of the file as it is written
    assert told == same
