"""Six people vote on ten questions in Chromium; one leads in a terminal, is killed, and goes on."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from advisor.assessment.model import AnswerState
from advisor.assessment.store import load_assessment
from advisor.assessment.votes.open_votes import open_votes
from advisor.result.minutes import minutes_of
from advisor.rubric.catalogue import load_rubric
from tests.browser.workshop_pages import Pages
from tests.build import answers_text
from tests.tui.terminal import Terminal
from tests.tui.web.served import free_port

RUBRIC = load_rubric()
QUESTIONS = RUBRIC.practices[:10]
KILLED, SLEEPING, PARKED = 2, 4, 6  # at which questions what happens


def tick(page: Page, number: int) -> None:
    page.locator("#facts").get_by_role("checkbox").nth(
        2 * number
    ).check()  # each has a "don't know"
    page.get_by_role("button", name="Send").click()


def say_level(page: Page) -> None:
    page.get_by_role("button", name="Choose a level instead").click()
    page.locator("#levels").get_by_role("radio").nth(1).check()
    page.get_by_role("button", name="Send").click()


def vote(number: int, page: Page) -> None:
    """Vote as each of the six does, in all the ways there are."""
    if number < 2:
        tick(page, number)
    elif number == 2:
        page.get_by_role("button", name="Send").click()  # nothing is met
    elif number == 3:
        say_level(page)
    else:
        page.get_by_role("button", name=("I don't know", "Not my area")[number - 4]).click()


@dataclass(kw_only=True)
class Meeting:
    """Six phones, and a facilitator in a terminal who may be killed."""

    pages: Pages
    file: Path
    phones: list[Page] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.begin()
        way_in = self.terminal.wait_for("opens the next question")
        self.pages.code = re.findall(r"Code (\S+)", way_in)[0]
        self.phones += [self.pages.phone(name) for name in ("Ana", "Ben", "Cy", "Dee", None, None)]
        self.terminal.wait_for("6 here")

    def begin(self) -> None:
        """Start the program, or start it again."""
        line = ("workshop", self.file, "--port", str(self.pages.port))
        frame = ("--minutes", "45", "--timebox", "5")
        folder = self.file.parent
        self.terminal = Terminal(*line, *frame, folder=folder, width=120, height=40)

    def vote_on(self, place: int) -> None:
        """Open a question and have everybody vote who is awake."""
        self.terminal.press("o")
        self.terminal.wait_for("people vote now")
        awake = [(n, p) for n, p in enumerate(self.phones) if (place, n) != (SLEEPING, 0)]
        for n, phone in awake:
            if (place, n) == (KILLED, 3):
                self.kill()
            expect(phone.locator("#vote h1")).to_have_text(QUESTIONS[place].question)
            vote(n, phone)

    def kill(self) -> None:
        """End the program as a power cut would, after three of six have voted, and go on."""
        self.terminal.wait_for("3 votes")
        self.terminal.kill()
        self.begin()
        self.terminal.wait_for("3 votes, waiting for Dee and 2 without a name")
        self.terminal.press("Y")
        for phone in self.phones:
            phone.evaluate("window.dispatchEvent(new Event('online'))")

    def decide(self, place: int, level: str) -> None:
        """Look at the votes, of which one differs, and decide."""
        told = self.terminal.wait_for("To be recorded")
        assert "5 votes" in told if place == SLEEPING else "6 votes" in told
        assert "met: Dee" in told  # who says a level, and with it more than most
        expect(self.phones[1].locator("#shown .spread").first).to_contain_text("1 not my area")
        self.terminal.press(level)
        self.terminal.wait_for("Recorded: ")


@pytest.fixture
def meeting(browser: Browser, tmp_path: Path) -> Iterator[Meeting]:
    file = tmp_path / "team.yaml"
    file.write_text(answers_text(RUBRIC, dict.fromkeys([p.id for p in QUESTIONS], "unknown")))
    pages = Pages(browser=browser, port=free_port())
    found = Meeting(pages=pages, file=file)
    yield found
    found.terminal.process.close(force=True)
    pages.close()


def test_six_vote_on_ten_questions_through_all_that_can_happen(meeting: Meeting) -> None:
    sleeper = meeting.phones[0]
    for place in range(len(QUESTIONS)):
        if place == SLEEPING:
            sleeper.context.set_offline(True)
        meeting.vote_on(place)
        if place == SLEEPING:
            meeting.terminal.wait_for("5 votes, waiting for Ana")
            meeting.terminal.press("U")
        if place == PARKED:
            meeting.terminal.wait_for("To be recorded")
            meeting.terminal.press("Z", *"Ops", "enter")
            meeting.terminal.wait_for("it comes again at the end")
            continue
        meeting.decide(place, "1")
        if place == SLEEPING:
            sleeper.context.set_offline(False)
    meeting.terminal.press("o")
    expect(sleeper.locator("#vote h1")).to_have_text(QUESTIONS[PARKED].question)
    meeting.terminal.press("U")
    meeting.decide(PARKED, "0")
    meeting.terminal.wait_for("Every question is decided")
    meeting.terminal.press("q")
    meeting.terminal.wait_for("advisor workshop minutes")
    assert meeting.pages.troubles == []
    assert meeting.pages.asked == {f"localhost:{meeting.pages.port}"}
    require_kept(meeting.file)


def require_kept(file: Path) -> None:
    """Fail unless answers and votes hold all, and nothing tells the unnamed apart."""
    answers = load_assessment(file, RUBRIC).answers
    assert all(answers[p.id].state is AnswerState.ANSWERED for p in QUESTIONS)
    _, workshop = open_votes(str(file.with_name("team.votes.yaml")), RUBRIC)
    assert workshop.ended
    assert list(workshop.participants) == ["Ana", "Ben", "Cy", "Dee"]
    assert workshop.unnamed == 2
    votes = [len(workshop.rounds[p.id].votes) for p in QUESTIONS]
    assert votes == [5 if place == SLEEPING else 6 for place in range(10)]
    assert minutes_of(RUBRIC, workshop).dissent
    text = file.with_name("team.votes.yaml").read_text()
    assert "seat" not in text
