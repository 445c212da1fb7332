"""The application in a real terminal of its own."""

import os
import re
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import pexpect
import pyte

from tests.build import ROOT

KEYS = {
    "enter": "\r",
    "escape": "\x1b",
    "tab": "\t",
    "up": "\x1b[A",
    "down": "\x1b[B",
    "right": "\x1b[C",
    "left": "\x1b[D",
    "backspace": "\x7f",
}
_PATIENCE = 60.0
_STEP = 0.05


class Terminal:
    """A terminal of 80 by 24 in which a command runs; `rows` is what a person sees."""

    def __init__(
        self, *arguments: str | Path, folder: Path, width: int = 80, height: int = 24
    ) -> None:
        environment = os.environ | {
            "TERM": "xterm-256color",
            "COLORTERM": "truecolor",
            "PYTHONPATH": str(ROOT),
        }
        self._screen = pyte.Screen(width, height)
        self._stream = pyte.ByteStream(self._screen)
        self.process = pexpect.spawn(
            sys.executable,
            ["-P", "-m", "advisor", *map(str, arguments)],
            cwd=str(folder),
            env=environment,
            dimensions=(height, width),
            timeout=_PATIENCE,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.process.close(force=True)

    def read(self) -> None:
        """Take up what was written since."""
        try:
            while True:
                self._stream.feed(self.process.read_nonblocking(1 << 16, timeout=_STEP))
        except (pexpect.TIMEOUT, pexpect.EOF):
            return

    @property
    def text(self) -> str:
        """What is on the screen now."""
        self.read()
        return "\n".join(row.rstrip() for row in self._screen.display)

    @property
    def cells(self) -> list[list[Any]]:
        """The characters on the screen now with their colours, row by row."""
        self.read()
        columns, rows = self._screen.columns, self._screen.lines
        return [[self._screen.buffer[y][x] for x in range(columns)] for y in range(rows)]

    def press(self, *keys: str) -> None:
        """Press keys by their names, or type characters."""
        for key in keys:
            self.process.send(KEYS.get(key, key))
            if key == "escape":
                self.read()  # what follows at once would be read as one sequence

    def wait_for(self, wanted: str | Callable[[str], bool]) -> str:
        """Wait until a text is on the screen, and return all of it."""
        end = time.monotonic() + _PATIENCE
        while time.monotonic() < end:
            text = self.text
            if wanted(text) if callable(wanted) else wanted in text:
                return text
        raise AssertionError(f"{wanted!r} is not on the screen:\n{self.text}")

    def kill(self) -> None:
        """End the process as a power cut would."""
        self.process.kill(9)
        self.process.wait()


def question(text: str) -> int | None:
    """Return the number of the question on the screen of a quick assessment."""
    found = re.search(r"^\s*(\d+)/36 ", text, re.MULTILINE)
    return int(found.group(1)) if found else None
