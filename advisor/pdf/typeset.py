"""A page of HTML into a PDF: its fonts chosen, its lines turned, its pages filled."""

from dataclasses import replace

from advisor.pdf.direction import turned
from advisor.pdf.engine import WrittenPdf
from advisor.pdf.fonts import fonts_for
from advisor.pdf.page_fill import filled


def typeset(html: str, *, machine_fonts: bool = False) -> WrittenPdf:
    """Return the tagged PDF of a page, the same bytes for the same page.

    With `machine_fonts` it may name fonts of the machine; without, they only serve where the
    product has no font for a character. Raises MissingLibraryError.
    """
    fonts = fonts_for(html, machine=machine_fonts)
    written = filled(turned(fonts.named_in(html)), fonts).write()
    return replace(written, unserved=fonts.unserved)
