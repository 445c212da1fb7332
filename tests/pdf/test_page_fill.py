"""Pages are filled, and headings keep to what they head, whoever the team is."""

from collections.abc import Callable
from datetime import date
from functools import cache
from itertools import cycle, pairwise
from pathlib import Path
from typing import Any

import pytest

from advisor.assessment.model import Answer, Assessment, Evidence, Target, Team
from advisor.assessment.store import open_assessment
from advisor.document.parse import load_document
from advisor.report.brand.model import Appearance
from advisor.result.build import build_result
from advisor.result.model import Result
from tests.report.build import ROOT, hostile, pdf_of, sample, shipped
from tests.report.renderers.tags import Element, TaggedPdf

LEAST = 0.6  # of a page within a longer chapter
TOP, BOTTOM = 22 * 96 / 25.4, 16 * 96 / 25.4  # margins in CSS pixels, as print.css has them
POINTS = 0.75  # a CSS pixel
HEADS = ("H2", "H3", "H4")
FEW_LEFT = slice(5, 9)


def answered(**fields: Any) -> Result:
    rubric = shipped()
    team = Team(name="Team")
    day = date(2026, 11, 23)
    made = Assessment(rubric=rubric.reference, team=team, assessed_on=day, **fields)
    return build_result(rubric, made)


def nearly_done() -> Result:
    """Return a team with a few steps left, and people for them."""
    rubric = shipped()
    answers = {
        p.id: Answer(level=2, evidence=(Evidence(kind="artifact", ref="a"),))
        for p in rubric.practices
    }
    answers |= {p.id: Answer(level=1) for p in rubric.practices[FEW_LEFT]}
    people = {role.id: 1.0 for role in rubric.roles}
    return answered(answers=answers, capacity=people, target=Target(level=2))


def nothing_applies() -> Result:
    reason = Answer(level="not_applicable", reason="no model yet")
    return answered(answers={practice.id: reason for practice in shipped().practices})


def fixture(name: str) -> Result:
    path: Path = ROOT / "tests" / "fixtures" / "teams" / name / "answers.yaml"
    return build_result(*open_assessment(load_document(path)))


CASES: dict[str, Callable[[], Result]] = {
    "churn-scoring": lambda: sample("churn-scoring"),
    "tenant-assistant": lambda: fixture("tenant-assistant"),
    "hostile": hostile,
    "nothing applies": nothing_applies,
}


class Page:
    """What is read on one page: of each line or chart the kind and the place, in order."""

    def __init__(self, height: float) -> None:
        self.height = height
        self.lines: list[tuple[str, float]] = []

    def add(self, kind: str, place: float) -> None:
        if (kind, place) not in self.lines[-1:]:  # the next words of the same line
            self.lines.append((kind, place))

    def share(self) -> float:
        """Return the share of the room between the margins down to the last line or chart."""
        end = max(place for _, place in self.lines)
        return (end - TOP) / (self.height - TOP - BOTTOM)


@cache
def printed(case: str, paper: str) -> list[Page]:
    look = Appearance(paper=paper, full=True)
    pdf = TaggedPdf(pdf_of(CASES[case](), look))
    pages = [Page(float(page.mediabox[3]) / POINTS) for page in pdf.pdf.pages]
    _read(pdf, pdf.tree, "", pages)
    return pages


def _read(pdf: TaggedPdf, element: Element, kind: str, pages: list[Page]) -> None:
    kind = element.role if element.role in {*HEADS, "Figure"} else kind
    for item in element.read:
        if isinstance(item, Element):
            _read(pdf, item, kind, pages)
        elif kind == "Figure":
            pages[item[0]].add(kind, float(element.attributes["/BBox"][3]))
        elif item in pdf.baselines:  # else it goes on with a line
            pages[item[0]].add(kind, pdf.baselines[item])


@pytest.fixture(params=list(zip(CASES, cycle(("a4", "letter")), strict=False)), ids=str)
def pages(request: pytest.FixtureRequest) -> list[Page]:
    return printed(*request.param)


def test_a_page_with_more_of_its_chapter_to_come_is_filled(pages: list[Page]) -> None:
    shares = {number: round(page.share(), 2) for number, page in enumerate(pages, 1)}
    going_on = [n for n, after in enumerate(pages[1:], 1) if after.lines[0][0] != "H2"]
    assert not {n: shares[n] for n in going_on if shares[n] < LEAST}


def test_after_a_heading_come_two_lines_or_a_chart_on_its_page(pages: list[Page]) -> None:
    for number, (here, after) in enumerate(pairwise([*pages, None]), 1):
        assert here
        for place, (kind, _) in enumerate(here.lines):
            follow = [kind for kind, _ in here.lines[place + 1 : place + 3]]
            if kind not in HEADS or len(follow) > 1 or "Figure" in follow:
                continue
            # A part of one line is whole, if the next page begins with another part.
            assert follow, f"page {number} ends with a heading"
            assert after is None or after.lines[0][0] in HEADS, f"page {number}"
