"""The HTML report in headless Chromium, opened from a file."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from advisor.report.render import render
from tests.report.build import hostile, sample


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"]
        )
        yield browser
        browser.close()


@pytest.fixture(scope="module", params=["parcel-eta", "hostile"])
def report(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    result = hostile() if request.param == "hostile" else sample(request.param)
    path = tmp_path_factory.mktemp("page") / "report.html"
    path.write_bytes(render(result, "html"))
    return path


@pytest.fixture(params=[(360, "light"), (360, "dark"), (1280, "light"), (1280, "dark")])
def page(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    width, scheme = request.param
    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    yield page
    page.close()


def test_it_opens_whole_and_asks_for_nothing(page: Page, report: Path) -> None:
    requests: list[str] = []
    troubles: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.on("console", lambda message: troubles.append(message.text))
    page.on("dialog", lambda dialog: troubles.append(dialog.message))
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.goto(report.as_uri())
    assert requests == [report.as_uri()]
    assert troubles == []
    assert page.title()


def test_nothing_makes_the_page_scroll_sideways(page: Page, report: Path) -> None:
    page.goto(report.as_uri())
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width <= page.evaluate("window.innerWidth")


def test_it_reads_without_javascript(browser: Browser, report: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(report.as_uri())
    for heading in ("Summary", "Recommended steps", "Every answer with its evidence"):
        assert page.get_by_role("heading", name=heading).is_visible()
    summary = page.locator("details:not([open]) > summary").first
    summary.press("Enter")
    assert page.locator("details[open]").count() > 0
    context.close()
