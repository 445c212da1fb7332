"""What whoever reads the output can do to a command: nothing."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from advisor.cli.command_line import cli
from tests.build import SAMPLES
from tests.cli.process import ENTRY, PATIENCE, execute

SAMPLE = str(SAMPLES[0])
OTHER = str(SAMPLES[1])
FULL = Path("/dev/full")

# A line for every command, with the exit code that it has whoever reads.
LINES = {
    "assess": (("--plain", "{folder}/new.yaml"), 0),
    "score": ((SAMPLE,), 0),
    "explain": ((SAMPLE,), 0),
    "plan": ((SAMPLE,), 0),
    "report": ((SAMPLE, "--format", "md", "-o", "{folder}"), 0),
    "compare": ((SAMPLE, OTHER), 0),
    "gate": ((SAMPLE, "--min-level", "2"), 1),
    "merge": ((SAMPLE, "{copy}", "-o", "{folder}/merged.yaml"), 0),
    "answers new": ((), 0),
    "answers check": (("{bad}",), 1),
    "answers upgrade": (("{bad}",), 3),
    "answers sheet": ((SAMPLE, "-o", "{folder}/sheet.csv"), 0),
    "answers from-sheet": (("{bad}",), 3),
    "answers take": (("{bad}", "{bad}", "--all"), 3),
    "scan": (("{folder}",), 0),
    "rubric list": ((), 0),
    "rubric show": ((), 0),
    "rubric lint": (("{bad}",), 1),
    "rubric schema": ((), 0),
    "history": ((SAMPLE,), 0),
    "portfolio": ((SAMPLE,), 0),
    "doctor": ((), 0),
    "completion": (("bash",), 0),
    "web": (("--port", "0"), 2),
    "mcp": ((SAMPLE,), 0),
}
# What these are asked for is a verdict, which stands without its words.
VERDICTS = {"gate", "answers check", "rubric lint", "doctor", "web"}


def commands(command: click.Command, path: tuple[str, ...] = ()) -> Iterator[str]:
    """Yield every command that does something."""
    if not isinstance(command, click.Group):
        yield " ".join(path)
        return
    context = click.Context(command)
    for name in command.list_commands(context):
        below = command.get_command(context, name)
        assert below is not None
        yield from commands(below, (*path, name))


def words(name: str, folder: Path) -> list[str]:
    """Return the command line of a command."""
    bad = folder / "bad.yaml"
    bad.write_text("rubric: [")
    copy = folder / "copy.yaml"
    copy.write_text(Path(SAMPLE).read_text())
    given = (word.format(folder=folder, bad=bad, copy=copy) for word in LINES[name][0])
    return [*name.split(), *given]


def unread(*arguments: str, also: bool = False) -> subprocess.CompletedProcess[bytes]:
    """Run a command whose reader has gone before it begins, that of its errors `also`."""
    reading, writing = os.pipe()
    os.close(reading)
    try:
        return subprocess.run(
            [*ENTRY, *arguments],
            stdin=subprocess.DEVNULL,
            stdout=writing,
            stderr=writing if also else subprocess.PIPE,
            check=False,
            timeout=PATIENCE,
        )
    finally:
        os.close(writing)


def test_every_command_is_tried() -> None:
    assert set(LINES) == set(commands(cli))


@pytest.mark.parametrize("name", LINES)
def test_a_reader_that_left_changes_no_exit_code(name: str, tmp_path: Path) -> None:
    finished = unread(*words(name, tmp_path))
    assert finished.returncode == LINES[name][1]
    assert b"Traceback" not in finished.stderr
    assert b"ipe" not in finished.stderr


@pytest.mark.parametrize("name", ["gate", "answers check", "score"])
def test_nor_does_one_of_the_errors(name: str, tmp_path: Path) -> None:
    assert unread(*words(name, tmp_path), also=True).returncode == LINES[name][1]


@pytest.mark.parametrize("name", ["", "gate", "rubric", "answers new"])
def test_help_ends_well_without_a_reader(name: str) -> None:
    finished = unread(*name.split(), "--help")
    assert (finished.returncode, finished.stderr) == (0, b"")


@pytest.mark.skipif(not FULL.exists(), reason="needs /dev/full")
@pytest.mark.parametrize(
    "name",
    sorted(
        LINES.keys()
        - {"merge", "web", "mcp", "answers upgrade", "answers take", "answers from-sheet"}
    ),
)
def test_a_full_device_is_told_and_a_verdict_stands(name: str, tmp_path: Path) -> None:
    # As data, so that there is some whatever is found.
    more = ["--format", "json"] if name in {"answers check", "rubric lint"} else []
    with FULL.open("w") as full:
        finished = subprocess.run(
            [*ENTRY, *words(name, tmp_path), *more],
            stdin=subprocess.DEVNULL,
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
            timeout=PATIENCE,
        )
    assert finished.returncode == (LINES[name][1] if name in VERDICTS else 4)
    assert "error: standard output cannot be written: No space left" in finished.stderr
    assert "Traceback" not in finished.stderr


@pytest.mark.skipif(not FULL.exists(), reason="needs /dev/full")
def test_errors_that_cannot_be_written_change_no_exit_code() -> None:
    with FULL.open("w") as full:
        finished = subprocess.run(
            [*ENTRY, "score", "nowhere.yaml"], stderr=full, check=False, timeout=PATIENCE
        )
    assert finished.returncode == 3


def test_a_pipe_that_returns_at_once_gets_everything() -> None:
    reading, writing = os.pipe()
    os.set_blocking(writing, False)
    with subprocess.Popen(
        [*ENTRY, "rubric", "show", "--format", "json"], stdout=writing
    ) as running:
        os.close(writing)
        with os.fdopen(reading, "rb") as stream:
            got = stream.read()
        assert running.wait(PATIENCE) == 0
    assert got.decode() == execute("rubric", "show", "--format", "json").stdout


@pytest.mark.parametrize("encoding", ["latin-1", "cp1252", "cp437", "ascii"])
@pytest.mark.parametrize("name", ["score", "plan", "compare", "gate", "assess", "answers new"])
def test_no_encoding_ends_a_command(name: str, encoding: str, tmp_path: Path) -> None:
    finished = subprocess.run(
        [*ENTRY, *words(name, tmp_path)],
        input="?\nñ\n\xff\n".encode("latin-1"),
        capture_output=True,
        env=os.environ | {"PYTHONIOENCODING": encoding},
        check=False,
        timeout=PATIENCE,
    )
    assert finished.returncode == LINES[name][1]
    assert finished.stdout
    assert b"Traceback" not in finished.stderr


def test_what_an_encoding_lacks_is_written_as_the_nearest_it_has() -> None:
    latin = os.environ | {"PYTHONIOENCODING": "latin-1:strict"}
    line = [*ENTRY, "score", SAMPLE]
    shown = subprocess.run(line, capture_output=True, check=True, env=latin).stdout.decode(
        "latin-1"
    )
    whole = execute("score", SAMPLE).stdout
    assert "·" in shown
    assert "█" in whole
    assert "#" in shown
    assert "?" not in shown
    assert [*map(len, shown.splitlines())] == [*map(len, whole.splitlines())]


def test_documents_are_utf_8_whatever_the_terminal_is(tmp_path: Path) -> None:
    line = [*ENTRY, "answers", "new", "--team", "Größe → 漢"]
    latin = os.environ | {"PYTHONIOENCODING": "latin-1"}
    written = subprocess.run(line, capture_output=True, check=True, env=latin).stdout
    file = tmp_path / "team.yaml"
    file.write_bytes(written)
    assert "Größe → 漢" in written.decode()
    assert execute("answers", "check", file).returncode == 0


def test_a_file_opened_later_is_never_a_standard_stream(tmp_path: Path) -> None:
    file = tmp_path / "team.yaml"
    file.write_text(Path(SAMPLE).read_text())
    shell = ["sh", "-c", '"$@" <&- >&- 2>&-', "sh"]
    code = subprocess.run([*shell, *ENTRY, "score", str(file)], check=False).returncode
    assert (code, file.read_text()) == (0, Path(SAMPLE).read_text())


@pytest.mark.skipif(sys.platform == "win32", reason="a descriptor opened for reading")
def test_a_stream_that_cannot_be_written_at_all_is_told() -> None:
    with Path(os.devnull).open() as wrong:
        finished = subprocess.run(
            [*ENTRY, "score", SAMPLE], stdout=wrong, stderr=subprocess.PIPE, check=False
        )
    assert finished.returncode == 4
    assert b"standard output cannot be written" in finished.stderr
