"""The HTML report in headless Chromium, opened from a file."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page

from advisor.report.formats import render
from advisor.result.model import Result
from tests.browser.conftest import Open, explore, unfold
from tests.report.build import hostile, sample, with_people

RESULTS: dict[str, Callable[[], Result]] = {
    "parcel-eta": lambda: sample("parcel-eta"),
    "fraud-stream": lambda: sample("fraud-stream"),
    "hostile": hostile,
}
EVERY_CHART = (
    "Explore",
    "Explore MLOps",
    "Explore DevOps",
    "Effort by role",
    "What is left after each step",
)
# Dumbbells of dimensions and of stages, forecast, ladder, Gantt, score over time, evidence.
CHARTS_ON_THE_PAGE = 7
every_result = pytest.mark.parametrize("name", RESULTS)
either_way = pytest.mark.parametrize("interactive", [True, False], ids=["interactive", "still"])
WIDTHS = (1280, 768, 360, 320)
# A chart is drawn anew some time after its place has changed: until then a page is neither as wide
# as it will be, nor free to be clicked.
DRAWN_TO_ITS_PLACE = """() => [...document.querySelectorAll(".view:not([hidden]) .plot")]
  .every((plot) => Math.abs(plot._fullLayout.width - plot.clientWidth) < 1)"""


def present(page: Page) -> list[str]:
    """Return the charts that the page offers."""
    return [name for name in EVERY_CHART if page.locator(f"button:text-is('{name}')").count()]


def too_wide(page: Page) -> list[int]:
    """Return the widths at which a page would scroll sideways."""
    found = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        page.wait_for_function(DRAWN_TO_ITS_PLACE, polling=50)
        if page.evaluate("document.documentElement.scrollWidth") > width:
            found.append(width)
    return found


@every_result
@either_way
def test_it_opens_whole_and_asks_for_nothing(
    open_report: Open, name: str, *, interactive: bool
) -> None:
    watched = open_report(RESULTS[name](), interactive=interactive)
    for chart in present(watched.page):
        explore(watched.page, chart)
    assert watched.requests == [watched.page.url]
    assert watched.troubles == []
    assert watched.page.title()


@every_result
@either_way
def test_nothing_makes_the_page_scroll_sideways(
    open_report: Open, name: str, *, interactive: bool
) -> None:
    page = open_report(RESULTS[name](), width=WIDTHS[0], interactive=interactive).page
    assert too_wide(page) == []
    unfold(page)
    assert too_wide(page) == []
    for chart in present(page):
        explore(page, chart)
        assert too_wide(page) == []
        # One at a time: all that are shown are drawn anew at every width.
        page.locator(".exploring .views button").first.click()
        assert page.locator(".exploring").count() == 0


@pytest.mark.parametrize("width", WIDTHS)
def test_no_line_of_text_is_squeezed_to_a_few_letters(open_report: Open, width: int) -> None:
    page = open_report(sample("churn-scoring"), width=width).page
    unfold(page)
    squeezed = page.evaluate(
        """() => [...document.querySelectorAll("main :is(caption, p, h2, h3, li, dt, dd, td, th)")]
          .filter((part) => part.checkVisibility() && part.textContent.trim().length > 20
            && !part.matches(".unseen") && part.getBoundingClientRect().width < 60)
          .map((part) => part.textContent.trim().slice(0, 60))"""
    )
    assert squeezed == []


def test_it_reads_without_javascript(browser: Browser, open_report: Open) -> None:
    result = sample("parcel-eta")
    url = open_report(result).page.url
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(url)
    for heading in ("Decide", "Recommended steps", "Every answer with its evidence"):
        assert page.get_by_role("heading", name=heading).is_visible()
    assert page.get_by_role("button").count() == 0
    assert page.locator("input").count() == 0
    unfold(page)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        assert page.locator("figure svg[role=img]:visible").count() == CHARTS_ON_THE_PAGE
    assert page.locator("table.practices").is_visible()
    assert page.locator("tbody.practice:visible").count() == len(result.practices)
    assert page.locator("article.step:visible").count() == len(result.roadmap.steps)
    assert too_wide(page) == []
    summary = page.locator("details:not([open]) > summary").first
    summary.press("Enter")
    assert page.locator("details[open]").count() > 0
    context.close()


def test_markup_of_others_does_nothing_in_a_chart(open_report: Open) -> None:
    page = open_report(hostile()).page
    for name in present(page):
        explore(page, name)
    assert page.locator("main img, main script, main a[href*='evil']").count() == 0


@pytest.mark.parametrize("name", [*RESULTS, "everything to do"])
def test_the_files_stay_small(name: str) -> None:
    if name == "everything to do":
        assert len(render(with_people(0), "html")) < 2_500_000
        return
    result = RESULTS[name]()
    assert len(render(result, "html")) < 2_500_000
    assert len(render(result, "html", interactive=False)) < (
        600_000 if name == "hostile" else 500_000
    )
