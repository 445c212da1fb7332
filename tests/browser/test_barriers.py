"""What keeps nobody out, found by axe-core."""

from collections.abc import Callable
from datetime import date
from itertools import cycle
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from advisor.assessment.model import Assessment, Team
from advisor.report.brand.model import Appearance
from advisor.report.brand.read import load_brand
from advisor.result.build import build_result
from advisor.result.model import Result
from tests.browser.conftest import Open, explore, unfold
from tests.report.brand.build import SVG, brand_file
from tests.report.build import hostile, sample, shipped, uniform, with_people
from tests.report.followed import followed

NONE = "Found 0 accessibility violations:\n"
BRAND = 'name: Acme\nlogo: logo.svg\naccent: "#ffd000"\nconfidentiality: For the team only.\n'
SCHEMES = ("light", "dark")


def unanswered() -> Result:
    """Return the result of a team that has answered nothing."""
    assessment = Assessment(
        rubric=shipped().reference, team=Team(name="Team"), assessed_on=date(2026, 11, 23)
    )
    return build_result(shipped(), assessment)


RESULTS: dict[str, Callable[[], Result]] = {
    "history": lambda: followed(6),
    "nothing answered": unanswered,
    "everything at the top": lambda: uniform(2),
    "everything to do, with people": lambda: with_people(0),
    "hostile": hostile,
}


def barriers(page: Page) -> str:
    """Return what axe finds on a page that it has looked at in earnest."""
    found = Axe().run(page)
    assert found.response["passes"]
    report: str = found.generate_report()
    return report


@pytest.mark.parametrize("interactive", [True, False], ids=["interactive", "still"])
@pytest.mark.parametrize(("width", "scheme"), [(360, "dark"), (1280, "light")])
def test_there_is_no_barrier(
    open_report: Open, width: int, scheme: str, *, interactive: bool
) -> None:
    page = open_report(
        sample("parcel-eta"), width=width, scheme=scheme, interactive=interactive
    ).page
    assert barriers(page) == NONE
    unfold(page)
    for name in ("Explore", "Effort by role") if interactive else ():
        explore(page, name)
    assert barriers(page) == NONE


@pytest.mark.parametrize(("name", "scheme"), list(zip(RESULTS, cycle(SCHEMES), strict=False)))
def test_there_is_none_whatever_was_answered(open_report: Open, name: str, scheme: str) -> None:
    page = open_report(RESULTS[name](), scheme=scheme).page
    unfold(page)
    assert barriers(page) == NONE


@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_brand_brings_none(open_report: Open, tmp_path: Path, scheme: str) -> None:
    brand = load_brand(brand_file(tmp_path, BRAND, logo_svg=SVG.encode()))
    page = open_report(
        sample("churn-scoring"), scheme=scheme, appearance=Appearance(brand=brand)
    ).page
    assert page.locator(".brand img").is_visible()
    assert barriers(page) == NONE
