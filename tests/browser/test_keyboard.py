"""Everything can be reached and seen with the keyboard alone."""

import pytest

from tests.browser.conftest import Open, explore
from tests.report.build import sample

REACHABLE = """() => [...document.querySelectorAll(
  'a[href], button, input, select, summary, [tabindex="0"]'
)].filter(element => element.checkVisibility()).length"""
FOCUSED = """() => {
  const e = document.activeElement;
  if (e === document.body || e.dataset.seen) return null;
  e.dataset.seen = "yes";
  const {outlineStyle, outlineWidth, opacity} = getComputedStyle(e);
  return [outlineStyle !== "none" && parseFloat(outlineWidth) > 0 && opacity === "1",
    e.outerHTML.slice(0, 120)];
}"""


@pytest.mark.parametrize("interactive", [True, False])
@pytest.mark.parametrize("width", [360, 1280])
def test_tab_reaches_everything_and_shows_where_it_is(
    open_report: Open, width: int, *, interactive: bool
) -> None:
    page = open_report(sample("churn-scoring"), width=width, interactive=interactive).page
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
