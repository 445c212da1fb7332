"""How the screens end when nobody chose to leave them."""

import os
import signal
import sys
import time
from pathlib import Path

import pexpect
import pytest

from tests.build import ROOT

START = "from advisor.cli.main import main; main()"
CRASH = """
import advisor.tui.app as at
def broken(*_):
    raise ValueError("boom")
at.AdvisorApp.action_help = broken
"""
ENTERED, LEFT = "\x1b[?1049h", "\x1b[?1049l"


def screens(code: str, folder: Path, **more: str) -> "pexpect.spawn[bytes]":
    """Return a process that shows its first question on a terminal."""
    environment = os.environ | {
        "TERM": "xterm-256color",
        "PYTHONPATH": str(ROOT),
        "XDG_STATE_HOME": str(folder / "state"),
    }
    process = pexpect.spawn(
        sys.executable,
        ["-P", "-c", code, "assess", "team.yaml", "--quick"],
        cwd=str(folder),
        env=environment | more,
        dimensions=(24, 80),
        timeout=60,
    )
    process.expect_exact(ENTERED)
    process.expect_exact("help")
    return process


def ended(process: "pexpect.spawn[bytes]") -> tuple[int | None, str]:
    """Return the exit code of a process and what it showed last."""
    process.expect(pexpect.EOF)
    shown = process.before or b""
    process.close()
    return process.exitstatus, shown.decode("utf-8", "replace")


def test_a_fault_leaves_the_screen_and_is_one_line(folder: Path) -> None:
    process = screens(CRASH + START, folder)
    process.send("?")
    code, shown = ended(process)
    said = shown.rpartition(LEFT)[2]
    assert code == 3
    assert "Traceback" not in shown
    assert said.count("error: ") == 1
    assert "(ValueError: boom)" in said
    (log,) = (folder / "state" / "advisor").glob("fault-*.log")
    assert "boom" in log.read_text()


BUSY = """
import pathlib, time
from textual.screen import Screen
def busy(*_):
    time.sleep(0.6)
    pathlib.Path("finished").touch()
Screen.on_key = busy
"""


def test_asked_to_end_they_give_the_terminal_back(folder: Path) -> None:
    process = screens(START, folder)
    process.kill(signal.SIGTERM)
    code, shown = ended(process)
    assert code == 143
    assert LEFT in shown
    assert "Traceback" not in shown


def test_asked_to_end_they_finish_what_a_key_began(folder: Path) -> None:
    process = screens(BUSY + START, folder)
    process.send("z")
    time.sleep(0.2)
    process.kill(signal.SIGTERM)
    code, shown = ended(process)
    assert code == 143
    assert (folder / "finished").exists()
    assert "Traceback" not in shown


@pytest.mark.parametrize("encoding", ["latin-1", "cp1252"])
def test_any_encoding_shows_them(folder: Path, encoding: str) -> None:
    process = screens(START, folder, PYTHONIOENCODING=encoding)
    process.send("q")
    code, shown = ended(process)
    assert code == 0
    assert LEFT in shown
    assert "\\u" not in shown
