"""The chapters that stand folded behind the first ones: opened by hand, by links, on paper."""

import re

import pypdfium2
import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Open, unfold
from tests.report.build import sample

OPEN = "details.behind[open]"
either_way = pytest.mark.parametrize("interactive", [True, False], ids=["interactive", "still"])


def printed(page: Page) -> list[str]:
    """Return the text of each page that comes out of a printer."""
    document = pypdfium2.PdfDocument(page.pdf(format="A4"))
    texts = [" ".join(sheet.get_textpage().get_text_bounded().split()) for sheet in document]
    document.close()
    return texts


def test_all_chapters_open_and_close_at_once(open_report: Open) -> None:
    page = open_report(sample("parcel-eta")).page
    chapters = page.locator("details.behind").count()
    assert chapters > 5
    expect(page.locator(OPEN)).to_have_count(0)
    page.get_by_role("button", name="Expand all chapters").press("Enter")
    expect(page.locator(OPEN)).to_have_count(chapters)
    page.get_by_role("button", name="Collapse all", exact=True).press("Enter")
    expect(page.locator(OPEN)).to_have_count(0)
    unfold(page, "plan")
    page.get_by_role("button", name="Expand all chapters").press("Enter")
    expect(page.locator(OPEN)).to_have_count(chapters)


def test_one_that_is_closed_by_hand_can_be_opened_with_all_again(open_report: Open) -> None:
    page = open_report(sample("parcel-eta")).page
    unfold(page)
    expect(page.get_by_role("button", name="Collapse all", exact=True)).to_be_visible()
    page.locator("details[data-chapter='plan'] > summary").press("Enter")
    expect(page.get_by_role("button", name="Expand all chapters")).to_be_visible()


def test_what_opens_a_chapter_holds_nothing_else_to_press(open_report: Open) -> None:
    page = open_report(sample("parcel-eta")).page
    assert page.locator("summary :is(button, a, input)").count() == 0
    for chapter in page.locator("details.behind").all():
        name = chapter.get_attribute("data-chapter")
        assert chapter.locator("summary").first.inner_text()
        copier = chapter.locator(f"[id='{name}'] > .tools").get_by_role(
            "button", name=re.compile("^Copy as Markdown"), include_hidden=True
        )
        expect(copier).to_have_count(1)
        expect(copier).not_to_be_visible()
        unfold(page, name or "")
        expect(copier).to_be_visible()


@pytest.mark.parametrize("width", [360, 768, 1280])
def test_no_button_lies_on_anything(open_report: Open, width: int) -> None:
    page = open_report(sample("churn-scoring"), width=width).page
    unfold(page)
    covered = page.evaluate(
        """() => {
          const boxOf = (part) => {
            const range = document.createRange();
            range.selectNodeContents(part);
            return (part.matches("button") ? part : range).getBoundingClientRect();
          };
          const buttons = [...document.querySelectorAll("main .tools button")];
          const words = "main :is(h2, h3, p, th, dt, dd, .tools button)";
          const others = [...document.querySelectorAll(words)];
          return buttons.flatMap((button) => others.filter((other) => {
            if (other === button || !other.checkVisibility()) return false;
            const [a, b] = [boxOf(button), boxOf(other)];
            return a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1
              && b.top < a.bottom - 1;
          }).map((other) => [button.getAttribute("aria-label"), other.textContent.slice(0, 60)]));
        }"""
    )
    assert covered == []


@either_way
def test_a_link_to_anything_folded_opens_it_and_leads_there(
    open_report: Open, *, interactive: bool
) -> None:
    result = sample("parcel-eta")
    page = open_report(result, interactive=interactive).page
    url = page.url
    practice, step = result.practices[-1], result.roadmap.steps[-1]
    for name in ("answers", "method", f"practice-{practice.id}", practice.id, f"step-{step.id}"):
        page.goto("about:blank")
        page.goto(f"{url}#{name}")
        expect(page.locator(f"[id='{name}']")).to_be_in_viewport()
        expect(page.locator(OPEN)).to_have_count(1)
    page.goto("about:blank")
    page.goto(url)
    page.locator("#do").get_by_role("link").first.click()
    expect(page.locator("#steps article").first).to_be_in_viewport()
    page.get_by_role("navigation").get_by_role("link", name="The plan").click()
    expect(page.locator("details[data-chapter='plan'] > summary")).to_be_in_viewport()
    expect(page.locator("#plan")).to_be_in_viewport()


def test_a_link_followed_twice_opens_what_was_closed_in_between(open_report: Open) -> None:
    page = open_report(sample("parcel-eta")).page
    link = page.get_by_role("navigation").get_by_role("link", name="The plan")
    link.click()
    expect(page.locator("#plan")).to_be_in_viewport()
    page.locator("details[data-chapter='plan'] > summary").press("Enter")
    expect(page.locator("#plan")).not_to_be_visible()
    link.click()
    expect(page.locator("#plan")).to_be_in_viewport()


def test_contents_mark_chapters_that_are_folded_too(open_report: Open) -> None:
    page = open_report(sample("parcel-eta")).page
    current = page.locator("nav [aria-current]")
    expect(current).to_have_text("Decide")
    found = page.evaluate(
        """async () => {
          const found = [];
          const end = document.documentElement.scrollHeight - innerHeight;
          for (let y = 0; y <= end; y += y < end - 2 * innerHeight ? 100 : 10) {
            scrollTo(0, y);
            await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
            const said = document.querySelector("nav [aria-current]").textContent;
            if (said !== found.at(-1)) found.push(said);
          }
          scrollTo(0, end);
          return found;
        }"""
    )
    names = page.locator("nav a").all_inner_texts()
    expect(current).to_have_text(names[-1])
    assert [*found, names[-1]][: len(names)] == names


@either_way
def test_on_paper_each_front_chapter_begins_a_page_and_all_others_are_open(
    open_report: Open, *, interactive: bool
) -> None:
    result = sample("churn-scoring")
    page = open_report(result, interactive=interactive).page
    front = page.locator(".front h2").all_text_contents()
    behind = page.locator(".behind > summary h2").all_text_contents()
    sheets = printed(page)
    for title in [*front[1:], behind[0]]:
        assert sum(bool(re.match(rf"\d+ / \d+ {title} ", sheet)) for sheet in sheets) == 1, title
    text = " ".join(sheets)
    for title in behind:
        assert title in text
    for control in ("Expand all", "Collapse all", "Copy as", "Tasks, checks and tools"):
        assert control not in text
    last = result.practices[-1]
    assert last.question.split("?")[0] in text
    assert page.locator(OPEN).count() == 0  # as before
