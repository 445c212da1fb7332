"""WeasyPrint behind what a report needs of it: the only module that imports it, by its public API.

It is given no file and no network: fonts of the product, pictures within the page, nothing else.
"""

import io
import logging
import os
import threading
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, redirect_stdout, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

from advisor.pdf.fonts import Fonts
from advisor.pdf.system_libraries import missing_library
from advisor.translation import sentence

_SCHEME = "shipped-font:"
_PICTURES = ("data:image/png;base64,", "data:image/svg+xml;base64,")  # a logo
_MACHINE = "FONTCONFIG_FILE"
_PROGRAMS = "PATH"
_NO_MACHINE = Path(__file__).with_name("fonts.conf")
_LOGGER = logging.getLogger("weasyprint")
_TAGGED: dict[str, Any] = {"pdf_variant": "pdf/ua-1"}


@dataclass(frozen=True, kw_only=True)
class WrittenPdf:
    """A PDF, and what went wrong in it: characters without a font, and other complaints.

    `unserved` are those that only the machine could have a font for; some may be boxes.
    """

    data: bytes
    boxes: tuple[str, ...] = ()
    unserved: tuple[str, ...] = ()
    complaints: tuple[str, ...] = ()


class LaidOut:
    """Pages that are laid out and not yet written."""

    def __init__(self, document: Any, heard: "_Heard") -> None:
        self._document = document
        self._heard = heard

    def heights(self) -> list[float]:
        """Return the height of each page, in CSS pixels."""
        return [page.height for page in self._document.pages]

    def anchors(self) -> list[dict[str, float]]:
        """Return where ids stand on each page, in CSS pixels from its top."""
        return [
            {name: point[1] for name, point in page.anchors.items()}
            for page in self._document.pages
        ]

    def write(self) -> WrittenPdf:
        """Return the tagged PDF (PDF/UA-1), the same bytes for the same pages."""
        with self._heard:
            data: bytes = self._document.write_pdf(**_TAGGED)
        return WrittenPdf(
            data=data, boxes=self._heard.boxes(), complaints=tuple(self._heard.complaints)
        )


def lay_out(html: str, fonts: Fonts) -> LaidOut:
    """Return the pages of an HTML document in these fonts. Raises MissingLibraryError."""
    weasyprint = load()
    with _machine(fonts=fonts.machine):
        configuration = weasyprint.text.fonts.FontConfiguration()
    with _Heard() as heard:
        page = weasyprint.HTML(string=html, url_fetcher=_fetcher(weasyprint, fonts.by_name))
        return LaidOut(page.render(font_config=configuration, **_TAGGED), heard)


def load() -> Any:
    """Import WeasyPrint. Raises MissingLibraryError when its system libraries are missing."""
    if threading.active_count() == 1:  # what is set meanwhile holds for all threads
        # Python asks the system's list of libraries, then a compiler and a linker, for each of the
        # names that a library has anywhere. The list knows them all but on unusual systems; the
        # programs take as long as the layout of a short report.
        with suppress(OSError), _set(_PROGRAMS, os.devnull):
            return _import()
    try:
        return _import()
    except OSError as error:
        raise missing_library(str(error)) from None


def _import() -> Any:
    # It prints advice on stdout, which is for data, and warns of a machine without fonts.
    with _machine(fonts=False), redirect_stdout(io.StringIO()), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import weasyprint  # noqa: PLC0415 heavy, and missing libraries must be told
    return weasyprint


@contextmanager
def _machine(*, fonts: bool) -> Iterator[None]:
    """Have fontconfig find the fonts of the machine, or none of them."""
    if fonts:
        yield
        return
    with _set(_MACHINE, str(_NO_MACHINE)):
        yield


@contextmanager
def _set(name: str, value: str) -> Iterator[None]:
    """Have a variable of the environment another value."""
    before = os.environ.get(name)
    os.environ[name] = value
    try:
        yield
    finally:
        if before is None:
            os.environ.pop(name, None)
        else:
            os.environ[name] = before


def _fetcher(weasyprint: Any, fonts: Mapping[str, bytes]) -> Any:
    class ShippedFonts(weasyprint.urls.URLFetcher):  # type: ignore[misc] # no types upstream
        """Serves fonts the stylesheet names and pictures within the page, and nothing else."""

        def fetch(self, url: str, headers: Any = None) -> Any:  # noqa: ARG002 upstream's signature
            if url.startswith(_PICTURES):
                return super().fetch(url)
            name = url.removeprefix(_SCHEME)
            if not url.startswith(_SCHEME) or name not in fonts:
                raise ValueError(sentence("{url} is not part of the report", url=url))
            return weasyprint.urls.URLFetcherResponse(url, fonts[name])

    return ShippedFonts()


class _Heard(logging.Handler):
    """What WeasyPrint logs of one document."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.complaints: list[str] = []
        self._missing: set[str] = set()

    def __enter__(self) -> Self:
        _LOGGER.addHandler(self)
        return self

    def __exit__(self, *_: object) -> None:
        _LOGGER.removeHandler(self)

    def emit(self, record: logging.LogRecord) -> None:
        match record.args:
            case (str(character), int(code)) if character == chr(code):  # no font has it
                self._missing.add(character)
            case _:
                self.complaints.append(record.getMessage())

    def boxes(self) -> tuple[str, ...]:
        """Return the characters that are boxes for want of a font."""
        return tuple(sorted(filter(str.isprintable, self._missing)))
