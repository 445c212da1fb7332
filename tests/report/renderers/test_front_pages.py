"""The report is four pages and little more, whoever the team is and whatever the paper."""

from dataclasses import replace
from pathlib import Path

import pytest

from advisor.pdf.direction import turned
from advisor.pdf.fonts import fonts_for
from advisor.pdf.page_fill import filled
from advisor.report.brand.model import Appearance
from advisor.report.renderers.html import page
from advisor.report.template_data import template_data
from advisor.result.model import Result
from tests.report.build import ROOT, SAMPLES, of_answers

NAME = "A team that has taken the sixty characters it may well have"
TEAMS = sorted([*SAMPLES.glob("*/answers.yaml"), *ROOT.glob("tests/fixtures/teams/*/answers.yaml")])
# The longest of those that others wrote, and one without a plan.
CASES = [ROOT / "tests" / "cases" / name / "answers.yaml" for name in ("protein-startup", "zomato")]
FRONT = ["decide", "do", "compare", "later"]
MOST_PAGES = 6
CROWDED = {"unwatched-pipeline", "port-platform", "bank-credit-risk"}


def result_of(answers: Path) -> Result:
    result = of_answers(answers)
    return replace(result, team={**result.team, "name": NAME})


def pages_of(result: Result, paper: str) -> list[dict[str, float]]:
    """Return where the ids of the default PDF stand, page by page, as it is written."""
    html = page(result, medium="print", appearance=Appearance(paper=paper))
    fonts = fonts_for(html)
    return filled(turned(fonts.named_in(html)), fonts).anchors()


def require_pages_of_their_own(pages: list[dict[str, float]], chapters: list[str]) -> None:
    """Fail unless there are few pages, each of one chapter, and the chapters stand in order."""
    held = [[name for name in FRONT if name in ids] for ids in pages]
    assert len(held) <= MOST_PAGES
    assert [len(names) for names in held] == [1] * len(held), held
    assert list(dict.fromkeys(name for (name,) in held)) == chapters


@pytest.mark.parametrize("answers", TEAMS, ids=lambda path: path.parent.name)
def test_a_report_is_four_chapters_on_pages_of_their_own(answers: Path) -> None:
    crowded = answers.parent.name in CROWDED
    pages = pages_of(result_of(answers), "letter" if crowded else "a4")  # which has less room
    require_pages_of_their_own(pages, FRONT)
    assert sum("decide" in ids for ids in pages) == 1


@pytest.mark.parametrize("answers", CASES, ids=lambda path: path.parent.name)
def test_so_is_that_of_a_team_that_others_wrote_about(answers: Path) -> None:
    result = result_of(answers)
    chapters = template_data(result, full=False)["front"]
    assert chapters in (FRONT, FRONT[:3])  # without a plan and figures there is no Later
    require_pages_of_their_own(pages_of(result, "a4"), chapters)
