"""Both papers, with the longest texts a team may give."""

import io
import re
from functools import cache
from itertools import pairwise
from typing import Any, NamedTuple

import pdfplumber
import pypdfium2
import pytest
from pdfplumber.pdf import PDF

from advisor.assessment.model import Answer, Evidence
from advisor.report.brand.model import PAPERS, Appearance, Brand
from advisor.result.model import Result
from tests.report.build import long_titles, pdf_of, printed, uniform
from tests.report.renderers.tags import TaggedPdf

POINTS = 72 / 25.4
NAME = "The Cross-Border Payments Fraud Team of Lisbon and Rotterdam"
NOTE = "The pipeline of the churn model was rewritten in spring by two people. " * 154
CONFIDENTIAL = "Confidential. For the team and its sponsors only, until the end of the year."
ENDLESS = "W" * 400_000
PRINTED = [("titles", "letter"), ("long", "a4")]


def long_texts() -> Result:
    evidence = (Evidence(kind="artifact", ref="https://git.example/" + "deployment/" * 40),)
    note = Answer(level=1, note=NOTE, evidence=evidence)
    endless = Answer(level=1, evidence=(Evidence(kind="artifact", ref=ENDLESS),))
    return uniform(
        2,
        NAME,
        **{
            "testing__data-validation": note,
            "monitoring__data-drift": note,
            "testing__model-validation": endless,
            "testing__error-analysis": Answer(level=1, note=f"before {ENDLESS} after"),
            "monitoring__model-quality": Answer(level="not_applicable", reason=ENDLESS),
        },
    )


@cache
def made(case: str, paper: str) -> bytes:
    results = {"long": long_texts, "titles": long_titles}
    brand = Brand(name="Acme Consulting", confidentiality=CONFIDENTIAL)
    return pdf_of(results[case](), Appearance(paper=paper, brand=brand, full=case == "long"))


@cache
def opened(case: str, paper: str) -> PDF:
    return pdfplumber.open(io.BytesIO(made(case, paper)))


@pytest.fixture(params=PRINTED, ids="-".join)
def both(request: pytest.FixtureRequest) -> tuple[PDF, str]:
    return opened(*request.param), request.param[1]


@cache
def lines_of(page: Any) -> list[Any]:
    return list(page.extract_text_lines(return_chars=True))


def test_texts_are_as_long_as_promised() -> None:
    assert len(NAME) == 60
    assert len(NOTE.split()) > 2_000


def test_pages_have_the_size_of_the_paper(both: tuple[PDF, str]) -> None:
    pdf, paper = both
    width, height = PAPERS[paper]
    for page in pdf.pages:
        assert (page.width, page.height) == pytest.approx(
            (width * POINTS, height * POINTS), abs=0.5
        )


def test_all_text_stands_within_the_margins_and_none_over_another(
    both: tuple[PDF, str],
) -> None:
    pdf, _ = both
    margin = 18 * POINTS
    for page in pdf.pages:
        lines = lines_of(page)
        for line in lines:
            assert margin - 1 <= line["x0"] <= line["x1"] <= page.width - margin + 1, line["text"]
            assert 8 * POINTS <= line["top"] <= line["bottom"] <= page.height - 5 * POINTS
        for char, other in _overlaps(page.chars):
            pytest.fail(f"{char['text']} over {other['text']} on page {page.page_number}")


def _overlaps(chars: list[Any]) -> list[tuple[Any, Any]]:
    """Return pairs of characters that cover more than half of each other."""
    shown = sorted((c for c in chars if c["text"].strip()), key=lambda c: c["x0"])
    found = []
    for place, char in enumerate(shown):
        for other in shown[place + 1 :]:
            if other["x0"] > (char["x0"] + char["x1"]) / 2:
                break
            if abs(other["top"] - char["top"]) < char["height"] / 2:
                found.append((char, other))
    return found


def test_no_heading_ends_a_page(both: tuple[PDF, str]) -> None:
    pdf, _ = both
    for page in pdf.pages[1:]:
        body = [line for line in lines_of(page) if line["bottom"] < page.height - 16 * POINTS]
        assert max(char["size"] for char in body[-1]["chars"]) < 11, body[-1]["text"]


def test_the_foot_says_who_sends_it_and_for_whom_it_is(both: tuple[PDF, str]) -> None:
    pdf, _ = both
    for page in pdf.pages[1:]:
        assert lines_of(page)[-1]["text"] == f"Acme Consulting · {CONFIDENTIAL}"
    assert CONFIDENTIAL in pdf.pages[0].extract_text()


@pytest.mark.parametrize(("case", "paper"), PRINTED)
def test_charts_and_table_rows_stay_on_one_page(case: str, paper: str) -> None:
    tree = TaggedPdf(made(case, paper)).tree
    for element in tree.all("Figure", "TR"):
        assert len({page for below in element.walk() for page, _ in below.contents}) == 1


def test_long_notes_are_cut_in_print_and_the_page_says_by_how_much() -> None:
    with pypdfium2.PdfDocument(made("long", "a4")) as pdf:
        text = " ".join(page.get_textpage().get_text_bounded() for page in pdf)
    of_the_rubric = text.count("not rewritten")
    assert 2 * 10 < text.count("rewritten") - of_the_rubric < 2 * 154
    assert text.count("more characters stand in the answers file)") >= 2


@pytest.mark.parametrize("case", ["hostile", "churn-scoring"])
def test_no_text_stands_outside_the_page(case: str) -> None:
    with pypdfium2.PdfDocument(printed(case)) as pdf:
        for page in pdf:
            width, height = page.get_size()
            text = page.get_textpage()
            for number in range(text.count_rects()):
                left, bottom, right, top = text.get_rect(number)
                assert -1 <= left <= right <= width + 1
                assert -1 <= bottom <= top <= height + 1


@pytest.mark.parametrize(("case", "paper"), PRINTED)
def test_what_is_read_after_another_thing_stands_below_it_or_beside_it(
    case: str, paper: str
) -> None:
    tagged, pdf = TaggedPdf(made(case, paper)), opened(case, paper)
    order: dict[int, list[int]] = {}
    for page, number in tagged.tree.in_order():
        order.setdefault(page, []).append(number)
    for number, read in order.items():
        places = _places(pdf.pages[number])
        shown = [places[mark] for mark in read if mark in places]
        for before, after in pairwise(shown):
            below, beside = after.top >= before.top - 2, after.left >= before.right - 2
            assert below or beside, f"page {number + 1}: {after} is read after {before}"


class Place(NamedTuple):
    left: float
    top: float
    right: float
    words: str


def _places(page: Any) -> dict[int, Place]:
    marked: dict[int, list[Any]] = {}
    for char in page.chars:
        if char["mcid"] is not None:
            marked.setdefault(char["mcid"], []).append(char)
    return {
        mark: Place(
            min(char["x0"] for char in chars),
            min(char["top"] for char in chars),
            max(char["x1"] for char in chars),
            "".join(char["text"] for char in chars[:40]),
        )
        for mark, chars in marked.items()
    }


def test_an_endless_word_is_shortened_and_the_page_says_by_how_much() -> None:
    with pypdfium2.PdfDocument(made("long", "a4")) as pdf:
        text = "".join(page.get_textpage().get_text_bounded() for page in pdf)
    words = re.sub(r"\s+", "", text)
    assert len(re.findall(r"…\(39[89],\d{3}morecharactersstandintheanswersfile\)", words)) == 3
    assert 2_000 <= text.count("W") < 4_000
