"""A page of HTML laid out by WeasyPrint, given no file and no network."""

import io
from functools import cache
from importlib import import_module
from importlib.resources import files
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

from advisor.report.renderers.chart_text import mark_lines
from advisor.report.renderers.loading import load_weasyprint

_SCHEME = "shipped-font:"
_FONTS = ("Regular", "Bold")
_PICTURES = ("data:image/png;base64,", "data:image/svg+xml;base64,")  # a logo


def parse(html: str) -> ET.Element:
    """Return the root of a page. Ours are well-formed XML too, which is read ten times faster."""
    try:
        root = ET.fromstring(html)  # noqa: S314 it declares no entities
    except ET.ParseError:
        return _parse_html(html)
    return root if root.find(".//svg") is None else _parse_html(html)  # SVG without its namespace


def _parse_html(html: str) -> ET.Element:
    tinyhtml5 = import_module("tinyhtml5")
    source = io.BytesIO(html.encode())
    root: ET.Element = tinyhtml5.parse(
        source, transport_encoding="utf-8", namespace_html_elements=False
    )
    return root


def lay_out(root: ET.Element) -> Any:
    """Return the WeasyPrint document of a parsed page."""
    weasyprint = load_weasyprint()
    mark_lines(root)

    class Page(weasyprint.HTML):  # type: ignore[misc, name-defined] # no types upstream
        """A page that is parsed already."""

        def __init__(self) -> None:
            self.base_url = None
            self.media_type = "print"
            self.url_fetcher = _fetcher(weasyprint)
            wrapper = import_module("cssselect2").ElementWrapper
            self.wrapper_element = wrapper.from_html_root(root, content_language=None)
            self.etree_element = root

    return Page().render()


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
