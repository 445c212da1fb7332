import re
from functools import cache
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from advisor.report.brand.colour import contrast
from advisor.report.brand.model import Appearance, Brand
from advisor.report.brand.read import load_brand
from advisor.report.formats import render
from tests.report.brand.build import SVG, brand_file, png
from tests.report.build import HOSTILE, pdf_of, sample
from tests.report.renderers.tags import TaggedPdf
from tests.report.renderers.test_html import page

TEXT = """
name: Acme & Sons
logo: {logo}
accent: "#ffb000"
confidentiality: For the team only.
"""


@pytest.fixture(params=["logo.svg"])
def appearance(request: pytest.FixtureRequest, tmp_path: Path) -> Appearance:
    text = TEXT.format(logo=request.param)
    path = brand_file(tmp_path, text, logo_svg=SVG.encode(), logo_png=png())
    return Appearance(brand=load_brand(path))


@cache
def html(appearance: Appearance) -> str:
    return render(sample("churn-scoring"), "html", appearance=appearance).decode()


def test_the_page_shows_the_brand_and_asks_for_nothing(appearance: Appearance) -> None:
    found = page(html(appearance).encode())
    sources = [value for tag, name, value in found.attributes if name == "src"]
    assert sources == [appearance.brand.logo]
    assert ("img", "alt", "Acme & Sons") in found.attributes
    assert "For the team only." in found.text


def test_without_a_brand_nothing_of_one_is_there() -> None:
    found = page(html(Appearance()).encode())
    assert "img" not in found.tags
    assert not {"brand", "confidential"} & {
        value for _, name, value in found.attributes if name == "class"
    }


def test_headings_can_be_read_in_light_and_dark(appearance: Appearance) -> None:
    css = html(appearance)
    inks = re.findall(r"--accent-ink: (#\w{6}); }", css)
    papers = [re.findall(r"--paper: (#\w{6})", css)[number] for number in (0, 1)]
    assert len(inks) == 2
    assert all(contrast(ink, paper) >= 4.5 for ink, paper in zip(inks, papers, strict=True))


def test_the_pdf_shows_the_logo_with_its_alternative_and_the_foot(appearance: Appearance) -> None:
    data = pdf_of(sample("churn-scoring"), appearance)
    pdf = TaggedPdf(data)
    logo, *_ = pdf.tree.all("Figure")
    assert logo.alt == "Acme & Sons"
    assert logo.contents[0][0] == 0
    with pypdfium2.PdfDocument(data) as read:
        assert "For the team only." in read[0].get_textpage().get_text_bounded()
        foot = read[2].get_textpage().get_text_bounded().strip().splitlines()
        assert "Acme & Sons · For the team only." in (foot[0], foot[-1])
    images = [item for item in pdf.pdf.objects if _is_image(item)]
    assert bool(images) == appearance.brand.logo.startswith("data:image/png")


def _is_image(item: object) -> bool:
    return isinstance(item, pikepdf.Stream) and item.get("/Subtype") == "/Image"


def test_a_branded_report_has_the_same_bytes_twice(appearance: Appearance) -> None:
    first = pdf_of(sample("churn-scoring"), appearance)
    assert first == render(sample("churn-scoring"), "pdf", appearance=appearance)


def test_hostile_brand_texts_are_shown_and_do_nothing() -> None:
    brand = Brand(name=" ".join(HOSTILE[:5]), confidentiality=" ".join(HOSTILE[5:9]))
    appearance = Appearance(brand=brand)
    found = page(render(sample("fraud-stream"), "html", interactive=False, appearance=appearance))
    assert not {"script", "img"} & set(found.tags)
    assert "[link](http://evil.example)" in found.text
    data = render(sample("fraud-stream"), "pdf", appearance=Appearance(brand=brand))
    assert (
        "[link](http://evil.example)"
        in pypdfium2.PdfDocument(data)[2].get_textpage().get_text_bounded()
    )


def test_markdown_names_the_sender() -> None:
    brand = Brand(name="Acme *&* Sons", confidentiality="For us.")
    text = render(sample("fraud-stream"), "md", appearance=Appearance(brand=brand)).decode()
    assert text.rstrip().splitlines()[-1] == "Acme \\*\\&\\* Sons · For us."
