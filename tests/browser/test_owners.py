"""Steps are ticked off and given to people in the page, and copied with the names."""

import pytest
from playwright.sync_api import Page, expect

from advisor.result.model import Result
from tests.browser.conftest import Open, shown, unfold
from tests.report.build import sample

NUMBER = 2


@pytest.fixture
def result() -> Result:
    return sample("parcel-eta")


def copied(page: Page, title: str) -> str:
    """Press a button that copies, and return what it copied."""
    shown(page, f"Copy as Markdown: {title}").press("Enter")
    expect(page.get_by_text(f"Copied: {title}")).to_have_count(1)
    text: str = page.evaluate("navigator.clipboard.readText()")
    return text


def of_step(text: str, number: int) -> str:
    """Return what a copied chapter says of one step."""
    return text.partition(f"### {number}. ")[2].partition("\n### ")[0]


def test_a_box_and_names_are_copied_with_the_chapter(open_report: Open, result: Result) -> None:
    watched = open_report(result)
    page = watched.page
    unfold(page, "steps")
    step = page.locator(f"#step-{NUMBER}")
    step.get_by_role("checkbox", name="Done").check()
    names = step.get_by_role("textbox")
    assert names.count() > 1
    names.nth(0).fill("Ada *L*")
    text = copied(page, "Recommended steps")
    told, owner = of_step(text, NUMBER), step.locator(".owner").nth(0).inner_text().strip()
    assert "- [x] Done\n" in told
    assert f"{owner} Ada \\*L\\*" in told
    assert f"{step.locator('.owner').nth(1).inner_text().strip()} ______" in told
    others = range(1, len(result.roadmap.steps) + 1)
    for number in others:
        assert ("- [ ] Done\n" in of_step(text, number)) is (number != NUMBER)
    assert "Ada" not in text.replace(told, "")
    assert watched.troubles == []


def test_they_are_copied_with_the_step_and_unticked_again(
    open_report: Open, result: Result
) -> None:
    page = open_report(result).page
    unfold(page, "steps")
    step = page.locator(f"#step-{NUMBER}")
    box = step.get_by_role("checkbox", name="Done")
    title = f"{NUMBER}. {result.roadmap.steps[NUMBER - 1].title}"
    box.press("Space")
    assert "- [x] Done" in copied(page, title)
    box.press("Space")
    page.wait_for_timeout(2100)  # until the button says Copy again
    assert "- [ ] Done" in copied(page, title)


def test_every_box_and_name_has_a_label_and_an_id_of_its_own(
    open_report: Open, result: Result
) -> None:
    page = open_report(result).page
    unfold(page, "steps")
    page.locator("#steps details").evaluate_all("all => all.forEach(each => { each.open = true; })")
    fields = page.locator("#steps input")
    assert page.locator("#steps [type=checkbox]").count() == len(result.roadmap.steps)
    for what in ("id", "aria-label"):
        found = fields.evaluate_all("(all, what) => all.map(each => each.getAttribute(what))", what)
        assert all(found)
        assert len(set(found)) == len(found)
    assert page.evaluate(
        "() => [...document.querySelectorAll('[id]')].length"
        " === new Set([...document.querySelectorAll('[id]')].map(each => each.id)).size"
    )


def test_nothing_of_it_is_kept(open_report: Open, result: Result) -> None:
    page = open_report(result).page
    unfold(page, "steps")
    page.locator(f"#step-{NUMBER}").get_by_role("checkbox").check()
    page.locator(f"#step-{NUMBER}").get_by_role("textbox").first.fill("Ada")
    assert (
        page.evaluate("localStorage.length + sessionStorage.length + document.cookie.length") == 0
    )
    page.reload()
    unfold(page, "steps")
    expect(page.locator(f"#step-{NUMBER}").get_by_role("checkbox")).not_to_be_checked()
    expect(page.locator(f"#step-{NUMBER}").get_by_role("textbox").first).to_have_value("")


def test_without_a_script_they_are_lines_to_write_on(open_report: Open, result: Result) -> None:
    page = open_report(result, interactive=False).page
    unfold(page, "steps")
    assert page.locator("input").count() == 0
    owners = page.locator(f"#step-{NUMBER} .owner")
    assert owners.count() > 1
    for owner in owners.all():
        assert owner.inner_text().rstrip().endswith(": ______________________")
