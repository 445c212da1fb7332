"""`advisor workshop`, as a team meets it on phones, on the projector and on the leader's page."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from advisor.assessment.store import load_assessment
from advisor.rubric.catalogue import load_rubric
from tests.browser.workshop_pages import Pages
from tests.build import ROOT, answers_text
from tests.tui.web.served import PATIENCE, free_port, is_open, wait_until

PRACTICES = [practice.id for practice in load_rubric().practices[:2]]
HOSTILE = "Ben <img src=x onerror=alert(1)>"
SMALLEST_PIXELS = 39  # at 1080p, what is read from eight metres


@dataclass(kw_only=True)
class Workshop(Pages):
    """A workshop that runs in a process of its own, and the pages that visit it."""

    folder: Path
    process: subprocess.Popen[str] | None = None
    projector: str = ""
    lead: str = ""

    def start(self) -> None:
        """Start it, or start it again."""
        line = [sys.executable, "-P", "-m", "advisor", "workshop", "team.yaml"]
        self.process = subprocess.Popen(
            [*line, "--port", str(self.port), "--timebox", "30"],
            cwd=self.folder,
            env=os.environ | {"XDG_STATE_HOME": str(self.folder), "PYTHONPATH": str(ROOT)},
            stderr=subprocess.PIPE,
            text=True,
        )
        wait_until(lambda: is_open(self.port))
        assert self.process.stderr is not None
        told = ""
        while "ctrl+c" not in told:
            told += self.process.stderr.readline()
        self.code = re.findall(r"code (\S+)", told)[0]
        self.projector = re.findall(r"Projector: (\S+)", told)[0]
        self.lead = re.findall(r"Lead from: (\S+)", told)[0]

    def end(self, how: signal.Signals) -> int:
        """End it; return its exit code."""
        assert self.process is not None
        self.process.send_signal(how)
        self.process.communicate(timeout=PATIENCE)
        return self.process.returncode


@pytest.fixture
def workshop(browser: Browser, tmp_path: Path) -> Iterator[Workshop]:
    team = dict.fromkeys(PRACTICES, "unknown")
    (tmp_path / "team.yaml").write_text(answers_text(load_rubric(), team))
    found = Workshop(browser=browser, folder=tmp_path, port=free_port())
    found.start()
    yield found
    found.close()
    assert found.process is not None
    found.process.kill()
    found.process.communicate()


def barriers(page: Page) -> list[str]:
    found = Axe().run(page)
    assert found.response["passes"]
    return [violation["id"] for violation in found.response["violations"]]


def test_a_team_votes_through_a_crash_and_a_sleep_and_nobody_is_kept_out(
    workshop: Workshop,
) -> None:
    ana, ben, unnamed = (
        workshop.phone("Ana"),
        workshop.phone(HOSTILE, scheme="dark"),
        workshop.phone(None),
    )
    projector = workshop.page(workshop.projector, 1920, 1080)
    leader = workshop.page(workshop.lead, 1000, 900)
    expect(projector.locator("#code")).to_have_text(workshop.code)
    assert barriers(projector) == []
    leader.get_by_role("button", name=re.compile("^Open: ")).click()

    first = ana.locator("#facts").get_by_role("checkbox").first
    first.check()
    assert barriers(ana) == barriers(ben) == []
    assert ana.evaluate("document.documentElement.scrollWidth") <= 320
    assert barriers(projector) == []
    ana.get_by_role("button", name="Send my vote").click()
    expect(ana.get_by_role("status")).to_contain_text("Sent.")
    unnamed.get_by_role("button", name="I don't know").click()
    expect(unnamed.get_by_role("status")).to_contain_text("Sent.")
    expect(leader.locator("#voted")).to_have_text(f"2 votes; waiting for {HOSTILE}.")

    assert workshop.end(signal.SIGKILL) == -signal.SIGKILL
    ana.context.set_offline(True)  # its phone sleeps meanwhile
    workshop.start()
    leader.get_by_role("button", name="Show the votes").wait_for()
    expect(leader.locator("#voted")).to_have_text(f"2 votes; waiting for {HOSTILE}.")
    # Unnamed, and after the crash: it changes its own vote, none is counted twice.
    unnamed.get_by_role("button", name="Not my area").click()
    expect(unnamed.get_by_role("button", name="Not my area")).to_have_attribute(
        "aria-pressed", "true"
    )
    ben.get_by_role("button", name="Send my vote").click()
    expect(ben.locator("#shown")).to_be_visible()
    expect(projector.locator("li.split")).to_have_count(1)
    size = projector.locator("#question").evaluate(
        "box => parseFloat(getComputedStyle(box).fontSize)"
    )
    assert size >= SMALLEST_PIXELS
    assert barriers(projector) == barriers(ben) == barriers(leader) == []

    ana.context.set_offline(False)
    expect(ana.locator("#shown")).to_be_visible()
    expect(ana.locator("#shown li").first).to_contain_text("1 met, 1 not met, 1 not my area")
    expect(ana.locator("#shown .who")).to_have_text(["met: Ana", f"not met: {HOSTILE}"])
    leader.locator("#now fieldset").first.get_by_label("met", exact=True).check()
    leader.get_by_role("button", name="Record the decision").click()
    expect(ana.locator("#shown")).to_contain_text("Decided")
    decided = load_assessment(workshop.folder / "team.yaml").answers[PRACTICES[0]]
    assert len(decided.met) == 1
    assert len(decided.unmet) >= 1

    assert workshop.end(signal.SIGINT) == 0
    assert workshop.troubles == []
    assert workshop.asked == {f"localhost:{workshop.port}"}


def test_a_phone_that_comes_back_has_what_was_ticked_and_keys_alone_do(workshop: Workshop) -> None:
    page = workshop.page(workshop.address)
    page.keyboard.type(workshop.code.lower())
    page.keyboard.press("Enter")
    page.locator("#name").wait_for()
    assert barriers(page) == []
    page.get_by_label("Name", exact=True).focus()
    page.keyboard.type("Ana")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Welcome").wait_for()
    leader = workshop.page(workshop.lead, 1000, 900)
    leader.get_by_role("button", name=re.compile("^Open: ")).click()
    heading = page.locator("#vote h1")
    expect(heading).to_be_focused()
    page.keyboard.press("Tab")  # why this is asked
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    ticked = page.locator("#facts").get_by_role("checkbox").first
    expect(ticked).to_be_checked()
    page.reload()
    expect(ticked).to_be_checked()
    page.goto(f"{workshop.address}/#{workshop.code}")  # the camera once more
    expect(ticked).to_be_checked()
    assert workshop.troubles == []


def test_the_pages_are_small() -> None:
    pages = ROOT / "templates" / "workshop"
    phone = sum(len((pages / f"{n}").read_bytes()) for n in ("phone.html.j2", "phone.css"))
    phone += sum(len((pages / f"{n}").read_bytes()) for n in ("phone.js", "shared.js"))
    assert phone < 60_000
