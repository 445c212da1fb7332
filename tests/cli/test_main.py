"""What the entry point holds on to when it is interrupted, ended, or surprised."""

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.build import SAMPLES
from tests.cli.process import ENTRY, PATIENCE

SAMPLE = str(SAMPLES[0])
START = "from advisor.cli.main import main; main()"
RAISING = """
def broken(*_, **__):
    {how}
"""
# What a module offers, and the command that calls it.
SCORING = ("advisor.scoring.score", "score", ("score", SAMPLE))
RENDERING = (
    "advisor.report.renderers.json_document",
    "JsonRenderer.render",
    ("report", SAMPLE, "--format", "json", "-o"),
)


def faulty(
    place: tuple[str, str, tuple[str, ...]], how: str, state: Path, *more: str
) -> subprocess.CompletedProcess[str]:
    """Run a command in which one function raises."""
    module, name, arguments = place
    code = f"{RAISING.format(how=how)}\nimport {module} as at\nat.{name} = broken\n{START}"
    return subprocess.run(
        [sys.executable, "-c", code, *arguments, *more],
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE,
        env=os.environ | {"XDG_STATE_HOME": str(state)},
    )


@pytest.mark.parametrize(
    ("how", "named"),
    [
        ("raise ValueError('a\\n::error::b')", r"ValueError: a\n::error::b"),
        ("return broken()", "RecursionError: "),
        ("raise MemoryError", "MemoryError: "),
        ("raise EOFError('gone')", "EOFError: gone"),
        ("raise BrokenPipeError(32, 'Broken pipe')", "BrokenPipeError: "),
        ("raise OSError(28, 'No space left', 'x')", "OSError: [Errno 28]"),
        ("import sys; sys.exit(1)", "SystemExit: 1"),
        ("raise BaseException('from below')", "BaseException: from below"),
    ],
)
def test_what_nobody_foresaw_is_one_line_that_names_its_log(
    how: str, named: str, tmp_path: Path
) -> None:
    finished = faulty(SCORING, how, tmp_path)
    (line,) = finished.stderr.splitlines()
    (log,) = (tmp_path / "advisor").iterdir()
    assert (finished.returncode, finished.stdout) == (3, "")
    assert line.startswith(f"error: advisor itself failed, the log is {log} (")
    assert named in line
    assert "Traceback (most recent call last)" in log.read_text()
    assert log.stat().st_mode & 0o777 == 0o600


def test_while_a_report_is_written_the_exit_code_is_4(tmp_path: Path) -> None:
    finished = faulty(RENDERING, "raise KeyError('x')", tmp_path, str(tmp_path / "out"))
    assert (finished.returncode, finished.stdout) == (4, "")
    assert "(KeyError: 'x')" in finished.stderr
    assert not (tmp_path / "out").exists()


def test_where_no_state_can_be_kept_the_log_is_among_temporary_files(tmp_path: Path) -> None:
    state = tmp_path / "file"
    state.write_text("in the way")
    os.environ["TMPDIR"], before = str(tmp_path), os.environ.get("TMPDIR")
    try:
        finished = faulty(SCORING, "raise ValueError", state)
    finally:
        if before is None:
            del os.environ["TMPDIR"]
        else:
            os.environ["TMPDIR"] = before
    found = re.search(r"the log is (\S+) \(", finished.stderr)
    assert found
    assert Path(found[1]).is_relative_to(tmp_path)
    assert Path(found[1]).exists()


def test_a_module_that_cannot_be_loaded_is_told_as_well(tmp_path: Path) -> None:
    code = f"import sys; sys.modules['yaml'] = None; {START}"
    finished = subprocess.run(
        [sys.executable, "-c", code, "score", SAMPLE],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"XDG_STATE_HOME": str(tmp_path)},
    )
    assert finished.returncode == 3
    assert len(finished.stderr.splitlines()) == 1
    assert "ModuleNotFoundError" in finished.stderr


def test_only_the_newest_logs_are_kept(tmp_path: Path) -> None:
    folder = tmp_path / "advisor"
    folder.mkdir()
    for number in range(30):
        (folder / f"fault-20200101-0000{number:02}-1.log").touch()
    faulty(SCORING, "raise ValueError", tmp_path)
    kept = sorted(path.name for path in folder.iterdir())
    assert len(kept) == 20
    assert not kept[-1].startswith("fault-2020")


def listening(how: str, *arguments: str) -> list[str]:
    """Return a command that tells on stdout when `how` it is loading begins, and then loads on."""
    # A process started in the background may be born deaf to interrupts.
    code = (
        "import signal, sys; signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "class Finder:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        f"        if name == {how!r}:\n"
        "            print('loading', flush=True)\n"
        "            import time; time.sleep(60)\n"
        "sys.meta_path.insert(0, Finder())\n"
    )
    return [sys.executable, "-c", code + START, *arguments]


@pytest.mark.parametrize("module", ["click", "advisor.cli.commands.score", "yaml"])
@pytest.mark.parametrize(("sent", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_signal_while_modules_load_ends_without_a_traceback(
    module: str, sent: signal.Signals, code: int
) -> None:
    with subprocess.Popen(
        listening(module, "score", SAMPLE), stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout
        assert process.stdout.readline() == b"loading\n"
        process.send_signal(sent)
        _, error = process.communicate(timeout=PATIENCE)
    assert process.returncode == code
    assert error.strip() == b""


def test_an_interrupt_in_a_callback_is_not_lost() -> None:
    code = (
        "import signal, sys; signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "import advisor.scoring.score as at\n"
        "class Held:\n"
        "    def __del__(self):\n"
        "        raise KeyboardInterrupt\n"
        "def score(*_):\n"
        "    held = Held(); del held\n"
        "    while True: pass\n"
        "at.score = score\n"
    )
    finished = subprocess.run(
        [sys.executable, "-c", code + START, "score", SAMPLE],
        capture_output=True,
        check=False,
        timeout=PATIENCE,
    )
    assert (finished.returncode, finished.stderr.strip()) == (130, b"")


def test_the_end_of_the_process_is_asked_for_and_nothing_is_left(tmp_path: Path) -> None:
    out = tmp_path / "out"
    with subprocess.Popen(
        [*ENTRY, "report", SAMPLE, "-o", str(out)], stderr=subprocess.PIPE
    ) as process:
        time.sleep(0.7)  # anywhere between the start and the last page
        process.terminate()
        _, error = process.communicate(timeout=PATIENCE)
    assert process.returncode in {143, 0}
    assert b"Traceback" not in error
    assert not out.exists() or not [path for path in out.iterdir() if path.suffix == ".tmp"]


_LOADING = """
import os, signal, time
from advisor.cli import command_line, main
def run():
    try:
        os.kill(os.getpid(), signal.SIGTERM)
        time.sleep(5)
    except BaseException:
        raise ImportError("initialization failed")
command_line.run = run
main.main()
"""


def test_the_end_is_asked_for_also_while_a_module_makes_an_error_of_it() -> None:
    done = subprocess.run([sys.executable, "-c", _LOADING], capture_output=True, check=False)
    assert done.returncode == 143
    assert done.stderr == b""
