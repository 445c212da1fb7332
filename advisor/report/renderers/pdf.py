"""The report as PDF, from the same templates as the HTML."""

from collections.abc import Iterator

from advisor.plain_text import plain
from advisor.report.brand.model import PLAIN, Appearance
from advisor.report.renderers.html import page
from advisor.report.renderers.protocol import Renderer
from advisor.report.result import Result

_FEW = 8


class PdfRenderer(Renderer):
    """Lays the printed page out."""

    def render(self, result: Result, appearance: Appearance = PLAIN) -> bytes:
        """Return the PDF. Raises OutputError when WeasyPrint's system libraries are missing."""
        from advisor.pdf.typeset import typeset  # noqa: PLC0415 heavy

        html = page(result, medium="print", appearance=appearance)
        written = typeset(html, machine_fonts=appearance.templates is not None)
        self.remarks = tuple(_boxes(written.boxes))
        return written.data


def _boxes(characters: tuple[str, ...]) -> Iterator[str]:
    if characters:
        others = " and others" if len(characters) > _FEW else ""
        yield (
            f"No font on this machine shows {plain(' '.join(characters[:_FEW]))}{others}: "
            "the PDF has boxes in their place. "
            "Install a font that does, such as Debian's fonts-noto-core."
        )
