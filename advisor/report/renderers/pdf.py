"""The report as PDF, from the same templates as the HTML."""

import ctypes.util
import io
from contextlib import redirect_stdout
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from advisor.errors import OutputError
from advisor.report.renderers.html import page
from advisor.report.result import Result

_SCHEME = "shipped-font:"
_FONTS = ("Regular", "Bold")


class PdfRenderer:
    """Lays out the page with WeasyPrint, which is given no file and no network but our fonts."""

    def render(self, result: Result) -> bytes:
        """Return the PDF. Raises OutputError when WeasyPrint's system libraries are missing."""
        pdf: bytes = lay_out(page(result, medium="print")).write_pdf()
        return pdf


def lay_out(html: str) -> Any:
    """Return the WeasyPrint document of a page, laid out. Raises OutputError."""
    weasyprint = load_weasyprint()
    return weasyprint.HTML(string=html, url_fetcher=_fetcher(weasyprint)).render()


def load_weasyprint() -> Any:
    """Import WeasyPrint. Raises OutputError when its system libraries are missing."""
    try:
        return _import_weasyprint(search=False)
    except OSError:
        pass
    try:
        return _import_weasyprint(search=True)
    except OSError as error:
        raise OutputError(
            f"the PDF needs a system library that is not here: {error}",
            hint="On Debian or Ubuntu: apt-get install libpango-1.0-0 libpangoft2-1.0-0 "
            "libharfbuzz-subset0. The other formats work without: --format html,md,json.",
        ) from None


def _import_weasyprint(*, search: bool) -> Any:
    """Import WeasyPrint; without `search`, system libraries are opened by their names only.

    Searching starts a process for each name it tries, a third of the whole import.
    """
    original = ctypes.util.find_library
    if not search:
        ctypes.util.find_library = lambda name: None  # noqa: ARG005 the signature of the original
    try:
        # It prints advice on stdout, which is for data.
        with redirect_stdout(io.StringIO()):
            import weasyprint  # noqa: PLC0415 heavy, and only the PDF needs it
    finally:
        ctypes.util.find_library = original
    return weasyprint


def _fetcher(weasyprint: Any) -> Any:
    class ShippedFonts(weasyprint.urls.URLFetcher):  # type: ignore[misc] # no types upstream
        """Serves the fonts the stylesheet names, and refuses everything else."""

        def fetch(self, url: str, headers: Any = None) -> Any:  # noqa: ARG002 upstream's signature
            name = url.removeprefix(_SCHEME)
            if not url.startswith(_SCHEME) or name not in _FONTS:
                raise ValueError(f"{url} is not part of the report")
            return weasyprint.urls.URLFetcherResponse(url, _font(name))

    return ShippedFonts()


@cache
def _font(name: str) -> bytes:
    folder = Path(str(files("font_source_sans_pro"))) / "files"
    return (folder / f"SourceSansPro-{name}.ttf").read_bytes()
