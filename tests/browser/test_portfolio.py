"""The page of a portfolio in headless Chromium, opened from a file."""

import re
from functools import cache
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page, expect

from advisor.portfolio.page.render import portfolio_html
from advisor.report.brand.model import Appearance
from tests.browser.conftest import Open
from tests.browser.test_barriers import NONE, barriers
from tests.browser.test_keyboard import FOCUSED, REACHABLE
from tests.browser.test_page import too_wide
from tests.portfolio.page.made import GROUPS, portfolio
from tests.report.build import HOSTILE

MANY, FEW, IN_SIGHT, MOST_MAPPED = 60, 8, 25, 40


@cache
def page_of(kind: str) -> bytes:
    """Return a page: of "many" teams, of a "few", of "hostile" ones, or "still"."""
    if kind == "still":
        return portfolio_html(portfolio(MANY), Appearance(interactive=False))
    return portfolio_html(
        portfolio(FEW if kind == "few" else MANY, names=HOSTILE if kind == "hostile" else ())
    )


@pytest.fixture
def page(open_page: Open) -> Page:
    """Return the page of many teams."""
    return open_page(page_of("many")).page


def fill(page: Page, name: str, value: str) -> None:
    """Type or choose in the filters."""
    control = page.get_by_role("search").get_by_label(name)
    if name == "Text":
        control.fill(value)
    else:
        control.select_option(value)


def shown(page: Page, column: int) -> list[str]:
    """Return what the rows in sight say in a column, without the remark below it."""
    cells: list[str] = page.evaluate(
        "column => [...document.querySelectorAll('.teams tbody tr:not([hidden])')]"
        ".map(row => row.cells[column].firstChild?.textContent ?? '')",
        column,
    )
    return cells


def column(page: Page, title: str) -> int:
    """Return the place of a column."""
    titles = page.locator(".teams thead th").all_text_contents()
    return titles.index(title)


def told(page: Page) -> str:
    """Return how many teams pass the filters, as the page tells."""
    return page.get_by_role("search").get_by_role("status").text_content() or ""


@pytest.mark.parametrize("kind", ["many", "few", "hostile", "still"])
def test_it_opens_whole_asks_for_nothing_and_never_scrolls_sideways(
    open_page: Open, kind: str
) -> None:
    watched = open_page(page_of(kind))
    page = watched.page
    page.locator("#map").scroll_into_view_if_needed()
    assert too_wide(page) == []
    assert watched.requests == [page.url]
    assert watched.troubles == []


def test_hostile_names_do_nothing(open_page: Open) -> None:
    page = open_page(page_of("hostile")).page
    assert page.locator("main img, main script, [onmouseover], [onerror]").count() == 0
    found = {link.get_attribute("href") for link in page.locator("main a").all()}
    assert {href for href in found if href and not href.startswith("#")} == set()
    name = HOSTILE[0]
    expect(page.locator(".teams th").get_by_text(name).first).to_be_visible()
    fill(page, "Text", name)
    assert set(shown(page, 0)) == {name}
    page.locator("#map").scroll_into_view_if_needed()
    expect(page.locator(".live-maps th").get_by_text(name).first).to_be_visible()


@pytest.mark.parametrize(
    ("kind", "width", "scheme"), [("many", 360, "dark"), ("few", 1280, "light")]
)
def test_there_is_no_barrier(open_page: Open, kind: str, width: int, scheme: str) -> None:
    page = open_page(page_of(kind), width=width, scheme=scheme).page
    fill(page, "Text", shown(page, 0)[0])  # a few rows are as good as many
    page.locator("#map").scroll_into_view_if_needed()
    if kind == "few":
        page.evaluate("document.querySelectorAll('details').forEach(part => part.open = true)")
    assert barriers(page) == NONE


@pytest.mark.parametrize("width", [360, 1280])
def test_tab_reaches_everything_with_nothing_on_top(open_page: Open, width: int) -> None:
    page = open_page(page_of("few"), width=width).page
    page.locator("nav a").first.focus()
    assert page.evaluate(FOCUSED)
    expected, seen = page.evaluate(REACHABLE), 1
    while True:
        page.keyboard.press("Tab")
        focused = page.evaluate(FOCUSED)
        if focused is None:
            break
        assert focused[0], focused[1]
        seen += 1
    assert seen == expected


def test_columns_marks_and_words_filter_together_and_the_hits_are_counted(page: Page) -> None:
    lines = portfolio(MANY).editions[0].teams.teams
    assert told(page) == f"{MANY} of {MANY} teams"
    fill(page, "Group", GROUPS[0])
    wanted = [line for line in lines if line.row.group == GROUPS[0]]
    assert shown(page, 0) == [line.row.name for line in wanted][:IN_SIGHT]
    fill(page, "Show", "below expectation")
    wanted = [line for line in wanted if line.shortfalls]
    assert told(page) == f"{len(wanted)} of {MANY} teams"
    assert shown(page, 0) == [line.row.name for line in wanted]
    fill(page, "Text", "no such team")
    assert told(page) == f"0 of {MANY} teams"
    page.get_by_role("button", name="Clear").press("Enter")
    assert told(page) == f"{MANY} of {MANY} teams"


def test_more_rows_are_shown_when_asked_for_and_all_on_paper(page: Page) -> None:
    assert len(shown(page, 0)) == IN_SIGHT
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert len(shown(page, 0)) == MANY
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert len(shown(page, 0)) == IN_SIGHT
    page.get_by_role("button", name="Show all").press("Enter")
    assert len(shown(page, 0)) == MANY
    expect(page.get_by_role("button", name="Show all")).to_have_count(0)


def test_a_column_sorts_by_number_both_ways(page: Page) -> None:
    page.get_by_role("button", name="Show all").click()
    days = sorted(line.age.days for line in portfolio(MANY).editions[0].teams.teams)
    head = page.locator(".teams thead th").filter(has_text=re.compile("^Age"))
    for order, wanted in (("ascending", days), ("descending", days[::-1])):
        head.get_by_role("button").press("Enter")
        expect(head).to_have_attribute("aria-sort", order)
        found = [int(text.split()[0]) for text in shown(page, column(page, "Age"))]
        assert found == wanted[:IN_SIGHT]


def test_the_address_keeps_filters_and_order(page: Page) -> None:
    fill(page, "Group", GROUPS[2])
    page.get_by_role("button", name="Age", exact=True).click()
    page.wait_for_url(lambda url: "sort=age" in url, timeout=5000)
    before, url = shown(page, 0), page.url
    page.goto("about:blank")
    page.goto(url)
    assert shown(page, 0) == before
    group = page.get_by_role("search").get_by_label("Group")
    expect(group).to_have_value(GROUPS[2])
    expect(page.get_by_role("search")).to_be_in_viewport()


def test_an_address_of_another_page_leaves_out_what_is_not_here(page: Page) -> None:
    page.evaluate("name => { location.hash = name }", "teams?group=Nowhere&sort=colour&x=%zz")
    expect(page.get_by_role("search").get_by_role("status")).to_have_text(f"{MANY} of {MANY} teams")


def test_a_group_leads_to_its_teams(page: Page) -> None:
    link = page.locator(".levels a").first
    assert link.get_attribute("href") == f"#teams?group={quote(GROUPS[0])}"
    link.press("Enter")
    expect(page.get_by_role("search")).to_be_in_viewport()
    assert set(shown(page, column(page, "Group"))) == {GROUPS[0]}


def test_a_map_follows_the_filters_where_the_printed_one_is_of_groups(page: Page) -> None:
    page.locator("#map").scroll_into_view_if_needed()
    rows = page.locator(".live-maps table").first.locator("tbody tr")
    expect(rows).to_have_count(MOST_MAPPED)
    name = shown(page, 0)[0]
    fill(page, "Text", name)
    page.locator("#map").scroll_into_view_if_needed()
    expect(rows.first).to_contain_text(name)
    expect(rows).to_have_count(int(told(page).split()[0]))


def test_it_reads_without_javascript(browser: Browser, open_page: Open) -> None:
    url = open_page(page_of("many")).page.url
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(url)
    assert page.locator(".teams tbody tr:visible").count() == MANY
    assert page.get_by_role("button").count() == 0
    assert page.locator(".matrix:visible").count() > 1
    assert too_wide(page) == []
    context.close()


def test_what_is_copied_is_what_is_shown(page: Page) -> None:
    fill(page, "Group", GROUPS[1])
    page.get_by_role("button", name="Copy as Markdown: Teams").press("Enter")
    expect(page.get_by_text("Copied: Teams")).to_have_count(1)
    text = page.evaluate("navigator.clipboard.readText()")
    rows = [line for line in text.splitlines() if line.startswith("| ")]
    assert len(rows) == len(shown(page, 0)) + 1
    assert all(GROUPS[1] in row for row in rows[1:])
