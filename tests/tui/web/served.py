"""`advisor web` as a process, and a client that visits it as a page does."""

import asyncio
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from socket import create_connection, socket
from typing import Any, TypeVar

import aiohttp

from tests.build import ROOT

PATIENCE = 30.0
_T = TypeVar("_T")
TOKEN = "a-token-for-tests-0123456789"  # noqa: S105 it opens nothing but the test's server


@dataclass(frozen=True, kw_only=True)
class Served:
    """A running server, and the folder in which it writes."""

    port: int
    folder: Path
    process: subprocess.Popen[str]

    @property
    def address(self) -> str:
        """Its address, without the token."""
        return f"http://localhost:{self.port}"

    @property
    def entrance(self) -> str:
        """The address that lets in."""
        return f"{self.address}/?token={TOKEN}"

    @property
    def children(self) -> set[int]:
        """The processes it has started."""
        number = self.process.pid
        listed = Path(f"/proc/{number}/task/{number}/children").read_text(encoding="ascii")
        return {int(child) for child in listed.split()}

    def end(self, how: signal.Signals = signal.SIGINT) -> tuple[int, str, str]:
        """End it; return exit code, stdout and stderr."""
        self.process.send_signal(how)
        out, err = self.process.communicate(timeout=PATIENCE)
        return self.process.returncode, out, err


@contextmanager
def serving(folder: Path, *options: str, **more: str) -> Iterator[Served]:
    """Run a server until the block ends; `more` is added to its environment."""
    port = free_port()
    environment = {
        "XDG_STATE_HOME": str(folder / "state"),
        "PYTHONPATH": str(ROOT),
        "ADVISOR_WEB_TOKEN": TOKEN,
    }
    with subprocess.Popen(
        [sys.executable, "-P", "-m", "advisor", "web", "--port", str(port), *options],
        cwd=folder,
        env=os.environ | environment | more,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            wait_until(lambda: process.poll() is not None or is_open(port))
            yield Served(port=port, folder=folder, process=process)
        finally:
            if process.poll() is None:
                process.kill()


def finish(scene: Coroutine[Any, Any, _T]) -> _T:
    """Run a scene in a thread of its own, since the browser's tests leave a loop in this one."""
    with ThreadPoolExecutor(1) as alone:
        return alone.submit(asyncio.run, scene).result()


def wait_until(holds: Callable[[], bool]) -> None:
    """Wait for something to become true."""
    end = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.05)


def is_open(port: int) -> bool:
    """Tell whether somebody listens."""
    try:
        create_connection(("localhost", port)).close()
    except ConnectionRefusedError:
        return False
    return True


def facts_of(number: int, name: str) -> bytes:
    """Return what the system tells of a process."""
    return Path(f"/proc/{number}/{name}").read_bytes()


def is_running(number: int) -> bool:
    """Tell whether there is such a process, other than one that nobody has waited for."""
    try:
        status = Path(f"/proc/{number}/stat").read_text(encoding="utf-8")
    except (FileNotFoundError, ProcessLookupError):
        return False
    return status.rpartition(")")[2].split()[0] != "Z"


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket() as probe:
        probe.bind(("localhost", 0))
        port: int = probe.getsockname()[1]
        return port


@asynccontextmanager
async def let_in(served: Served) -> AsyncIterator[tuple[aiohttp.ClientSession, str]]:
    """Go in by the token; give a session that holds the cookie, and the page's address."""
    async with aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True)) as session:
        async with session.get(served.entrance) as response:
            page = (await response.text()).partition("url=")[2].partition('"')[0]
        yield session, served.address + page


@asynccontextmanager
async def visiting(
    served: Served, size: str = "width=80&height=24"
) -> AsyncIterator[aiohttp.ClientWebSocketResponse]:
    """Give a connection to screens that have begun to draw."""
    async with (
        let_in(served) as (session, page),
        session.ws_connect(f"{page}ws?{size}", origin=served.address) as socket_,
    ):
        await socket_.receive(PATIENCE)
        yield socket_


async def rest(page: aiohttp.ClientWebSocketResponse) -> tuple[bytes, list[Any]]:
    """Read until the server closes; return what was drawn, and what was said."""
    drawn, said = b"", []
    while True:
        received = await page.receive(PATIENCE)
        if received.type is aiohttp.WSMsgType.BINARY:
            drawn += received.data
        elif received.type is aiohttp.WSMsgType.TEXT:
            said.append(json.loads(received.data))
        else:
            return drawn, said
