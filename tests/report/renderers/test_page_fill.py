"""Pages are filled, and headings keep to what they head, whoever the team is."""

from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from advisor.assessment.model import Answer, Assessment, Evidence, Target, Team
from advisor.assessment.store import open_assessment
from advisor.document.parse import load_document
from advisor.report.brand.model import Appearance
from advisor.report.renderers.fonts import fonts_for
from advisor.report.renderers.html import page
from advisor.report.renderers.layout import parse
from advisor.report.renderers.page_fill import filled, share
from advisor.report.result import Result, build_result
from tests.report.build import ROOT, hostile, sample, shipped, uniform

LEAST = 0.24  # 0.25 by the boxes
HEADS = {"h2", "h3", "h4"}
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
    "nothing answered": lambda: answered(answers={}),
    "nothing applies": nothing_applies,
    "one answer": lambda: answered(answers={shipped().practices[0].id: Answer(level=1)}),
    "nearly done": nearly_done,
    "all at the top": lambda: uniform(2),
    "hostile": hostile,
}


@cache
def laid_out(case: str, paper: str) -> list[Any]:
    html = page(CASES[case](), medium="print", appearance=Appearance(paper=paper))
    fonts = fonts_for(html)
    document = filled(parse(fonts.named_in(html)), fonts, to_the_end=True)
    return list(document.pages)


@pytest.fixture(params=[(case, paper) for case in CASES for paper in ("a4", "letter")], ids=str)
def pages(request: pytest.FixtureRequest) -> list[Any]:
    return laid_out(*request.param)


def test_no_page_but_the_last_is_nearly_empty(pages: list[Any]) -> None:
    shares = {number: round(share(page), 2) for number, page in enumerate(pages, 1)}
    assert not {n: s for n, s in shares.items() if s < LEAST and 1 < n < len(pages)}


def test_after_a_heading_come_two_lines_or_a_chart_on_its_page(pages: list[Any]) -> None:
    for number, (here, after) in enumerate(pairwise([*map(list, map(lines_of, pages)), []]), 1):
        for place, (kind, words) in enumerate(here):
            follow = here[place + 1 : place + 3]
            if kind not in HEADS or len(follow) > 1 or "chart" in dict(follow):
                continue
            # A part of one line is whole, if the next page begins with another part.
            assert follow, f"page {number} ends with {words}"
            assert not after or after[0][0] in HEADS, f"page {number}: {words}"


def lines_of(page: Any) -> Iterator[tuple[str, str]]:
    """Yield the lines of a page and of what each is, charts among them."""
    for part in page._page_box.children:  # noqa: SLF001 its boxes have no public name
        if part.element_tag == "html":  # the rest are margin boxes
            yield from _lines(part, "")


def _lines(box: Any, kind: str) -> Iterator[tuple[str, str]]:
    box = getattr(box, "_box", box)  # out of the placeholder of an absolute box
    kind = box.element_tag if box.element_tag in HEADS else kind
    if hasattr(box, "replacement"):
        yield "chart", ""
    elif type(box).__name__ == "LineBox":
        words = "".join(getattr(inner, "text", "") for inner in box.descendants())
        if any(hasattr(inner, "replacement") for inner in box.descendants()):
            yield "chart", ""
        elif words.strip():
            yield kind, words
    else:
        for child in getattr(box, "children", ()):
            yield from _lines(child, kind)
