import subprocess
import sys

import pytest

from tests.cli.process import PATIENCE

COLLECTING = """
import gc, os, sys, threading, time
os.environ.update(TEXTUAL_DRIVER="advisor.tui.web.driver:VisitorDriver", COLUMNS="80", ROWS="24")
def watch():
    end = time.monotonic() + 30
    while not gc.isenabled() and time.monotonic() < end: time.sleep(0.05)
    os._exit(7 if gc.isenabled() else 1)
gc.disable()
threading.Thread(target=watch, daemon=True).start()
sys.argv = ["advisor"]
from advisor.cli.main import main
main()
"""
STUCK = """
import os, time
os.environ.update(TEXTUAL_DRIVER="advisor.tui.web.driver:VisitorDriver", COLUMNS="80", ROWS="24")
from textual.app import App
from advisor.tui.web import driver
driver._PATIENCE_SECONDS = 0.2
class Stuck(App):
    def on_mount(self):
        {does}
Stuck().run()
"""


def end_of_input(does: str) -> subprocess.CompletedProcess[bytes]:
    """Run an application whose input ends at once."""
    return subprocess.run(
        [sys.executable, "-c", STUCK.format(does=does)],
        input=b"",
        capture_output=True,
        check=False,
        timeout=PATIENCE,
        start_new_session=True,
    )


@pytest.mark.parametrize(
    "does",
    [
        "time.sleep(600)",
        "self.run_worker(lambda: time.sleep(600), thread=True)",  # joined when Python ends
    ],
)
def test_an_application_that_is_stuck_ends_when_nobody_is_there(does: str) -> None:
    assert end_of_input(does).returncode == -9


def test_an_application_that_listens_ends_by_itself() -> None:
    finished = end_of_input("pass")
    assert finished.returncode == 0
    assert finished.stderr == b""


def test_its_memory_is_bounded() -> None:
    asked = "try: bytearray(3 << 30)\n        except MemoryError: os._exit(7)"
    assert end_of_input(asked).returncode == 7


def test_the_screens_collect_garbage() -> None:
    with subprocess.Popen(
        [sys.executable, "-c", COLLECTING], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL
    ) as process:
        assert process.wait(PATIENCE) == 7
