"""Pictures of printed reports: page one of two samples, and the four pages of the README.

`python -m tests.report.pictures` draws them anew.
"""

import io

import pypdfium2
from PIL import Image

from tests.report.build import PICTURED, ROOT, SAMPLES, pdf_of, sample

PICTURE = "page-one.png"
README = ROOT / "docs" / "report.png"
PAGES = 4
COLOURS = 256
_GROUND, _GAP = (232, 236, 241), 14


def page_one(team: str) -> bytes:
    """Return the first page of a sample's report, small."""
    with pypdfium2.PdfDocument(pdf_of(sample(team))) as pdf:
        return _png(_drawn(pdf, 0, 420))


def readme() -> bytes:
    """Return the pages of a sample's report, two beside each other."""
    with pypdfium2.PdfDocument(pdf_of(sample("churn-scoring"))) as pdf:
        pages = [_drawn(pdf, number, 596) for number in range(PAGES)]
    width, height = pages[0].size
    sheet = Image.new("RGB", (2 * width + 3 * _GAP, 2 * height + 3 * _GAP), _GROUND)
    for number, page in enumerate(pages):
        row, column = divmod(number, 2)
        sheet.paste(page, (_GAP + column * (width + _GAP), _GAP + row * (height + _GAP)))
    return _png(sheet)


def _drawn(pdf: pypdfium2.PdfDocument, number: int, width: int) -> Image.Image:
    page = pdf[number]
    drawn: Image.Image = page.render(scale=width / page.get_width()).to_pil().convert("RGB")
    return drawn


def _png(picture: Image.Image) -> bytes:
    written = io.BytesIO()
    picture.quantize(COLOURS, Image.Quantize.FASTOCTREE).save(written, "PNG", optimize=True)
    return written.getvalue()


def main() -> None:
    """Draw the pictures into their files."""
    for team in PICTURED:
        (SAMPLES / team / PICTURE).write_bytes(page_one(team))
    README.write_bytes(readme())


if __name__ == "__main__":
    main()
