"""What the screens promise: a first frame, and a repaint after each key, in a real terminal."""

import fcntl
import os
import pty
import re
import select
import signal
import statistics
import struct
import sys
import tempfile
import termios
import time
from collections.abc import Sequence
from pathlib import Path

ADVISOR = str(Path(sys.executable).with_name("advisor"))
_ROWS, _COLUMNS = 40, 120
_QUIET_SECONDS = 0.15
_PATIENCE = 20.0
_BARE = """
from textual.app import App
from textual.widgets import Static
class Bare(App):
    def compose(self):
        yield Static("one line of text")
Bare().run()
"""
FIRST_FRAME_RATIO = 1.3
KEY_SECONDS = 0.050
GROWTH = 1.25
KEYS = 500
FRAMES = 15


class Terminal:
    """A process in a terminal of its own, whose output is timed as it arrives."""

    def __init__(self, command: Sequence[str], **environment: str) -> None:
        self.begun = time.perf_counter()
        self.pid, self._terminal = pty.fork()
        if self.pid == 0:
            os.environ.update(TERM="xterm-256color", COLORTERM="truecolor", **environment)
            os.execv(command[0], list(command))  # noqa: S606 it is the process under measure
        size = struct.pack("HHHH", _ROWS, _COLUMNS, 0, 0)
        fcntl.ioctl(self._terminal, termios.TIOCSWINSZ, size)

    def type(self, text: str) -> float:
        """Type, and return when."""
        now = time.perf_counter()
        os.write(self._terminal, text.encode())
        return now

    def until(self, wanted: re.Pattern[bytes]) -> float | None:
        """Return when a pattern had arrived, after waiting for silence; None if it never did."""
        seen, arrived = b"", None
        end = time.perf_counter() + _PATIENCE
        while time.perf_counter() < end:
            ready, _, _ = select.select([self._terminal], [], [], _QUIET_SECONDS)
            if not ready:
                if arrived:
                    break
                continue
            seen += os.read(self._terminal, 1 << 16)
            if arrived is None and wanted.search(seen):
                arrived = time.perf_counter()
        return arrived

    def end(self) -> None:
        """End the process."""
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self._terminal)


def first_frame(command: Sequence[str], last: str, **environment: str) -> float:
    """Return the seconds from starting a process to the last words of its first frame."""
    terminal = Terminal(command, **environment)
    arrived = terminal.until(re.compile(last.encode()))
    terminal.end()
    assert arrived is not None, f"{command[0]} showed nothing"
    return arrived - terminal.begun


def measure_first_frame(state: str) -> bool:
    """Print how the first frame compares with that of a bare application."""
    ours = (ADVISOR,)
    bare = (sys.executable, "-c", _BARE)
    pairs = []
    for run in range(FRAMES + 1):
        pair = (
            first_frame(ours, " help", XDG_STATE_HOME=state),
            first_frame(bare, "one line of text"),
        )
        pairs += [pair] if run else []
    ratio = statistics.median(a / b for a, b in pairs)
    mine, theirs = (statistics.median(times) for times in zip(*pairs, strict=True))
    return say("first frame / bare Textual", mine, theirs, ratio, FIRST_FRAME_RATIO)


def measure_keys(folder: str) -> bool:
    """Print the time from a key to the next question, and whether it grows with the answers."""
    answers = str(Path(folder) / "keys.yaml")
    terminal = Terminal((ADVISOR, "assess", answers), XDG_STATE_HOME=folder)
    assert terminal.until(re.compile(rb"1/86 "))
    taken: list[float] = []
    while len(taken) < KEYS:
        pressed = terminal.type(str(len(taken) % 3))
        arrived = terminal.until(re.compile(rb"\d+/86 |All answered"))
        assert arrived, "no key was answered"
        taken.append(arrived - pressed)
        if len(taken) % 86 == 85:  # the last question comes next: begin again
            terminal.type("g")
            time.sleep(0.3)
            terminal.type("\x1b[H\r")
            terminal.until(re.compile(rb"1/86 "))
    terminal.end()
    p95 = statistics.quantiles(taken, n=20)[-1]
    median = statistics.median(taken)
    early, late = statistics.median(taken[:100]), statistics.median(taken[-100:])
    print(f"{'key to repaint':<28} median {median * 1000:5.1f} ms   p95 {p95 * 1000:5.1f} ms")
    held = say("  95th percentile", p95, KEY_SECONDS, p95 / KEY_SECONDS, 1.0)
    return say("  last / first 100 keys", late, early, late / early, GROWTH) and held


def say(name: str, ours: float, theirs: float, ratio: float, limit: float) -> bool:
    """Print one figure; tell whether the promise holds."""
    held = ratio <= limit
    print(
        f"{name:<28} {ours:7.3f} s {theirs:7.3f} s   ratio {ratio:5.2f}   "
        f"at most {limit:.2f}   {'held' if held else 'NOT HELD'}",
        flush=True,
    )
    return held


def main() -> int:
    """Measure both; 0 when every promise holds."""
    with tempfile.TemporaryDirectory() as folder:
        held = [measure_first_frame(folder), measure_keys(folder)]
    return 0 if all(held) else 1


if __name__ == "__main__":
    sys.exit(main())
