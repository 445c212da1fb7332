"""Pages that one process lays out and paints, for another one to put into its PDF."""

from collections.abc import Mapping, Sequence
from functools import cached_property
from multiprocessing.connection import Connection
from typing import Any, NamedTuple

import pydyf

from advisor.report.renderers.structure import Node, Piece, Structure
from advisor.report.renderers.tagging import marking

_POINTS_PER_PIXEL = 0.75
_ELSEWHERE = ("XObject", "Pattern", "Shading")  # what is more than the words of a page


class NotTextError(Exception):
    """The pages show more than text in the fonts that the receiving process uses itself."""


class Outline(NamedTuple):
    """What is known of pages once they are laid out: all of it goes through a pipe at once."""

    pages: "list[PaintedPage]"
    root: Node
    pieces: list[Piece]


class Paint(NamedTuple):
    """What is known of them once they are painted."""

    contents: list[list[bytes | str]]
    piece_ids: list[list[int]]
    glyphs: dict[int, tuple[dict[int, str], dict[int, int]]]
    states: dict[str, dict[str, float]]


class PaintedPage:
    """A page as WeasyPrint sees it when it writes a PDF, without the boxes it was made of."""

    def __init__(self, page: Any) -> None:
        self.width, self.height, self.bleed = page.width, page.height, page.bleed
        self.bookmarks, self.anchors, self.links = page.bookmarks, page.anchors, page.links
        self.forms: Mapping[None, Sequence[Any]] = {None: ()}
        self.arrival: Arrival
        self.place: int

    def paint(self, stream: Any, scale: float = 1) -> None:  # noqa: ARG002 upstream's signature
        """Put the contents of this page into `stream`. Raises NotTextError."""
        self.arrival.unpack(self.place, stream)


class Arrival:
    """The paint of pages of which only the outline has come yet."""

    def __init__(self, outline: Outline, pipe: Connection, fonts: Mapping[int, Any]) -> None:
        self._pieces, self._pipe, self._fonts = outline.pieces, pipe, fonts
        for place, page in enumerate(outline.pages):
            page.arrival, page.place = self, place

    def unpack(self, place: int, stream: Any) -> None:
        """Put one page into its stream, which has the fonts of pages painted before."""
        stream.stream = self._paint.contents[place]
        for name, state in self._paint.states.items():
            stream._resources["ExtGState"].setdefault(name, pydyf.Dictionary(state))  # noqa: SLF001

    @cached_property
    def _paint(self) -> Paint:
        paint: Paint | None = self._pipe.recv()
        if paint is None or not paint.glyphs.keys() <= self._fonts.keys():
            raise NotTextError
        for piece, ids in zip(self._pieces, paint.piece_ids, strict=True):
            piece.ids = ids
        for key, (to_unicode, widths) in paint.glyphs.items():
            self._fonts[key].to_unicode = to_unicode | self._fonts[key].to_unicode
            self._fonts[key].widths = widths | self._fonts[key].widths
        return paint


def outline(document: Any, structure: Structure) -> Outline:
    """Return what is known of a document's pages before they are painted."""
    pieces = list(dict.fromkeys(structure.pieces.values()))
    return Outline([PaintedPage(page) for page in document.pages], structure.root, pieces)


def paint(document: Any, structure: Structure, drawing: Any) -> Paint | None:
    """Paint a document's pages as WeasyPrint does in `drawing`; None if there is more than text."""
    resources = {kind: pydyf.Dictionary() for kind in ("ExtGState", *_ELSEWHERE)}
    resources["ColorSpace"] = b""
    stream_of_page = marking(drawing.Stream, structure)
    contents = []
    for page in document.pages:
        box = (0, 0, page.width, page.height)
        stream = stream_of_page(
            document.fonts, box, resources, {}, {}, document.color_profiles, None, compress=False
        )
        stream.transform(d=-1, f=page.height * _POINTS_PER_PIXEL)
        page.paint(stream, _POINTS_PER_PIXEL)
        contents.append(stream.stream)
    states = resources["ExtGState"]
    fonts = document.fonts
    if (
        any(resources[kind] for kind in _ELSEWHERE)
        or not all(state.keys() <= {"ca", "CA"} for state in states.values())
        or any(font.missing or font.png or font.svg or font.colr for font in fonts.values())
    ):
        return None
    return Paint(
        contents,
        [piece.ids for piece in dict.fromkeys(structure.pieces.values())],
        {key: (font.to_unicode, font.widths) for key, font in fonts.items()},
        {name: dict(state) for name, state in states.items()},
    )
