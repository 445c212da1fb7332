"""The report as PDF, from the same templates as the HTML."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from advisor.errors import InputError
from advisor.optional_packages import SCRIPTS
from advisor.plain_text import plain
from advisor.report.brand.model import PLAIN, Appearance
from advisor.report.renderers.html import page
from advisor.report.renderers.protocol import Renderer
from advisor.result.model import Result
from advisor.translation import sentence

if TYPE_CHECKING:
    from advisor.pdf.engine import WrittenPdf

_FEW = 8
_DRAWING = "data:image/svg+xml"


class PdfRenderer(Renderer):
    """Lays the printed page out."""

    def render(self, result: Result, appearance: Appearance = PLAIN) -> bytes:
        """Return the PDF.

        Raises OutputError when WeasyPrint's system libraries are missing, InputError for a logo
        that is too much to draw.
        """
        from advisor.pdf.typeset import typeset  # noqa: PLC0415 heavy

        _try(appearance.brand.logo)
        html = page(result, medium="print", appearance=appearance)
        written = typeset(html, machine_fonts=appearance.templates is not None)
        self.remarks = tuple(_remarks(written))
        return written.data


def _try(logo: str) -> None:
    if logo.startswith(_DRAWING):
        from advisor.pdf.trial import can_be_drawn  # noqa: PLC0415 only a drawing needs it

        if not can_be_drawn(logo):
            raise InputError(
                sentence(
                    "the logo cannot be drawn within the memory and time that a picture may take"
                ),
                hint=sentence("Save it simpler, or as a PNG."),
            )


def _remarks(written: "WrittenPdf") -> Iterator[str]:
    """Yield which characters look different on another machine, or are boxes, and the remedy."""
    boxes = set(written.boxes)
    extra = sentence("Fonts for most scripts come with: {command}", command=SCRIPTS.command())
    if shown := [character for character in written.unserved if character not in boxes]:
        yield (
            sentence(
                "Fonts of this machine show {shown}: on another the PDF looks different. {extra}",
                shown=_listed(shown),
                extra=extra,
            )
        )
    if written.boxes:
        known = boxes & set(written.unserved)
        remedy = sentence("Install a font that does, such as Debian's fonts-noto-core.")
        yield (
            sentence(
                "No font on this machine shows {boxes}: the PDF has boxes in their place. {extra}",
                boxes=_listed(written.boxes),
                extra=extra if known else remedy,
            )
        )


def _listed(characters: Sequence[str]) -> str:
    others = sentence(" and others") if len(characters) > _FEW else ""
    return f"{plain(' '.join(characters[:_FEW]))}{others}"
