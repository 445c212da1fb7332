"""The table of practices: rows that open, search, filters and sorting."""

import re

import pytest
from playwright.sync_api import Page, expect

from advisor.assessment.model import Answer, Evidence, Urgent
from advisor.report.brand.model import Appearance
from advisor.result.model import Result
from tests.browser.conftest import Open
from tests.report.build import sample, uniform

DELIVERY, TESTED = "deployment.model-delivery", "testing.data-validation"
OPEN, CLAIMED = "testing.model-validation", "monitoring.alerting"
BASE = "https://git.example/team/blob/main"
SAFE = {
    "https://ci.example/run/12?a=1&b=2": "https://ci.example/run/12?a=1&b=2",
    "ci/deploy.yml": f"{BASE}/ci/deploy.yml",
}
HARMFUL = (
    "javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "//evil.example/x",
    "https://a@evil.example/x",
    'https://evil.example/"onmouseover="alert(1)',
    "../../secret.yml",
)


def told() -> Result:
    """Return the result of a team that says who gave what, and where it hurt."""
    refs = (*SAFE, *HARMFUL)
    evidence = tuple(Evidence(kind="artifact", ref=ref, by="B. Roth") for ref in refs)
    answers = {
        DELIVERY: Answer(level=1, by="A. Meyer", note="the parrot knows", evidence=evidence),
        TESTED: Answer(level=0, urgent=Urgent(what="empty columns")),
        OPEN: Answer(level="unknown"),
        CLAIMED: Answer(level=2),
    }
    return uniform(2, **{name.replace(".", "__"): answer for name, answer in answers.items()})


def shown(page: Page, column: int) -> list[str]:
    """Return what the visible rows of the table say in a column."""
    cells: list[str] = page.evaluate(
        "column => [...document.querySelectorAll('tbody.practice:not([hidden])')]"
        ".map(practice => practice.rows[0].cells[column].textContent)",
        column,
    )
    return cells


def ids(page: Page) -> list[str]:
    """Return which practices are visible."""
    found: list[str] = page.evaluate(
        "() => [...document.querySelectorAll('tbody.practice:not([hidden])')]"
        ".map(practice => practice.id.replace('practice-', ''))"
    )
    return found


def opened(page: Page) -> list[str]:
    """Return which practices are open."""
    found: list[str] = page.evaluate(
        "() => [...document.querySelectorAll('.practice:has(details[open])')]"
        ".map(practice => practice.id.replace('practice-', ''))"
    )
    return found


def go(page: Page, fragment: str) -> None:
    """Open the page anew at a fragment, as whoever was sent the link does."""
    url = page.url.partition("#")[0]
    page.goto("about:blank")
    page.goto(f"{url}{fragment}")


def settle(page: Page, contained: str) -> None:
    """Wait until the address says something."""
    page.wait_for_url(lambda url: contained in url, timeout=5000)


def fill(page: Page, name: str, value: str) -> None:
    """Type or choose in the filters."""
    control = page.get_by_role("search").get_by_label(name)
    if name == "Text":
        control.fill(value)
    else:
        control.select_option(value)


@pytest.fixture
def page(open_report: Open) -> Page:
    """Return the page of the team that tells of people and hurt, its table in view."""
    watched = open_report(told(), appearance=Appearance(link_base=BASE))
    go(watched.page, "#practices")
    return watched.page


def test_columns_and_words_filter_together_and_the_number_of_hits_is_told(
    open_report: Open,
) -> None:
    result = sample("parcel-eta")
    page = open_report(result).page
    go(page, "#practices")
    everything = len(result.practices)
    status = page.get_by_role("search").get_by_role("status")
    expect(status).to_have_text(f"{everything} of {everything} practices")
    fill(page, "Stage", "Deploy")
    fill(page, "Side", "MLOps")
    wanted = [p for p in result.practices if (p.stage, p.side) == ("deploy", "mlops")]
    expect(status).to_have_text(f"{len(wanted)} of {everything} practices")
    assert shown(page, 0) == [p.title for p in wanted]
    fill(page, "Text", "CANARY  release")
    assert 0 < len(shown(page, 0)) < len(wanted)
    fill(page, "Text", "no such words")
    expect(status).to_have_text(f"0 of {everything} practices")
    page.get_by_role("button", name="Clear").press("Enter")
    expect(status).to_have_text(f"{everything} of {everything} practices")


def test_what_blocks_can_be_picked_out(open_report: Open) -> None:
    result = sample("parcel-eta")
    page = open_report(result).page
    go(page, "#practices")
    fill(page, "Blocks", "level 1")
    assert set(shown(page, 0)) == {blocker.title for blocker in result.blockers}


def test_a_column_sorts_both_ways_and_stages_keep_their_own_order(open_report: Open) -> None:
    result = sample("parcel-eta")
    page = open_report(result).page
    go(page, "#practices")
    head = page.locator("table.practices thead th").filter(has_text=re.compile("^Stage"))
    head.get_by_role("button").press("Enter")
    order = [stage.title for stage in result.stages]
    assert list(dict.fromkeys(shown(page, 3))) == order
    expect(head).to_have_attribute("aria-sort", "ascending")
    head.get_by_role("button").press("Enter")
    assert list(dict.fromkeys(shown(page, 3))) == order[::-1]
    expect(head).to_have_attribute("aria-sort", "descending")
    page.get_by_role("button", name="Practice", exact=True).click()
    titles = shown(page, 0)
    assert [title.casefold() for title in titles] == sorted(
        (title.casefold() for title in titles), key=lambda title: title.replace("-", "")
    )


@pytest.mark.parametrize("interactive", [True, False])
@pytest.mark.parametrize("width", [360, 1280])
def test_a_row_opens_and_shows_all_there_is(
    open_report: Open, width: int, *, interactive: bool
) -> None:
    watched = open_report(told(), width=width, interactive=interactive)
    page = watched.page
    go(page, "#practices")
    practice = page.locator(f"[id='practice-{DELIVERY}']")
    for text in ("the parrot knows", "Said by A. Meyer."):
        expect(practice.get_by_text(text)).not_to_be_visible()
    practice.locator("summary").press("Enter")
    answer = next(p for p in told().practices if p.id == DELIVERY)
    wanted = (answer.question, answer.criteria[0].text, answer.criteria[-1].text)
    for text in (*wanted, "the parrot knows", "Said by A. Meyer.", "ci/deploy.yml"):
        expect(practice.get_by_text(text).first).to_be_visible()
    hurt = page.locator(f"[id='practice-{TESTED}']")
    expect(hurt.get_by_text("Urgent.", exact=True)).to_be_visible()
    hurt.locator("summary").press("Enter")
    expect(hurt.get_by_text("empty columns")).to_be_visible()
    assert watched.troubles == []


def test_the_search_finds_what_stands_in_closed_rows(page: Page) -> None:
    for words in ("parrot", "PARROT knows", "A. Meyer", "run/12?a=1"):
        fill(page, "Text", words)
        assert ids(page) == [DELIVERY]
        assert opened(page) == []
    criterion = next(p for p in told().practices if p.id == TESTED).criteria[-1].text
    fill(page, "Text", criterion)
    assert ids(page) == [TESTED]


def test_what_is_asked_for_is_shown(page: Page) -> None:
    everything = len(ids(page))
    wanted = {
        "claimed above supported": {CLAIMED},
        "lacking": {DELIVERY, TESTED},
        "not known": {OPEN},
        "urgent": {TESTED},
    }
    for kind, practices in wanted.items():
        fill(page, "Show", kind)
        assert set(ids(page)) == practices, kind
    fill(page, "Show", "everything")
    assert len(ids(page)) == everything


def test_where_nobody_is_named_nobody_can_be_chosen(open_report: Open) -> None:
    page = open_report(uniform(2)).page
    go(page, "#practices?")
    expect(page.get_by_role("search").get_by_label("Show")).to_be_visible()
    expect(page.get_by_role("search").get_by_label("By whom")).to_have_count(0)


def test_who_gave_an_answer_or_evidence_can_be_chosen(page: Page) -> None:
    choices = page.get_by_role("search").get_by_label("By whom").locator("option")
    assert choices.all_text_contents() == ["anybody", "A. Meyer", "B. Roth"]
    for name in ("A. Meyer", "B. Roth"):
        fill(page, "By whom", name)
        assert ids(page) == [DELIVERY]


def test_the_address_keeps_what_is_filtered_sorted_and_open(page: Page) -> None:
    fill(page, "Show", "lacking")
    fill(page, "Side", "MLOps")
    fill(page, "Text", "data")
    page.get_by_role("button", name="Stage", exact=True).click()
    page.locator(f"[id='practice-{TESTED}'] summary").press("Enter")
    settle(page, f"open={TESTED}")
    before = (ids(page), opened(page))
    assert TESTED in before[0]
    assert before[1] == [TESTED]
    go(page, page.url[page.url.index("#") :])
    assert (ids(page), opened(page)) == before
    search = page.get_by_role("search")
    expect(search.get_by_label("Show")).to_have_value("lacking")
    expect(search.get_by_label("Text")).to_have_value("data")
    expect(search).to_be_in_viewport()
    head = page.locator("table.practices thead th").filter(has_text=re.compile("^Stage"))
    expect(head).to_have_attribute("aria-sort", "ascending")
    page.get_by_role("button", name="Clear").click()
    settle(page, "#practices?sort=stage&open=")


def test_an_address_of_another_report_leaves_out_what_is_not_here(page: Page) -> None:
    everything = len(ids(page))
    go(page, "#practices?stage=Nowhere&show=%22%3E&open=no.such&sort=colour&by=Nobody&x=%zz")
    assert len(ids(page)) == everything
    assert opened(page) == []
    expect(page.get_by_role("search").get_by_label("Stage")).to_have_value("")


@pytest.mark.parametrize("fragment", [f"practice-{DELIVERY}", DELIVERY])
def test_a_link_to_a_practice_opens_it_and_lifts_filters_that_hide_it(
    page: Page, fragment: str
) -> None:
    row = page.locator(f"[id='practice-{DELIVERY}']")
    fill(page, "Show", "urgent")
    settle(page, "show=urgent")
    expect(row).not_to_be_visible()
    page.evaluate("name => { location.hash = name }", fragment)
    expect(row).to_be_in_viewport()
    assert opened(page) == [DELIVERY]
    expect(page.get_by_role("search").get_by_label("Show")).to_have_value("")
    page.wait_for_timeout(600)  # longer than an address takes to be written
    assert page.url.endswith(f"#{fragment}")
    go(page, f"#{fragment}")
    expect(row).to_be_in_viewport()
    assert opened(page) == [DELIVERY]


def test_a_filter_that_shows_a_linked_practice_stays(page: Page) -> None:
    fill(page, "By whom", "A. Meyer")
    page.locator("#practices").get_by_role("link", name="Delivery of accepted models").click()
    expect(page.get_by_text("the parrot knows")).to_be_visible()
    assert ids(page) == [DELIVERY]


def test_without_a_script_a_link_to_a_practice_shows_all_of_it(open_report: Open) -> None:
    page = open_report(told(), interactive=False).page
    go(page, f"#practice-{DELIVERY}")
    expect(page.get_by_text("the parrot knows")).to_be_in_viewport()
    assert page.get_by_role("search").count() == 0


@pytest.mark.parametrize("base", [BASE, ""])
def test_evidence_that_is_a_link_is_a_safe_one(open_report: Open, base: str) -> None:
    watched = open_report(told(), appearance=Appearance(link_base=base))
    links = watched.page.locator(f"[id='practice-{DELIVERY}'] details a")
    found = {link.text_content(): link.get_attribute("href") for link in links.all()}
    assert found == {ref: to for ref, to in SAFE.items() if base or not to.startswith(BASE)}
    assert {link.get_attribute("rel") for link in links.all()} == {"noopener noreferrer"}
    assert watched.page.locator("[onmouseover]").count() == 0
    assert watched.requests == [watched.page.url]


def test_on_paper_every_row_is_open_and_afterwards_as_before(page: Page) -> None:
    page.locator(f"[id='practice-{TESTED}'] summary").press("Enter")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert len(opened(page)) == len(ids(page))
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert opened(page) == [TESTED]


def test_what_is_copied_is_what_is_shown_with_all_there_is_to_it(page: Page) -> None:
    fill(page, "Show", "urgent")
    page.get_by_role("button", name="Copy as Markdown: Every answer").press("Enter")
    expect(page.get_by_text("Copied: Every answer")).to_have_count(1)
    text = page.evaluate("navigator.clipboard.readText()")
    title = next(p.title for p in told().practices if p.id == TESTED)
    assert f"| {title} | " in text
    assert f"### {title}\n\n" in text
    assert "empty columns" in text
    assert "parrot" not in text
