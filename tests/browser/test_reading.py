"""Contents, deep links, disclosure, copying, theme and paper."""

import re
from contextlib import suppress

import pypdfium2
import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Open, explore, shown, unfold
from tests.report.build import hostile, sample

BOTH_DUMBBELLS = 2


@pytest.mark.parametrize("width", [360, 1280])
def test_the_contents_stay_and_mark_the_section_in_view(open_report: Open, width: int) -> None:
    page = open_report(sample("parcel-eta"), width=width).page
    page.emulate_media(reduced_motion="reduce")  # or a click may fall into the scroll before it
    for name in ("What stands before the next level", "How the numbers were computed", "Decide"):
        link = page.get_by_role("navigation").get_by_role("link", name=name)
        for _ in range(3):  # on a busy machine the list may move under the mouse
            link.click()
            with suppress(AssertionError):
                expect(link).to_have_attribute("aria-current", "true", timeout=2000)
                break
        expect(link).to_have_attribute("aria-current", "true")
        assert page.locator("nav [aria-current]").count() == 1
        expect(link).to_be_in_viewport()


def test_every_practice_and_step_has_a_link_of_its_own_and_old_ones_still_lead_there(
    open_report: Open,
) -> None:
    result = sample("parcel-eta")
    page = open_report(result).page
    targets = [
        *(f"practice-{p.id}" for p in result.practices),
        *(p.id for p in result.practices),
        *(f"step-{step.id}" for step in result.roadmap.steps),
        *(f"step-{number}" for number, _ in enumerate(result.roadmap.steps, 1)),
    ]
    assert page.evaluate("ids => ids.filter(id => !document.getElementById(id))", targets) == []
    last = result.practices[-1]
    page.evaluate("() => { location.hash = 'practices' }")
    link = page.locator("#practices").get_by_role("link", name=last.title)
    link.press("Enter")
    assert page.url.endswith(f"#practice-{last.id}")
    expect(page.locator(f"[id='practice-{last.id}']")).to_be_in_viewport()


@pytest.mark.parametrize("width", [360, 768, 1280])
def test_no_deep_link_leads_under_the_contents(open_report: Open, width: int) -> None:
    result = sample("parcel-eta")
    page = open_report(result, width=width).page
    names = [
        *(f"practice-{p.id}" for p in result.practices),
        *(f"step-{step.id}" for step in result.roadmap.steps),
        *("decide", "do", "compare", "later", "comparison", "plan", "answers", "method"),
    ]
    covered = page.evaluate(
        """async names => {
          const found = [];
          for (const name of names) {
            location.hash = name;
            await new Promise(requestAnimationFrame);
            const target = document.getElementById(name);
            const chapter = target.matches(".behind > section") ? target.parentElement : target;
            const head = chapter.querySelector(":scope > :is(.head, summary) h2") ?? target;
            const {left, top} = head.getClientRects()[0];
            const seen = document.elementFromPoint(left + 5, top + 5);
            if (!head.contains(seen)) found.push([name, top, seen?.outerHTML.slice(0, 80)]);
          }
          return found;
        }""",
        names,
    )
    assert covered == []


def test_a_link_into_something_folded_unfolds_it(open_report: Open) -> None:
    page = open_report(sample("parcel-eta")).page
    folded = page.locator("details[id]").first
    assert folded.get_attribute("open") is None
    expect(folded).not_to_be_visible()  # it stands in a chapter that is folded as well
    page.evaluate("id => { location.hash = id }", folded.get_attribute("id"))
    expect(folded).to_have_attribute("open", "")
    expect(folded).to_be_in_viewport()


def test_evidence_folds_all_at_once(open_report: Open) -> None:
    page = open_report(sample("parcel-eta")).page
    evidence = page.locator("#answers details")
    assert evidence.count() > 10
    unfold(page, "answers")
    page.get_by_role("button", name="Collapse all: Every answer").press("Enter")
    expect(page.locator("#answers details[open]")).to_have_count(0)
    page.get_by_role("button", name="Expand all: Every answer").press("Enter")
    expect(page.locator("#answers details[open]")).to_have_count(evidence.count())


def test_a_step_is_copied_as_markdown(open_report: Open) -> None:
    result = sample("parcel-eta")
    number, step = next(
        (number, step)
        for number, step in enumerate(result.roadmap.steps, 1)
        if not set("`_*").intersection("".join(step.tasks))
    )
    page = open_report(result).page
    shown(page, f"Copy as Markdown: {number}. {step.title}").press("Enter")
    expect(page.get_by_text(f"Copied: {number}. {step.title}")).to_have_count(1)
    text = page.evaluate("navigator.clipboard.readText()")
    assert text.startswith(f"### {number}. {step.title}\n\n{step.why}\n\n")
    assert f"1. {step.tasks[0]}\n2. {step.tasks[1]}" in text
    assert f"#### Done when\n\n- {step.done_when[0]}" in text
    assert "Copy as Markdown" not in text


def test_a_section_is_copied_with_its_tables(open_report: Open) -> None:
    result = sample("parcel-eta")
    page = open_report(result).page
    shown(page, "Copy as Markdown: Lifecycle stages").click()
    expect(page.get_by_text("Copied: Lifecycle stages")).to_have_count(1)
    text = page.evaluate("navigator.clipboard.readText()")
    assert "| Stage | Covers | DevOps | MLOps | Open |\n|---|---|---|---|---|\n| Define |" in text


@pytest.mark.parametrize("width", [360, 1280])
def test_every_part_is_copied_under_its_own_heading_with_each_chart_once(
    open_report: Open, width: int
) -> None:
    page = open_report(sample("churn-scoring"), width=width).page
    copied = page.evaluate(
        """async () => {
          const found = [];
          navigator.clipboard.writeText = async (text) => { found.push(text); };
          for (const button of document.querySelectorAll("button[aria-label^=Copy]")) {
            button.click();
            await new Promise((done) => setTimeout(done));
          }
          return found;
        }"""
    )
    heads = page.locator("main h2, article.step h3").all_text_contents()
    assert len(copied) == len(heads)
    for text, head in zip(copied, heads, strict=True):
        assert text.lstrip("# ").startswith(head.removesuffix("#").replace("&", r"\&"))
        assert "undefined" not in text
        assert "Copy" not in text.replace("copy", "")
        assert not re.search(r"[\t ]{3,}", text)
    whole = "\n".join(text for text in copied if text.startswith("## "))
    assert len(re.findall(r"^\*Scores", whole, re.MULTILINE)) == BOTH_DUMBBELLS
    assert len(re.findall(r"^\*Steps over time", whole, re.MULTILINE)) == 1


def test_what_others_wrote_stays_text_in_copied_markdown(open_report: Open) -> None:
    page = open_report(hostile()).page
    shown(page, "Copy as Markdown: Every answer with its evidence").click()
    expect(page.get_by_text("Copied: Every answer")).to_have_count(1)
    text = page.evaluate("navigator.clipboard.readText()")
    assert r"\<script\>alert(1)\</script\>" in text
    assert "<script>" not in text


def test_without_a_clipboard_the_old_way_of_copying_serves(open_report: Open) -> None:
    page = open_report(sample("parcel-eta")).page
    page.evaluate(
        "() => { navigator.clipboard.writeText = () => Promise.reject(new Error('no')); }"
    )
    page.get_by_role("button", name="Copy as Markdown: Decide").click()
    expect(page.get_by_text("Copied: Decide")).to_have_count(1)
    assert page.evaluate("navigator.clipboard.readText()").startswith("## Decide")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_colours_follow_the_system_until_somebody_chooses(open_report: Open, scheme: str) -> None:
    page = open_report(sample("parcel-eta"), scheme=scheme).page
    papers = {"light": "rgb(255, 255, 255)", "dark": "rgb(19, 26, 35)"}
    other = "dark" if scheme == "light" else "light"
    paper = page.locator("html")
    expect(paper).to_have_css("background-color", papers[scheme])
    explore(page, "Explore")
    page.get_by_role("button", name=f"{other.title()} colours").press("Enter")
    expect(paper).to_have_css("background-color", papers[other])
    plot = page.locator(".plot .main-svg").first
    expect(plot).to_have_css("background-color", papers[other])
    page.emulate_media(color_scheme="dark" if other == "light" else "light")
    page.emulate_media(color_scheme="light" if other == "light" else "dark")
    expect(paper).to_have_css("background-color", papers[other])


@pytest.mark.parametrize("interactive", [True, False])
def test_on_paper_it_is_complete_and_without_controls(
    open_report: Open, *, interactive: bool
) -> None:
    result = sample("churn-scoring")
    page = open_report(result, scheme="dark", interactive=interactive).page
    if interactive:
        explore(page, "Explore")
    document = pypdfium2.PdfDocument(page.pdf(format="A4"))
    text = " ".join(" ".join(p.get_textpage().get_text_bounded() for p in document).split())
    document.close()
    for control in (
        "Copy as Markdown",
        "As printed",
        "Expand all",
        "Collapse all",
        "All practices [",
    ):
        assert control not in text
    assert "Lifecycle stages Where the practice is thin" not in text  # the contents
    assert "Level 2 DevOps MLOps" in text or "DevOps MLOps Level 0" in text
    for step in result.roadmap.steps:
        assert " ".join(step.done_when[-1].split())[:30] in text
    for practice in result.practices:
        assert all(item.ref.split()[0] in text for item in practice.evidence)
