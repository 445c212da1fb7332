"""`advisor web`, as a person meets it in a browser."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pyte
import pytest
from playwright.sync_api import Browser, Page, WebSocket

from advisor.assessment.model import AnswerState
from advisor.assessment.store import load_assessment
from tests.build import ROOT

PATIENCE = 30.0


@dataclass(kw_only=True)
class Visit:
    """A page that shows the screens: what it asked for, and what its terminal was sent."""

    page: Page
    requests: list[str] = field(default_factory=list)
    troubles: list[str] = field(default_factory=list)
    screen: pyte.Screen = field(default_factory=lambda: pyte.Screen(80, 24))

    def watch(self, socket: WebSocket) -> None:
        """Follow what is drawn, which the page holds as a picture only."""
        self.requests.append(socket.url)
        stream = pyte.ByteStream(self.screen)
        socket.on("framesent", self._resize)
        socket.on("framereceived", lambda sent: self._feed(stream, sent))

    def _resize(self, sent: str | bytes) -> None:
        envelope: list[Any] = json.loads(sent)
        if envelope[0] == "resize":
            self.screen.resize(envelope[1]["height"], envelope[1]["width"])

    def _feed(self, stream: pyte.ByteStream, sent: str | bytes) -> None:
        if isinstance(sent, bytes):
            stream.feed(sent)

    @property
    def text(self) -> str:
        """What the terminal shows."""
        return "\n".join(row.rstrip() for row in self.screen.display)

    def wait_for(self, wanted: Callable[[str], bool]) -> str:
        """Wait until the terminal shows something, and return all of it."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            if wanted(self.text):
                return self.text
            self.page.wait_for_timeout(50)
        raise AssertionError(self.text)


@dataclass(frozen=True, kw_only=True)
class Served:
    """A running server, and the folder in which it writes."""

    address: str
    folder: Path
    process: subprocess.Popen[str]

    def end(self) -> tuple[int, str, str]:
        """Interrupt it; return exit code, stdout and stderr."""
        self.process.send_signal(signal.SIGINT)
        out, err = self.process.communicate(timeout=PATIENCE)
        return self.process.returncode, out, err


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("localhost", 0))
        port: int = probe.getsockname()[1]
        return port


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    port = free_port()
    state = {"XDG_STATE_HOME": str(tmp_path / "state"), "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        [sys.executable, "-P", "-m", "advisor", "web", "--port", str(port)],
        cwd=tmp_path,
        env=os.environ | state,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            try:
                socket.create_connection(("localhost", port)).close()
                break
            except ConnectionRefusedError:
                time.sleep(0.05)
        yield Served(address=f"http://localhost:{port}", folder=tmp_path, process=process)
        if process.poll() is None:
            process.kill()


@pytest.fixture
def visit(browser: Browser, served: Served) -> Iterator[Visit]:
    context = browser.new_context(viewport={"width": 1000, "height": 700})
    found = Visit(page=context.new_page())
    found.page.on("request", lambda request: found.requests.append(request.url))
    found.page.on("websocket", found.watch)
    found.page.on("pageerror", lambda error: found.troubles.append(str(error)))
    found.page.goto(served.address)
    yield found
    context.close()


def test_an_assessment_is_begun_and_answered_by_keys_alone(visit: Visit, served: Served) -> None:
    visit.wait_for(lambda text: "Quick assessment" in text and "help" in text)
    keys = visit.page.keyboard
    keys.press("k")
    visit.wait_for(lambda text: "enter begin" in text)
    keys.type("Web team")
    keys.press("Enter")
    visit.wait_for(lambda text: "0 1 2 answer" in text and " 1/25" in text)
    keys.press("1")
    visit.wait_for(lambda text: " 2/25" in text)
    answers = load_assessment(served.folder / "web-team.yaml").answers.values()
    assert [a.level for a in answers if a.state is AnswerState.ANSWERED] == [1]

    keys.press("q")
    again = visit.page.get_by_role("button", name="Begin again")
    again.wait_for(state="visible")
    keys.press("Enter")
    assert "Web team" in visit.wait_for(lambda text: "1 of 25" in text)
    assert visit.troubles == []


def test_nothing_is_asked_of_any_other_computer_and_nothing_logged(
    visit: Visit, served: Served
) -> None:
    visit.wait_for(lambda text: "help" in text)
    hosts = {urlsplit(url).netloc for url in visit.requests if not url.startswith("data:")}
    assert hosts == {urlsplit(served.address).netloc}
    assert len(visit.requests) > 3
    code, out, err = served.end()
    assert (code, out) == (0, "")
    assert err == f"Open {served.address} in a browser; ctrl+c ends it.\n"


def test_a_port_that_is_taken_is_an_error_with_a_remedy(served: Served) -> None:
    port = served.address.rpartition(":")[2]
    finished = subprocess.run(
        [sys.executable, "-P", "-m", "advisor", "web", "--port", port],
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE,
    )
    assert finished.returncode == 2
    assert "Traceback" not in finished.stderr
    assert f"localhost:{port} cannot be listened on: Address already in use" in finished.stderr
    assert "--port" in finished.stderr
