"""Chromium, and pages in it that are watched for trouble."""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, sync_playwright

from advisor.report.brand.model import PLAIN, Appearance
from advisor.report.formats import render
from advisor.result.model import Result
from tests.browser.chromium import ADVICE, find_chromium


@dataclass(frozen=True, kw_only=True)
class Watched:
    """A page with all it asked for and all it complained about."""

    page: Page
    requests: list[str] = field(default_factory=list)
    troubles: list[str] = field(default_factory=list)


Open = Callable[..., Watched]


def installed_chromium() -> str:
    """Return the browser; without one skip the test, or fail it where everything must run."""
    program = find_chromium()
    if program is None:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(f"There is no Chromium. {ADVICE}")
    return program


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    program = installed_chromium()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=program, args=["--no-sandbox", "--disable-gpu"]
        )
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def _context(browser: Browser) -> Iterator[Callable[[str], BrowserContext]]:
    """Return a function for the context of a colour scheme: beginning one takes longer than a page.

    A file keeps nothing there, and its pages are closed after each test.
    """

    @cache
    def begun(scheme: str) -> BrowserContext:
        context = browser.new_context(
            color_scheme="dark" if scheme == "dark" else "light", reduced_motion="reduce"
        )
        context.grant_permissions(["clipboard-read", "clipboard-write"])
        return context

    yield begun
    for context in browser.contexts:
        context.close()


@pytest.fixture
def open_page(_context: Callable[[str], BrowserContext], tmp_path: Path) -> Iterator[Open]:
    """Write a page as a file and open it."""
    opened: list[Page] = []

    def open_(html: bytes, *, width: int = 1280, scheme: str = "light") -> Watched:
        path = tmp_path / "report.html"
        path.write_bytes(html)
        watched = Watched(page=_context(scheme).new_page())
        page = watched.page
        opened.append(page)
        page.set_viewport_size({"width": width, "height": 900})
        page.on("request", lambda request: watched.requests.append(request.url))
        page.on("console", lambda message: watched.troubles.append(message.text))
        page.on("dialog", lambda dialog: watched.troubles.append(dialog.message))
        page.on("pageerror", lambda error: watched.troubles.append(str(error)))
        page.goto(path.as_uri())
        return watched

    yield open_
    for page in opened:
        page.close()


@pytest.fixture
def open_report(open_page: Open) -> Open:
    """Write a result as HTML and open the file."""

    def open_(
        result: Result,
        *,
        width: int = 1280,
        scheme: str = "light",
        interactive: bool = True,
        appearance: Appearance = PLAIN,
    ) -> Watched:
        html = render(result, "html", interactive=interactive, appearance=appearance)
        return open_page(html, width=width, scheme=scheme)

    return open_


def unfold(page: Page, chapter: str = "") -> None:
    """Open a folded chapter, or all of them, as a reader does."""
    chosen = f"[data-chapter='{chapter}']" if chapter else ""
    closed = page.locator(f"details.behind{chosen}:not([open]) > summary")
    while closed.count():
        closed.first.click()


def shown(page: Page, button: str, *, within: str = "main") -> Locator:
    """Return a button, in sight: the chapter it stands in is opened."""
    found = page.locator(within).get_by_role("button", name=button, exact=True, include_hidden=True)
    chapter = found.first.evaluate("button => button.closest('.behind')?.dataset.chapter")
    if chapter:
        unfold(page, chapter)
    return found.first


def explore(page: Page, name: str, *, within: str = "main") -> None:
    """Press the button of a chart to explore, and wait until it is drawn."""
    shown(page, name, within=within).click()
    page.wait_for_function(
        "() => [...document.querySelectorAll('.exploring')]"
        ".map(figure => figure.querySelector('.view:not([hidden])'))"
        ".every(view => view?.querySelector('.main-svg') && !view.querySelector('p').textContent)"
    )
