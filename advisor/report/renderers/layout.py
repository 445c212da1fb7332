"""A page of HTML laid out by WeasyPrint, given no file and no network."""

import io
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

from advisor.report.renderers.chart_text import mark_lines
from advisor.report.renderers.fonts import Fonts
from advisor.report.renderers.loading import load_weasyprint

_SCHEME = "shipped-font:"
_MACHINE = "FONTCONFIG_FILE"
_NO_MACHINE = Path(__file__).with_name("fonts.conf")
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


def lay_out(root: ET.Element, fonts: Fonts) -> Any:
    """Return the WeasyPrint document of a parsed page that needs `fonts`."""
    weasyprint = load_weasyprint()
    mark_lines(root)

    class Page(weasyprint.HTML):  # type: ignore[misc, name-defined] # no types upstream
        """A page that is parsed already."""

        def __init__(self) -> None:
            self.base_url = None
            self.media_type = "print"
            self.url_fetcher = _fetcher(weasyprint, fonts.by_name)
            wrapper = import_module("cssselect2").ElementWrapper
            self.wrapper_element = wrapper.from_html_root(root, content_language=None)
            self.etree_element = root

    with _machine(fonts=fonts.machine):
        configuration = weasyprint.text.fonts.FontConfiguration()
    return Page().render(configuration)


@contextmanager
def _machine(*, fonts: bool) -> Iterator[None]:
    """Have fontconfig find the fonts of the machine, or none of them."""
    before = os.environ.get(_MACHINE)
    if not fonts:
        os.environ[_MACHINE] = str(_NO_MACHINE)
    try:
        yield
    finally:
        if before is None:
            os.environ.pop(_MACHINE, None)
        else:
            os.environ[_MACHINE] = before


def _fetcher(weasyprint: Any, fonts: Mapping[str, bytes]) -> Any:
    class ShippedFonts(weasyprint.urls.URLFetcher):  # type: ignore[misc] # no types upstream
        """Serves fonts the stylesheet names and pictures within the page, and nothing else."""

        def fetch(self, url: str, headers: Any = None) -> Any:  # noqa: ARG002 upstream's signature
            if url.startswith(_PICTURES):
                return super().fetch(url)
            name = url.removeprefix(_SCHEME)
            if not url.startswith(_SCHEME) or name not in fonts:
                raise ValueError(f"{url} is not part of the report")
            return weasyprint.urls.URLFetcherResponse(url, fonts[name])

    return ShippedFonts()
