"""The table of practices: filters and sorting."""

import re

from playwright.sync_api import Page, expect

from tests.browser.conftest import Open
from tests.report.build import sample


def shown(page: Page, column: int) -> list[str]:
    """Return what the visible rows of the table say in a column."""
    cells: list[str] = page.evaluate(
        "column => [...document.querySelectorAll('table.practices tbody tr:not([hidden])')]"
        ".map(row => row.cells[column].textContent)",
        column,
    )
    return cells


def test_columns_and_words_filter_together_and_the_number_of_hits_is_told(
    open_report: Open,
) -> None:
    result = sample("parcel-eta")
    page = open_report(result).page
    everything = len(result.practices)
    status = page.get_by_role("search").get_by_role("status")
    expect(status).to_have_text(f"{everything} of {everything} practices")
    page.get_by_role("search").get_by_label("Stage").select_option("Deploy")
    page.get_by_role("search").get_by_label("Side").select_option("MLOps")
    wanted = [p for p in result.practices if (p.stage, p.side) == ("deploy", "mlops")]
    expect(status).to_have_text(f"{len(wanted)} of {everything} practices")
    assert shown(page, 0) == [p.title for p in wanted]
    page.get_by_role("search").get_by_label("Text").fill("CANARY  release")
    assert all("canary" in title.lower() for title in shown(page, 0))
    page.get_by_role("search").get_by_label("Text").fill("no such words")
    expect(status).to_have_text(f"0 of {everything} practices")
    page.get_by_role("button", name="Clear").press("Enter")
    expect(status).to_have_text(f"{everything} of {everything} practices")


def test_what_blocks_can_be_picked_out(open_report: Open) -> None:
    result = sample("parcel-eta")
    page = open_report(result).page
    page.get_by_role("search").get_by_label("Blocks").select_option("level 1")
    assert set(shown(page, 0)) == {blocker.title for blocker in result.blockers}


def test_a_column_sorts_both_ways_and_stages_keep_their_own_order(open_report: Open) -> None:
    result = sample("parcel-eta")
    page = open_report(result).page
    head = page.locator("table.practices th").filter(has_text=re.compile("^Stage"))
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
