"""The projector's page with the longest questions: read from eight metres, and all in sight."""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route

from advisor.assessment.votes.apply import begin
from advisor.assessment.votes.ballot import agenda, whole_vote
from advisor.assessment.votes.events import Joined, RoundOpened, RoundRevealed, VoteCast
from advisor.workshop.pages import page as page_of
from advisor.workshop.show_view import show_view
from tests.build import ROOT
from tests.workshop.scene import DAY, RUBRIC, MemoryStore, Scene

HEIGHT = 1080
SMALLEST = 39  # pixels of whatever is read, at 1080 lines: 1/27 of the height
QUESTION = HEIGHT / 20  # pixels of the question itself
LONGEST = [
    practice.id
    for practice in sorted(
        RUBRIC.practices,
        key=lambda p: len(p.question) + sum(len(criterion.text) for criterion in p.criteria),
    )[-12:]
]
PEOPLE = ("Ana Bell", "Überwachung der Verteilung", "Cy", "Dee")
MEASURE = """state => {
  show(state);
  const box = document.getElementById("question");
  const says = (node) => node.nodeType === 3 && node.data.trim();
  const seen = [...document.querySelectorAll("main *, footer *")].filter(
    (one) => one.getClientRects().length && [...one.childNodes].some(says));
  const size = (one) => parseFloat(getComputedStyle(one).fontSize);
  return {
    question: size(box.querySelector("h1")),
    smallest: Math.min(...seen.map(size)),
    cut: box.scrollHeight - box.clientHeight,
    wide: document.documentElement.scrollWidth - innerWidth,
    facts: [...box.querySelectorAll("li:not(.head)")].filter((one) => !one.hidden).length,
  };
}"""


@pytest.fixture
def projector(browser: Browser) -> Iterator[Page]:
    """Give the page without a server: it is told what to show."""
    context = browser.new_context(viewport={"width": 1920, "height": HEIGHT})
    found = context.new_page()
    found.route("**/*", answer)
    found.goto("http://workshop.example/show/")
    found.wait_for_function("typeof show === 'function'")
    yield found
    context.close()


def answer(route: Route) -> None:
    name = Path(route.request.url.partition("?")[0]).name
    if name == "show":
        route.fulfill(body=str(page_of("show.html").text), content_type="text/html")
    elif name == "words.js":
        route.fulfill(body="const catalogue = {};", content_type="text/javascript")
    elif name.endswith((".js", ".css")):
        route.fulfill(path=ROOT / "templates" / "workshop" / name)
    else:
        route.abort()


def states() -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield what the page is told of each: while people vote, and once votes are shown."""
    items = agenda(RUBRIC, LONGEST, ())
    scene = Scene(store=MemoryStore(begin(RUBRIC.reference, "Churn", items, DAY)))
    practices = {practice.id: practice for practice in RUBRIC.practices}
    scene.store.record_each([Joined(name=name) for name in PEOPLE])
    for item in items:
        scene.store.record_each([RoundOpened(practice=item.practice, at=DAY)])
        yield item.practice, show_view(scene.room, "http://192.168.100.100:8090", "ABCD-EFGH")
        votes = [
            VoteCast(
                practice=item.practice,
                name=name,
                vote=whole_vote(practices[item.practice], item, n),
            )
            for n, name in enumerate(PEOPLE)
        ]
        scene.store.record_each([*votes, RoundRevealed(at=DAY)])
        yield item.practice, show_view(scene.room, "http://192.168.100.100:8090", "ABCD-EFGH")


def test_the_longest_questions_are_read_from_eight_metres_at_1080_lines(projector: Page) -> None:
    found = [(name, projector.evaluate(MEASURE, state)) for name, state in states()]
    assert len(found) == 2 * len(LONGEST)
    assert [name for name, m in found if m["question"] < QUESTION] == []
    assert [name for name, m in found if m["smallest"] < SMALLEST] == []
    assert [name for name, m in found if m["cut"] > 0 or m["wide"] > 0] == []
    assert [name for name, m in found if m["facts"] < 2] == []


def test_no_counter_and_no_level_stands_on_the_page(projector: Page) -> None:
    for _, state in islice(states(), 2):
        projector.evaluate(MEASURE, state)
        told = projector.locator("main").inner_text().lower()
        assert "blocker" not in told
        assert "level " not in told
