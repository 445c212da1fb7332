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

from advisor import load_rubric, score
from tests.build import assessment

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
# Answers a key by a label and a file, which is on disk when the label shows, as ours is.
_BARE_KEYS = """
import os, sys
from textual.app import App
from textual.widgets import Static
class Bare(App):
    keys = 0
    def compose(self):
        yield Static("No key yet")
    def on_key(self):
        self.keys += 1
        folder, name = os.path.split(sys.argv[1])
        with open(sys.argv[1] + ".new", "wb") as stream:
            stream.write(b"a line of text in it\\n" * 500)
            stream.flush()
            os.fsync(stream.fileno())
        os.replace(sys.argv[1] + ".new", sys.argv[1])
        descriptor = os.open(folder, os.O_RDONLY)
        os.fsync(descriptor)
        os.close(descriptor)
        self.query_one(Static).update(f"key {self.keys} was pressed")
Bare().run()
"""
FIRST_FRAME_RATIO = 1.3
KEY_RATIO = 2.5
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

    def press(self, text: str, wanted: bytes) -> float:
        """Type, and return the seconds until a pattern arrived."""
        pressed = self.type(text)
        arrived = self.until(re.compile(wanted))
        assert arrived is not None, f"no answer to {text!r}"
        return arrived - pressed

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


def measure_first_frame() -> bool:
    """Print how the first frame compares with that of a bare application."""
    with tempfile.TemporaryDirectory() as state:
        return _measure_first_frame(state)


def _measure_first_frame(state: str) -> bool:
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


class Questions:
    """The questions in a terminal, answered one after the other and then from the first again."""

    def __init__(self, folder: str) -> None:
        file = str(Path(folder) / "keys.yaml")
        self._asked = _asked_of_anybody()
        self._terminal = Terminal((ADVISOR, "assess", file), XDG_STATE_HOME=folder)
        self._terminal.until(re.compile(rb"1/%d " % self._asked))
        self._answered = 0

    def press(self) -> float:
        """Return the seconds from an answer to the next question."""
        taken = self._terminal.press(
            str(self._answered % 3), rb"\d+/%d |All answered" % self._asked
        )
        self._answered += 1
        if self._answered % self._asked == self._asked - 1:  # the last question comes next
            self._terminal.press("g", rb"")
            self._terminal.press("\x1b[H\r", rb"1/%d " % self._asked)
        return taken

    def end(self) -> None:
        """End the process."""
        self._terminal.end()


def _asked_of_anybody() -> int:
    """Return how many questions a team is asked of which nothing is known."""
    rubric = load_rubric()
    card = score(rubric, assessment(rubric, {}))
    return sum(practice.applicable for practice in card.practices)


def measure_keys() -> bool:
    """Print the time from a key to the next question, and whether it grows with the answers.

    It is held against a label that changes and a file that is saved, key by key in turn, since
    what else the machine does must count for both.
    """
    with tempfile.TemporaryDirectory() as folder:
        return _measure_keys(folder)


def _measure_keys(folder: str) -> bool:
    questions = Questions(folder)
    bare = Terminal((sys.executable, "-c", _BARE_KEYS, str(Path(folder) / "bare.yaml")))
    bare.until(re.compile(rb"No key"))
    pairs = [(questions.press(), bare.press("1", rb"key \d+ ")) for _ in range(KEYS)]
    questions.end()
    bare.end()
    ours, theirs = zip(*pairs, strict=True)
    for name, taken in (("key to repaint", ours), ("  the same, bare Textual", theirs)):
        median, p95 = statistics.median(taken), _p95(taken)
        print(f"{name:<28} median {median * 1000:5.1f} ms   p95 {p95 * 1000:5.1f} ms")
    mine, bound = _p95(ours), _p95(theirs)
    held = say("  95th percentile / bare", mine, bound, mine / bound, KEY_RATIO)
    early, late = statistics.median(ours[:100]), statistics.median(ours[-100:])
    return say("  last / first 100 keys", late, early, late / early, GROWTH) and held


def _p95(taken: Sequence[float]) -> float:
    return statistics.quantiles(taken, n=20)[-1]


def say(name: str, ours: float, theirs: float, ratio: float, limit: float) -> bool:
    """Print one figure; tell whether the promise holds."""
    held = ratio <= limit
    print(
        f"{name:<28} {ours:7.3f} s {theirs:7.3f} s   ratio {ratio:5.2f}   "
        f"at most {limit:.2f}   {'held' if held else 'NOT HELD'}",
        flush=True,
    )
    return held
