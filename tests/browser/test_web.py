"""`advisor web`, as a person meets it in a browser."""

import json
import os
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
from playwright.sync_api import Browser, ConsoleMessage, Page, WebSocket

from advisor.assessment.model import AnswerState
from advisor.assessment.store import load_assessment
from tests.build import ROOT
from tests.tui.web.served import PATIENCE, TOKEN, Served, serving


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

    def hear(self, message: ConsoleMessage) -> None:
        """Note what the page was refused."""
        if "Security Policy" in message.text or "Failed to load" in message.text:
            self.troubles.append(message.text)

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


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    with serving(tmp_path) as found:
        yield found


@pytest.fixture
def visit(browser: Browser, served: Served) -> Iterator[Visit]:
    context = browser.new_context(viewport={"width": 1000, "height": 700})
    found = Visit(page=context.new_page())
    found.page.on("request", lambda request: found.requests.append(request.url))
    found.page.on("websocket", found.watch)
    found.page.on("pageerror", lambda error: found.troubles.append(str(error)))
    found.page.on("console", found.hear)
    found.page.goto(served.entrance)
    yield found
    context.close()


def test_an_assessment_is_begun_and_answered_by_keys_alone(visit: Visit, served: Served) -> None:
    visit.wait_for(lambda text: "Quick assessment" in text and "help" in text)
    keys = visit.page.keyboard
    keys.press("Q")
    visit.wait_for(lambda text: "enter begin" in text)
    keys.type("Web team")
    keys.press("Enter")
    visit.wait_for(lambda text: "0 1 2 answer" in text and " 1/36" in text)
    keys.press("1")
    visit.wait_for(lambda text: " 2/36" in text)
    answers = load_assessment(served.folder / "web-team.yaml").answers.values()
    assert [len(a.listed) for a in answers if a.state is AnswerState.ANSWERED] == [1]

    keys.press("q")
    again = visit.page.get_by_role("button", name="Begin again")
    again.wait_for(state="visible")
    keys.press("Enter")
    assert "Web team" in visit.wait_for(lambda text: "1 of 36" in text)
    assert visit.troubles == []


def test_nothing_is_asked_of_any_other_computer_and_nothing_logged(
    visit: Visit, served: Served
) -> None:
    visit.wait_for(lambda text: "help" in text)
    hosts = {urlsplit(url).netloc for url in visit.requests if not url.startswith("data:")}
    assert hosts == {urlsplit(served.address).netloc}
    assert len(visit.requests) > 3
    assert visit.troubles == []
    code, out, err = served.end()
    assert (code, out) == (0, "")
    assert err.count("\n") == 1


def test_the_token_stays_in_no_address_and_the_cookie_in_no_script(visit: Visit) -> None:
    visit.wait_for(lambda text: "help" in text)
    page = visit.page
    assert TOKEN not in page.url
    assert page.evaluate("document.cookie + document.referrer") == ""
    page.reload()
    visit.wait_for(lambda text: "help" in text)
    (cookie,) = page.context.cookies()
    assert (cookie["httpOnly"], cookie["sameSite"]) == (True, "Strict")
    assert len(cookie["path"]) > 20
    assert visit.troubles == []


def test_no_page_may_frame_it(browser: Browser, served: Served) -> None:
    page = browser.new_page()
    page.goto(served.entrance)
    page.wait_for_url(lambda url: "token" not in url)
    address = page.url
    page.goto("data:text/html,<iframe></iframe>")
    page.evaluate("address => { document.querySelector('iframe').src = address }", address)
    page.wait_for_timeout(1000)
    assert page.frame_locator("iframe").locator("#terminal").count() == 0
    page.close()


def test_the_one_too_many_reads_why_and_may_try_again(browser: Browser, tmp_path: Path) -> None:
    with serving(tmp_path, "--visitors", "1") as served:
        first, second = browser.new_page(), browser.new_page()
        first.goto(served.entrance)
        first.wait_for_selector("body.-first-byte")
        second.goto(served.entrance)
        second.wait_for_selector("body.-closed")
        assert "room for 1 visitor" in second.locator(".ended").inner_text()
        first.close()
        second.get_by_role("button", name="Begin again").click()
        second.wait_for_selector("body.-first-byte")
        second.close()


def test_a_port_that_is_taken_is_an_error_with_a_remedy(served: Served) -> None:
    port = str(served.port)
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
