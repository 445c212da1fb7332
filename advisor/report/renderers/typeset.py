"""The process that lays pages out as PDF: HTML on standard input, the PDF on standard output."""

import gc
import io
import json
import os
import sys
import zlib
from collections.abc import Iterable
from importlib import import_module
from multiprocessing import get_context
from multiprocessing.connection import Connection
from select import select
from typing import Any
from xml.etree.ElementTree import Element

import pydyf

from advisor.document.operating_system import threads
from advisor.report.renderers.direction import turn
from advisor.report.renderers.fonts import Fonts, fonts_for
from advisor.report.renderers.layout import parse
from advisor.report.renderers.loading import load_weasyprint
from advisor.report.renderers.page_fill import filled
from advisor.report.renderers.page_numbers import anchors_of, fill_in
from advisor.report.renderers.painted import Arrival, NotTextError, Outline, outline, paint
from advisor.report.renderers.parts import split
from advisor.report.renderers.structure import Structure
from advisor.report.renderers.tagging import tagged

FAILED = 4
UNSHOWN = "no font for: "
# Named as needing no other font: there may be none on the machine.
_FIRST = """<html lang="en"><title>-</title>
<style>@font-face { font-family: "Source Sans"; src: url("shipped-font:Source-Sans-Regular") }
p { font-family: "Source Sans" }</style><main data-apart=""><p>-</p></main></html>"""


def main() -> int:
    """Load WeasyPrint, then wait for the page; a missing system library is told as JSON."""
    gc.disable()  # it lives for one document
    try:
        load_weasyprint()
    except OSError as error:
        json.dump(str(error), sys.stdout)
        return FAILED
    if not select([sys.stdin], [], [], 0)[0]:
        typeset(_FIRST)  # what is loaded at first use is loaded while there is time
    html = sys.stdin.buffer.read().decode()
    if html:
        sys.stdout.buffer.write(typeset(html))
    return 0


def typeset(html: str) -> bytes:
    """Return the tagged PDF of a page, the same bytes for the same page.

    A long page is laid out by two processes, unless its second part shows more than plain text.
    """
    fonts = fonts_for(html)
    html = fonts.named_in(html)
    root = parse(html)
    turn(root)
    halves = split(root) if _alone() else None
    if halves:
        try:
            return _by_two_processes(*halves, fonts)
        except (NotTextError, EOFError):  # the second when that process failed
            pass
    document = filled(root, fonts, to_the_end=True)
    fill_in(document.pages, 0, len(document.pages), anchors_of(document.pages))
    return _write(document, Structure(document.pages))


def _alone() -> bool:
    """Tell whether this process has but one thread, and can be forked."""
    return threads() == 1


def _by_two_processes(first: Element, second: Element, fonts: Fonts) -> bytes:
    """Lay out `first` while another process does the same with `second`. Raises NotTextError."""
    context = get_context("fork")
    ours, theirs = context.Pipe()
    process = context.Process(target=_lay_out_second, args=(second, fonts, theirs), daemon=True)
    process.start()
    theirs.close()
    document = filled(first, fonts, to_the_end=False)
    pages = document.pages
    ours.send((len(pages), anchors_of(pages)))
    follows: Outline = ours.recv()
    Arrival(follows, ours, document.fonts)
    document.pages = [*pages, *follows.pages]
    fill_in(pages, 0, len(document.pages), anchors_of(document.pages))
    structure = Structure(pages)
    structure.root.kids += follows.root.kids
    return _write(document, structure)


def _lay_out_second(root: Element, fonts: Fonts, pipe: Connection) -> None:
    document = filled(root, fonts, to_the_end=True)
    first, anchors = pipe.recv()
    own = {name: first + page for name, page in anchors_of(document.pages).items()}
    fill_in(document.pages, first, first + len(document.pages), own | anchors)
    structure = Structure(document.pages, first)
    pipe.send(outline(document, structure))
    pipe.send(paint(document, structure, import_module("weasyprint.pdf")))


def _write(document: Any, structure: Structure) -> bytes:
    drawing = import_module("weasyprint.pdf")
    options = {
        **load_weasyprint().DEFAULT_OPTIONS,
        "uncompressed_pdf": True,
        "pdf_variant": "pdf/ua-1",
    }
    with tagged(structure, drawing):
        pdf = drawing.generate_pdf(document, None, 1, **options)
    _tell_unshown(document.fonts.values())
    _compress(pdf)
    out = io.BytesIO()
    pdf.write(out, b"1.7", compress=True)
    return out.getvalue()


def _tell_unshown(fonts: Iterable[Any]) -> None:
    """Name on standard error the characters that are boxes for want of a font."""
    found = sorted({chr(code) for font in fonts for code in font.missing})
    shown = [character for character in found if character.isprintable()]
    if shown:
        sys.stderr.write(f"{UNSHOWN}{json.dumps(shown)}\n")


def _compress(pdf: Any) -> None:
    """Compress the streams at zlib's usual level: the highest takes five times as long.

    Upstream knows only the highest; it makes the file a twentieth smaller.
    """
    for item in pdf.objects:
        if isinstance(item, pydyf.Stream) and "Filter" not in item.extra:
            _, _, rest = item.data.partition(b"\nstream\n")
            item.stream = [zlib.compress(rest.removesuffix(b"\nendstream"))]
            item.extra["Filter"] = "/FlateDecode"


if __name__ == "__main__":
    code = main()
    sys.stdout.flush()
    os._exit(code)  # nothing is left to do but to take a large document apart, object by object
