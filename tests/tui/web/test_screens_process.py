import asyncio
import sys
from functools import partial
from pathlib import Path

import pytest

from advisor.tui.web import screens_process
from advisor.tui.web.messages import TerminalSize
from advisor.tui.web.screens_process import ScreensProcess
from tests.tui.web.served import finish, is_running, wait_until

DEAF = """
import pathlib, subprocess, sys, time
other = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
pathlib.Path("started").write_text(str(other.pid))
print("__GANGLION__", flush=True)
while True: time.sleep(600)
"""
ENDLESS = """
import sys
print("__GANGLION__", flush=True)
while True: sys.stdout.write("D\\0\\0\\0\\1x" * 10_000)
"""
HUGE = 'import sys; print("__GANGLION__"); sys.stdout.write("D\\x7f\\x7f\\x7f\\x7f"); input()'
NO_FRAMES = 'print("x" * 1_000_000)'
GONE = 'import sys; sys.stderr.write("x" * 100_000 + "\\nlast words"); sys.exit(1)'


@pytest.fixture(autouse=True)
def hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(screens_process, "PATIENCE_SECONDS", 1)


async def run(script: str, monkeypatch: pytest.MonkeyPatch) -> tuple[int, int, str]:
    """Run a process in place of the screens; return frames seen, exit code and last words."""
    monkeypatch.setattr(screens_process, "_COMMAND", (sys.executable, "-c", script))
    screens = await ScreensProcess.start(TerminalSize(80, 24))
    frames = 0
    try:
        async with asyncio.timeout(5):
            async for _ in screens.frames():
                frames += 1
                if frames == 10:
                    break
    except TimeoutError:
        pass
    finally:
        code, last_words = await screens.end()
    return frames, code, last_words


def test_one_that_does_not_listen_is_killed_with_all_it_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    frames, code, _ = finish(run(DEAF, monkeypatch))
    assert (frames, code) == (0, -9)
    started = int((tmp_path / "started").read_text(encoding="utf-8"))
    wait_until(lambda: not is_running(started))


@pytest.mark.parametrize("held_up", [0.0, 0.5])
def test_one_that_draws_for_ever_is_ended(held_up: float, monkeypatch: pytest.MonkeyPatch) -> None:
    # The pipe is full when it is killed where reading it is held up.
    monkeypatch.setattr(screens_process, "_discard", partial(_slowly, held_up))
    frames, code, _ = finish(run(ENDLESS, monkeypatch))
    assert (frames, code) == (10, -9)


async def _slowly(seconds: float, stream: asyncio.StreamReader | None) -> None:
    while stream is not None and await stream.read(1 << 16):  # noqa: ASYNC110 it is to be slow
        await asyncio.sleep(seconds)


@pytest.mark.parametrize("script", [HUGE, NO_FRAMES])
def test_what_is_no_picture_is_not_taken_for_one(
    script: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    frames, _, _ = finish(run(script, monkeypatch))
    assert frames == 0


def test_of_what_it_says_at_last_the_end_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    frames, code, last_words = finish(run(GONE, monkeypatch))
    assert (frames, code) == (0, 1)
    assert last_words.endswith("\nlast words")
    assert len(last_words) <= 4096
