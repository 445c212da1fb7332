"""What PDF/UA-1 (ISO 14289-1) asks of a file, as far as a program can tell."""

import io
import re
from functools import cache
from itertools import pairwise

import pdfplumber
import pypdfium2
import pytest

from advisor.report.formats import render
from tests.report.build import pdf_of, printed, sample
from tests.report.renderers.tags import TaggedPdf, fonts_of

CASES = ("hostile",)
KIDS = {
    "Table": {"THead", "TBody", "TFoot", "Caption"},
    "THead": {"TR"},
    "TBody": {"TR"},
    "TR": {"TH", "TD"},
    "L": {"LI", "Caption"},
    "LI": {"Lbl", "LBody"},
}
HEAD = 22 * 72 / 25.4  # points: the higher of the margins
HOLDS_NO_TEXT = {"Document", "Part", "Art", "Sect", "Div", *KIDS}


@cache
def tagged(case: str) -> TaggedPdf:
    return TaggedPdf(printed(case))


@pytest.fixture(params=CASES)
def pdf(request: pytest.FixtureRequest) -> TaggedPdf:
    return tagged(request.param)


def test_the_file_says_that_it_is_pdf_ua_tagged_titled_and_in_english(pdf: TaggedPdf) -> None:
    root = pdf.pdf.Root
    assert bool(root.MarkInfo.Marked)
    assert bool(root.ViewerPreferences.DisplayDocTitle)
    assert str(root.Lang) == "en"
    with pdf.pdf.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"
        assert metadata["dc:title"] == str(pdf.pdf.docinfo["/Title"])
    assert pdf.pdf.pdf_version == "1.7"


def test_no_content_is_twice_in_the_tree(pdf: TaggedPdf) -> None:
    contents = [place for element in pdf.tree.walk() for place in element.contents]
    assert len(contents) == len(set(contents))
    marked = {(page, number) for page, ids in enumerate(pdf.marked) for number in ids}
    assert set(contents) <= marked


@pytest.mark.parametrize("case", CASES)
def test_only_running_heads_and_feet_are_not_in_the_tree(case: str) -> None:
    tree = tagged(case).tree
    read = {place for element in tree.walk() for place in element.contents}
    with pdfplumber.open(io.BytesIO(printed(case))) as pdf:
        for number, page in enumerate(pdf.pages):
            unread = [c for c in page.chars if (number, c["mcid"]) not in read]
            assert bool(unread) == (number > 0)
            text = page.filter(lambda item: item in unread).extract_text()  # noqa: B023 used at once
            assert not unread or re.match(rf"{number + 1} / {len(pdf.pages)} ", text)
            assert all(c["bottom"] < HEAD or c["top"] > page.height - HEAD for c in unread)


def test_pages_and_annotations_lead_back_to_their_elements(pdf: TaggedPdf) -> None:
    parents = pdf.parents()
    for number, page in enumerate(pdf.pdf.pages):
        assert page.obj.Tabs == "/S"
        assert len(parents[int(page.obj.StructParents)]) == len(pdf.marked[number])
    annotations = [note for page in pdf.pdf.pages for note in page.obj.get("/Annots", [])]
    assert annotations
    linked = [link for element in pdf.tree.all("Link") for link in element.links]
    assert {note.objgen for note in annotations} == {link.objgen for link in linked}
    assert all(parents[int(note.StructParent)].S == "/Link" for note in annotations)
    assert all(str(note.Contents).strip() for note in annotations)


def test_elements_hold_what_their_role_allows(pdf: TaggedPdf) -> None:
    for element in pdf.tree.walk():
        if element.role in KIDS:
            assert {kid.role for kid in element.kids} <= KIDS[element.role], element.role
        if element.role in HOLDS_NO_TEXT:
            assert not element.contents, element.role


def test_headings_start_at_1_and_leave_no_level_out(pdf: TaggedPdf) -> None:
    levels = [int(e.role[1]) for e in pdf.tree.walk() if re.fullmatch("H[1-6]", e.role)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_every_figure_says_in_words_what_it_shows(pdf: TaggedPdf) -> None:
    figures = pdf.tree.all("Figure")
    assert len(figures) >= 2
    for figure in figures:
        assert len(figure.contents) == 1
        assert len(figure.alt.split()) > 3


def test_tables_are_regular_and_cells_name_what_heads_them(pdf: TaggedPdf) -> None:
    for table in pdf.tree.all("Table"):
        rows = table.all("TR")
        assert len({len(row.kids) for row in rows}) == 1
        (head,) = table.all("THead")
        assert {cell.role for cell in head.all("TH", "TD")} == {"TH"}
        for body in table.all("TBody"):
            for row in body.all("TR"):
                first, *others = row.kids
                assert first.role == "TH"
                for place, cell in enumerate(others, 1):
                    heads = {str(name) for name in cell.attributes["/Headers"]}
                    assert heads == {first.id, head.all("TR")[0].kids[place].id}


def test_facts_and_tasks_are_lists() -> None:
    pdf = tagged("churn-scoring")
    steps = sample("churn-scoring").roadmap.steps
    entries = sum(len(step.tasks) + len(step.done_when) for step in steps)
    assert len(pdf.tree.all("LI")) > entries > 0
    assert all(item.all("LBody") for item in pdf.tree.all("LI"))


def test_fonts_are_embedded_and_can_be_copied_as_text(pdf: TaggedPdf) -> None:
    fonts = fonts_of(pdf.pdf)
    assert fonts
    for font in fonts:
        assert "/ToUnicode" in font
        descriptor = font.DescendantFonts[0].FontDescriptor
        assert {"/FontFile2", "/FontFile3"} & set(descriptor.keys())


def test_contents_and_steps_can_be_reached_by_bookmark_and_link() -> None:
    pdf = tagged("churn-scoring")
    names = list(pdf.pdf.Root.Names.Dests.Names)
    places = {
        str(key): pdf.pages[at[0].objgen] for key, at in zip(names[::2], names[1::2], strict=True)
    }
    targets = [str(n.Dest) for page in pdf.pdf.pages for n in page.obj.get("/Annots", [])]
    assert set(targets) <= set(places)
    assert [places[name] for name in ("decide", "do", "compare", "later")] == [0, 1, 2, 3]
    assert places["steps"] == places["step-1"]
    assert {"levels", "steps", "method"} <= set(targets)
    assert len(pdf.tree.all("Link")) == len(targets)
    with pdf.pdf.open_outline() as outline:
        chapters = {item.title: [below.title for below in item.children] for item in outline.root}
    steps = sample("churn-scoring").roadmap.steps
    assert chapters["Recommended steps"] == [
        f"{number}. {step.title}" for number, step in enumerate(steps, 1)
    ]
    assert set(chapters) >= {
        "Decide",
        "Later",
        "What stands before the next level",
        "How the numbers were computed",
    }


def test_the_same_result_gives_the_same_bytes() -> None:
    result = sample("churn-scoring")
    first = pdf_of(result)
    assert first == render(result, "pdf")
    assert b"CreationDate" not in first


def test_links_show_the_page_they_lead_to() -> None:
    pdf = tagged("churn-scoring")
    with pypdfium2.PdfDocument(printed("churn-scoring")) as read:
        text = " ".join(" ".join(p.get_textpage().get_text_bounded().split()) for p in read)
    named = {int(n): int(p) for n, p in re.findall(r"step (\d+) \(page (\d+)\)\.", text)}
    assert len(named) > 3  # one for each step that lifts a blocker
    assert named == {n: p for n, p in pages_of_steps(pdf).items() if n in named}
    contents = read_contents(text.partition("Behind the four pages")[2])
    assert 2 <= contents["Levels and their features"] < contents["Recommended steps"]
    assert contents["Recommended steps"] == pages_of_steps(pdf)[1]


def read_contents(text: str) -> dict[str, int]:
    """Return the chapters and pages that the contents name."""
    found = re.findall(r"(\d+) (Levels and their features|Recommended steps)", text)
    return {name: int(page) for page, name in reversed(found)}


def pages_of_steps(pdf: TaggedPdf) -> dict[int, int]:
    """Return the page of each step's heading, both counted from 1."""
    names = list(pdf.pdf.Root.Names.Dests.Names)
    places = zip(map(str, names[::2]), names[1::2], strict=True)
    return {
        int(name.removeprefix("step-")): pdf.pages[at[0].objgen] + 1
        for name, at in places
        if name.startswith("step-")
    }
