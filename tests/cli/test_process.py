"""What holds only for a real process: pipes, terminals and signals."""

import json
import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.build import SAMPLES
from tests.cli.process import ENTRY, PATIENCE, execute, on_terminal

SAMPLE = str(SAMPLES[0])
ESCAPE = "\x1b"
COLOUR = re.compile(r"\x1b\[[0-9;]*m")


def test_the_command_returns_its_exit_code_and_keeps_errors_off_stdout() -> None:
    done, refused = execute("score", SAMPLE), execute("score", "nowhere.yaml")
    assert (done.returncode, done.stderr) == (0, "")
    assert (refused.returncode, refused.stdout) == (3, "")
    assert refused.stderr.startswith("nowhere.yaml: error: ")


@pytest.mark.parametrize(
    "line", ["score {0}", "explain {0}", "rubric show", "rubric list", "score nowhere", "answers"]
)
def test_nothing_is_styled_where_there_is_no_terminal(line: str) -> None:
    finished = execute(*(word.format(SAMPLE) for word in line.split()))
    assert finished.stdout or finished.stderr
    assert ESCAPE not in finished.stdout + finished.stderr


@pytest.mark.parametrize("line", ["score {0}", "explain {0}", "rubric list", "score nowhere"])
def test_a_terminal_gets_styles_unless_no_color_is_set(line: str) -> None:
    words = [word.format(SAMPLE) for word in line.split()]
    styled, bare = on_terminal(*words), on_terminal(*words, NO_COLOR="1")
    assert COLOUR.search(styled)
    assert ESCAPE not in bare
    assert COLOUR.sub("", styled) == bare


@pytest.mark.parametrize(
    "line", ["score {0}", "rubric show --format json", "rubric schema", "-q answers new"]
)
def test_a_reader_that_leaves_early_ends_the_command_in_silence(line: str) -> None:
    command = [*ENTRY, *(word.format(SAMPLE) for word in line.split())]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(PATIENCE) == 0


def test_head_gets_its_line_and_no_traceback_follows() -> None:
    command = [*ENTRY, "rubric", "show", "--format", "json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        head = subprocess.run(["head", "-1"], stdin=process.stdout, capture_output=True, check=True)
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        assert process.stderr.read() == b""
    assert head.stdout == b"{\n"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_is_an_error_of_output() -> None:
    with Path("/dev/full").open("w") as full:
        finished = subprocess.run(
            [*ENTRY, "score", SAMPLE], stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    assert finished.returncode == 4
    assert "No space left" in finished.stderr
    assert "Traceback" not in finished.stderr


def test_an_interrupt_ends_with_130_and_no_traceback() -> None:
    # A process started in the background may be born deaf to interrupts.
    listen = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); "
    command = [sys.executable, "-c", f"{listen}{ENTRY[2]}", "score", "-"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdin
        # More than a pipe holds: once it is written, the command must be reading.
        os.write(process.stdin.fileno(), b"#" * 2_000_000)
        process.send_signal(signal.SIGINT)
        _, error = process.communicate(timeout=PATIENCE)
    assert process.returncode == 130
    assert b"Traceback" not in error


def test_standard_input_is_read_for_a_dash() -> None:
    text = Path(SAMPLE).read_text()
    finished = subprocess.run(
        [*ENTRY, "score", "-", "--format", "json"],
        input=text,
        capture_output=True,
        text=True,
        check=True,
    )
    assert finished.stdout == execute("score", SAMPLE, "--format", "json").stdout
    assert json.loads(finished.stdout)["schema_version"]


def test_faults_in_standard_input_name_it() -> None:
    command = [*ENTRY, "score", "-"]
    finished = subprocess.run(
        command, input="rubric: 1\n", capture_output=True, text=True, check=False
    )
    assert finished.returncode == 3
    assert "standard input:1:1: error: " in finished.stderr


def test_output_is_whole_where_the_environment_knows_only_ascii() -> None:
    finished = execute("score", SAMPLE, LC_ALL="C", PYTHONIOENCODING="ascii")
    assert (finished.returncode, finished.stderr) == (0, "")
    assert finished.stdout == execute("score", SAMPLE).stdout


def test_a_plan_written_to_a_file_from_a_terminal_is_not_cut(tmp_path: Path) -> None:
    written, printed = tmp_path / "plan.txt", execute("plan", SAMPLE, "--all").stdout
    on_terminal("plan", SAMPLE, "-o", written)
    assert ESCAPE not in written.read_text()
    assert _steps(written.read_text()) == _steps(printed) != []


def _steps(text: str) -> list[str]:
    return re.findall(r"^ *\d+  \d{4}-\d\d-\d\d .*", text, re.MULTILINE)
