"""One process or two: the same report."""

import re
import subprocess
import sys
from functools import cache

import pikepdf
import pypdfium2
import pytest

from advisor.report.render import render
from advisor.report.renderers.html import page
from advisor.report.renderers.layout import parse
from advisor.report.renderers.parts import split
from advisor.report.renderers.typeset import typeset
from tests.report.build import TEAMS, sample
from tests.report.renderers.tags import TaggedPdf

BY_TWO = """
import sys
from advisor.report.renderers.fonts import fonts_for
from advisor.report.renderers.layout import parse
from advisor.report.renderers.parts import split
from advisor.report.renderers.typeset import _by_two_processes
html = sys.stdin.read()
fonts = fonts_for(html)
html = fonts.named_in(html)
sys.stdout.buffer.write(_by_two_processes(*split(parse(html)), fonts))
"""


def by_two_processes(html: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-c", BY_TWO], input=html.encode(), capture_output=True, check=False
    )


@cache
def both(team: str) -> tuple[bytes, bytes]:
    html = page(sample(team), medium="print")
    two = by_two_processes(html)
    assert two.returncode == 0, two.stderr.decode()
    return typeset(html.replace("data-apart", "data-whole")), two.stdout


def texts(pdf: bytes) -> list[str]:
    return [page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(pdf)]


@pytest.mark.parametrize("team", TEAMS)
def test_every_page_says_the_same(team: str) -> None:
    one, two = map(texts, both(team))
    assert one == two
    assert all(f"{number} / {len(one)}" in text for number, text in enumerate(one[1:], 2))


@pytest.mark.parametrize("team", TEAMS)
def test_bookmarks_links_and_tags_are_the_same(team: str) -> None:
    one, two = (TaggedPdf(pdf) for pdf in both(team))
    titles = [[str(title) for title in _titles(pdf.pdf)] for pdf in (one, two)]
    assert titles[0] == titles[1]
    assert len(one.pdf.pages) == len(two.pdf.pages)
    assert [len(page.get("/Annots", [])) for page in one.pdf.pages] == [
        len(page.get("/Annots", [])) for page in two.pdf.pages
    ]
    assert _counts(one) == _counts(two)


def _titles(pdf: pikepdf.Pdf) -> list[str]:
    with pdf.open_outline() as outline:
        return [item.title for top in outline.root for item in (top, *top.children)]


def _counts(pdf: TaggedPdf) -> dict[str, int]:
    return {role: len(pdf.tree.all(role)) for role in ("P", "H2", "H3", "L", "LI", "Figure", "TD")}


def test_what_only_the_whole_document_knows_takes_one_process() -> None:
    html = page(sample(TEAMS[0]), medium="print")
    front, _, back = html.rpartition("Owners</strong>")
    late = f"{front}Owners \U0001f600</strong>{back}"  # in a font that no page before it needs
    assert split(parse(late))
    assert b"NotTextError" in by_two_processes(late).stderr
    assert len(texts(render(sample(TEAMS[0]), "pdf"))) == len(texts(typeset(late)))


def test_a_page_that_is_no_xml_is_read_as_html() -> None:
    root = parse("<!DOCTYPE html><title>A</title><p>one<br>two &nbsp; three")
    assert re.sub(r"\s+", " ", "".join(root.itertext())) == "Aonetwo three"


def test_svg_without_its_namespace_is_read_as_html() -> None:
    root = parse("<html><body><svg><text x='1' y='2'>a</text></svg></body></html>")
    assert root.find(".//{http://www.w3.org/2000/svg}text") is not None
