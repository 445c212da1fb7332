"""Everything can be reached and seen with the keyboard alone."""

import pytest

from tests.browser.conftest import Open, explore, unfold
from tests.report.build import sample

REACHABLE = """() => [...document.querySelectorAll(
  'a[href], button, input, select, summary, [tabindex="0"]'
)].filter(element => element.checkVisibility()).length"""
FOCUSED = """() => {
  const e = document.activeElement;
  if (e === document.body || e.dataset.seen) return null;
  e.dataset.seen = "yes";
  const {outlineStyle, outlineWidth, opacity} = getComputedStyle(e);
  const box = e.getClientRects()[0];
  const bar = document.querySelector("nav").getBoundingClientRect();
  const sticks = bar.top === 0 && bar.width > innerWidth / 2;
  const fits = box.height < innerHeight - bar.bottom;
  const covered = sticks && fits && !e.closest("nav") && box.top < bar.bottom;
  return [outlineStyle !== "none" && parseFloat(outlineWidth) > 0 && opacity === "1" && !covered,
    e.outerHTML.slice(0, 120)];
}"""


@pytest.mark.parametrize("interactive", [True, False])
@pytest.mark.parametrize("width", [360, 768, 1280])
def test_tab_reaches_everything_and_shows_where_it_is_with_nothing_on_top(
    open_report: Open, width: int, *, interactive: bool
) -> None:
    page = open_report(sample("churn-scoring"), width=width, interactive=interactive).page
    unfold(page)
    if interactive:
        explore(page, "Effort by role")
    page.locator("nav a").first.focus()
    assert page.evaluate(FOCUSED)
    expected = page.evaluate(REACHABLE)
    seen = 1
    while True:
        page.keyboard.press("Tab")
        focused = page.evaluate(FOCUSED)
        if focused is None:
            break
        assert focused[0], focused[1]
        seen += 1
    assert seen == expected
