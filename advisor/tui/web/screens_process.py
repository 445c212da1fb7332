"""The process that draws one visitor's screens."""

import asyncio
import json
import os
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator
from contextlib import suppress
from typing import Self

from advisor.document.operating_system import kill_group
from advisor.translation import sentence
from advisor.tui.web.access import TOKEN_VARIABLE
from advisor.tui.web.messages import TerminalSize

_COMMAND = (sys.executable, "-P", "-m", "advisor")
_READY = b"__GANGLION__\n"  # Textual's word for: frames follow
_LONGEST_PRELUDE = 10
_LONGEST_FRAME = 16 << 20
_LONGEST_FAREWELL = 4096
_START_SECONDS = 60
_TAKE_SECONDS = 30
PATIENCE_SECONDS = 6


class ScreensProcess:
    """Speaks with Textual's driver for browsers through pipes, and never outlives its visitor."""

    def __init__(self, process: Process) -> None:
        self._process = process
        self._last_words = asyncio.create_task(_tail(process.stderr))

    @classmethod
    async def start(cls, size: TerminalSize) -> Self:
        """Start one in a process group of its own, which can be ended with all that it starts."""
        process = await asyncio.create_subprocess_exec(
            *_COMMAND,
            stdin=PIPE,
            stdout=PIPE,
            stderr=PIPE,
            env=_environment(size),
            start_new_session=True,
        )
        return cls(process)

    async def frames(self) -> AsyncIterator[bytes]:
        """Yield what is to be drawn, until the screens are left."""
        output = self._process.stdout
        assert output is not None  # noqa: S101 it was asked for
        try:
            if not await _is_ready(output):
                return
            while True:
                head = await output.readexactly(5)
                size = int.from_bytes(head[1:])
                if size > _LONGEST_FRAME:
                    return
                content = await output.readexactly(size)
                if head[:1] == b"D":
                    yield content
                elif head[:1] == b"M" and json.loads(content).get("type") == "exit":
                    return
        except (asyncio.IncompleteReadError, ConnectionError):
            return

    async def type(self, typed: bytes) -> None:
        """Pass on what was typed."""
        await self._send(b"D", typed)

    async def resize(self, size: TerminalSize) -> None:
        """Draw in another size from now on."""
        await self._tell(type="resize", width=size.width, height=size.height)

    async def focus(self, gained: bool) -> None:
        """Say whether the page has the keyboard."""
        await self._tell(type="focus" if gained else "blur")

    async def _tell(self, **facts: str | int) -> None:
        await self._send(b"M", json.dumps(facts).encode())

    async def _send(self, kind: bytes, content: bytes) -> None:
        entry = self._process.stdin
        assert entry is not None  # noqa: S101 it was asked for
        entry.write(kind + len(content).to_bytes(4) + content)
        try:
            async with asyncio.timeout(_TAKE_SECONDS):
                await entry.drain()
        except TimeoutError:
            raise ConnectionError(sentence("the screens take nothing any more")) from None

    async def end(self) -> tuple[int, str]:
        """Let it save and go, or else kill it; return its exit code and its last words."""
        assert self._process.stdin is not None  # noqa: S101 it was asked for
        self._process.stdin.close()
        try:
            await self._read_to_the_end(PATIENCE_SECONDS)
        finally:
            self._kill()
        last_words = await self._read_to_the_end(_START_SECONDS)
        code = self._process.returncode
        return (-9 if code is None else code), last_words

    async def _read_to_the_end(self, seconds: float) -> str:
        """Wait so long for the process to end, and return its last words.

        While nobody reads what it still draws, asyncio tells of no exit.
        """
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await asyncio.gather(_discard(self._process.stdout), self._process.wait())
                return await asyncio.shield(self._last_words)
        return ""

    def _kill(self) -> None:
        """End the whole group: what it has started must not outlive it either."""
        with suppress(ProcessLookupError, PermissionError):
            if not kill_group(self._process.pid):
                self._process.kill()


def _environment(size: TerminalSize) -> dict[str, str]:
    inherited = {name: value for name, value in os.environ.items() if name != TOKEN_VARIABLE}
    return inherited | {
        "TEXTUAL_DRIVER": "advisor.tui.web.driver:VisitorDriver",
        "TEXTUAL_COLOR_SYSTEM": "truecolor",
        "TEXTUAL_FPS": "60",
        "TERM_PROGRAM": "textual",
        "COLUMNS": str(size.width),
        "ROWS": str(size.height),
    }


async def _is_ready(output: asyncio.StreamReader) -> bool:
    try:
        async with asyncio.timeout(_START_SECONDS):
            for _ in range(_LONGEST_PRELUDE):
                if await output.readline() == _READY:
                    return True
    except (TimeoutError, ValueError):  # ValueError: a line without end
        return False
    return False


async def _tail(stream: asyncio.StreamReader | None) -> str:
    kept = b""
    while stream is not None and (more := await stream.read(_LONGEST_FAREWELL)):
        kept = (kept + more)[-_LONGEST_FAREWELL:]
    return kept.decode("utf-8", "replace").strip()


async def _discard(stream: asyncio.StreamReader | None) -> None:
    """Read to the end, or a process that still draws would wait for ever."""
    while stream is not None and await stream.read(1 << 16):
        pass
