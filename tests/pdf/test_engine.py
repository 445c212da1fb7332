"""What is relied on in WeasyPrint: a new release of it that changes any of this fails here."""

import io
import os
import subprocess
import sys
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from advisor.pdf.engine import WrittenPdf, lay_out
from advisor.pdf.fonts import Fonts, fonts_for
from tests.report.build import ROOT, SAMPLES
from tests.report.renderers.tags import TaggedPdf

PAGE = """<!DOCTYPE html><html lang="en"><head><title>Any title</title><style>
@font-face { font-family: "Source Sans"; src: url("shipped-font:Source-Sans-Regular") }
@page { size: 400px 300px; margin: 50px }
@page { @top-left { content: counter(page) " of " counter(pages) } }
* { font: 16px/20px "Source Sans", sans-serif; margin: 0 }
h2 { break-before: page; bookmark-level: 1 }
li { list-style: none }
li::before { content: target-counter(attr(data-to), page) " " }
</style></head><body><h1>First</h1>
<ul><li data-to="#there"><a href="#there">Second</a></li></ul>
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" width="90"><title>What it shows</title>
<text x="0" y="5" font-family="Source Sans" font-size="3">in a chart</text></svg>
<div id="end"></div><h2 id="there">Second</h2><p>{}</p>
<table><thead><tr><th>A</th><th>B</th></tr></thead>
<tbody><tr><th scope="row">a</th><td>b</td></tr></tbody></table></body></html>"""


def written(text: str = "", *, machine: bool = False) -> WrittenPdf:
    html = PAGE.replace("{}", text)
    return lay_out(html, fonts_for(html, machine=machine)).write()


def test_pages_tell_how_high_they_are_and_where_ids_stand_on_them() -> None:
    pages = lay_out(PAGE, fonts_for(PAGE))
    assert pages.heights() == pytest.approx([300, 300])
    first, second = pages.anchors()
    assert first["end"] == pytest.approx(50 + 20 + 20 + 90, abs=5)
    assert second == {"there": pytest.approx(50)}


def test_pages_are_numbered_and_text_can_be_copied_out_of_charts() -> None:
    with pypdfium2.PdfDocument(written().data) as pdf:
        first, second = (page.get_textpage().get_text_bounded() for page in pdf)
    assert "1 of 2" in first
    assert "2 Second" in first
    assert "in a chart" in first
    assert "2 of 2" in second


def test_what_a_screen_reader_needs_is_tagged() -> None:
    pdf = TaggedPdf(written().data)
    with pdf.pdf.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"
    with pdf.pdf.open_outline() as outline:
        assert [item.title for item in outline.root] == ["First", "Second"]
    roles = [
        element.role for element in pdf.tree.walk() if element.role not in ("NonStruct", "Div")
    ]
    assert roles[:3] == ["Document", "H1", "Span"]
    (figure,), (link,), (cell,) = (pdf.tree.all(role) for role in ("Figure", "Link", "TD"))
    assert figure.alt == "What it shows"
    assert len(link.links) == 1
    assert len(cell.attributes["/Headers"]) == 2
    assert [item.role for item in pdf.tree.all("L")[0].kids] == ["LI"]


def test_nothing_of_the_machine_is_read_and_what_was_refused_is_told(tmp_path: Path) -> None:
    file = tmp_path / "secret.svg"
    file.write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><text>x</text></svg>'
    )
    for url in (file.as_uri(), "http://127.0.0.1:9/x.png", "data:text/css,a", "shipped-font:none"):
        made = written(f'<img alt="-" src="{url}"/>', machine=True)
        assert any(url in complaint for complaint in made.complaints), url


def test_characters_without_a_font_are_named() -> None:
    assert written("plain").boxes == ()
    html = PAGE.replace("{}", "\U000e0f00 \U00013000 a")
    nothing = Fonts(fonts_for("").by_name)
    assert lay_out(html, nothing).write().boxes == ("\U00013000",)


def test_the_same_page_gives_the_same_bytes() -> None:
    first = written()
    assert first == written()
    assert not first.complaints
    with pikepdf.open(io.BytesIO(first.data)) as pdf:
        assert "/CreationDate" not in pdf.docinfo


PDF = ("--format", "pdf")


def test_a_missing_library_is_told_with_its_remedy_and_nothing_else_is_printed(
    tmp_path: Path,
) -> None:
    (tmp_path / "weasyprint.py").write_text("print('advice')\nraise OSError('no libpango')")
    run = "from advisor.cli.main import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", run, "report", SAMPLES / "parcel-eta" / "answers.yaml", *PDF],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": f"{tmp_path}:{ROOT}"},
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 4
    assert done.stdout == ""
    assert "no libpango" in done.stderr
    assert "--format html,md,json" in done.stderr
