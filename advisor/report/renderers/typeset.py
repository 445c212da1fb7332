"""The process that lays pages out as PDF: HTML on standard input, the PDF on standard output."""

import ctypes.util
import gc
import io
import json
import os
import sys
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stdout
from functools import cache
from importlib import import_module
from importlib.resources import files
from pathlib import Path
from select import select
from types import ModuleType
from typing import Any

import pydyf

from advisor.report.renderers.page_numbers import fill_in
from advisor.report.renderers.tagging import tagged

FAILED = 4
_SCHEME = "shipped-font:"
_FIRST = """<html lang="en"><title>-</title>
<style>@font-face { font-family: "Source Sans"; src: url("shipped-font:Regular") }
p { font-family: "Source Sans" }</style><p>-"""  # there may be no other font
_FONTS = ("Regular", "Bold")
_PICTURES = ("data:image/png;base64,", "data:image/svg+xml;base64,")  # a logo
_SELDOM = {
    "fontTools.subset": ("Options", "Subsetter"),  # without harfbuzz-subset
    "fontTools.ttLib.woff2": ("decompress",),  # ours are not packed
    "fontTools.varLib.instancer": ("instantiateVariableFont",),
}


def main() -> int:
    """Load WeasyPrint, then wait for the page; a missing system library is told as JSON."""
    gc.disable()  # it lives for one document
    try:
        load_weasyprint()
    except OSError as error:
        json.dump(str(error), sys.stdout)
        return FAILED
    if not select([sys.stdin], [], [], 0)[0]:
        write(lay_out(_FIRST))  # what is loaded at first use is loaded while there is time
    html = sys.stdin.buffer.read().decode()
    if html:
        sys.stdout.buffer.write(write(lay_out(html)))
    return 0


def lay_out(html: str) -> Any:
    """Return the WeasyPrint document of a page, which is given no file and no network."""
    weasyprint = load_weasyprint()
    document = weasyprint.HTML(string=html, url_fetcher=_fetcher(weasyprint)).render()
    fill_in(document)
    return document


def write(document: Any) -> bytes:
    """Return the tagged PDF of a laid-out document, the same bytes for the same page."""
    drawing = import_module("weasyprint.pdf")
    options = {
        **load_weasyprint().DEFAULT_OPTIONS,
        "uncompressed_pdf": True,
        "pdf_variant": "pdf/ua-1",
    }
    with tagged(document, drawing):
        pdf = drawing.generate_pdf(document, None, 1, **options)
    _compress(pdf)
    out = io.BytesIO()
    pdf.write(out, b"1.7", compress=True)
    return out.getvalue()


def _compress(pdf: Any) -> None:
    """Compress the streams at zlib's usual level: the highest takes five times as long.

    Upstream knows only the highest; it makes the file a twentieth smaller.
    """
    for item in pdf.objects:
        if isinstance(item, pydyf.Stream) and "Filter" not in item.extra:
            _, _, rest = item.data.partition(b"\nstream\n")
            item.stream = [zlib.compress(rest.removesuffix(b"\nendstream"))]
            item.extra["Filter"] = "/FlateDecode"


def load_weasyprint() -> Any:
    """Import WeasyPrint. Raises OSError when its system libraries are missing."""
    try:
        with _without_search():
            return _import_weasyprint()
    except OSError:
        return _import_weasyprint()


def _import_weasyprint() -> Any:
    # It prints advice on stdout, which is for data.
    with redirect_stdout(io.StringIO()), _fonttools_later():
        import weasyprint  # noqa: PLC0415 heavy, and missing libraries must be told
    return weasyprint


@contextmanager
def _without_search() -> Iterator[None]:
    """Have system libraries opened by name: a search starts a process for each name it tries."""
    original = ctypes.util.find_library
    ctypes.util.find_library = lambda name: None  # noqa: ARG005 the signature of the original
    try:
        yield
    finally:
        ctypes.util.find_library = original


@contextmanager
def _fonttools_later() -> Iterator[None]:
    """Put off importing what only rare fonts need, which is half of WeasyPrint's import."""
    stand_ins = {module: ModuleType(module) for module in _SELDOM if module not in sys.modules}
    for module, stand_in in stand_ins.items():
        for name in _SELDOM[module]:
            setattr(stand_in, name, _called_later(module, name))
    sys.modules |= stand_ins
    try:
        yield
    finally:
        for module in stand_ins:
            del sys.modules[module]


def _called_later(module: str, name: str) -> Callable[..., Any]:
    def call(*args: Any, **options: Any) -> Any:
        return getattr(import_module(module), name)(*args, **options)

    return call


def _fetcher(weasyprint: Any) -> Any:
    class ShippedFonts(weasyprint.urls.URLFetcher):  # type: ignore[misc] # no types upstream
        """Serves fonts the stylesheet names and pictures within the page, and nothing else."""

        def fetch(self, url: str, headers: Any = None) -> Any:  # noqa: ARG002 upstream's signature
            if url.startswith(_PICTURES):
                return super().fetch(url)
            name = url.removeprefix(_SCHEME)
            if not url.startswith(_SCHEME) or name not in _FONTS:
                raise ValueError(f"{url} is not part of the report")
            return weasyprint.urls.URLFetcherResponse(url, _font(name))

    return ShippedFonts()


@cache
def _font(name: str) -> bytes:
    folder = Path(str(files("font_source_sans_pro"))) / "files"
    return (folder / f"SourceSansPro-{name}.ttf").read_bytes()


if __name__ == "__main__":
    code = main()
    sys.stdout.flush()
    os._exit(code)  # nothing is left to do but to take a large document apart, object by object
