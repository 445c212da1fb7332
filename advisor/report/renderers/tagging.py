"""The structure of a document into its PDF: marked content in the pages, and the tree of tags."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pydyf

from advisor.report.renderers.structure import CELLS, Link, Node, Piece, Structure

_POINTS_PER_PIXEL = 0.75
# Scripts whose letters change places and take shape together, so that no glyph stands for one.
_WOVEN = re.compile("[\u0900-\u0dff\u0e33\u0eb3\u0f00-\u109f\u1780-\u17ff]")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff]")  # read off the glyphs: readers expect their order


@contextmanager
def tagged(structure: Structure, drawing: Any) -> Iterator[None]:
    """Have the module that draws PDFs (weasyprint.pdf) tag what it draws by a structure."""
    original = drawing.Stream, drawing.add_tags
    drawing.Stream = marking(drawing.Stream, structure)
    drawing.add_tags = _tree_of(structure)
    try:
        yield
    finally:
        drawing.Stream, drawing.add_tags = original


def marking(stream: Any, structure: Structure) -> Any:
    """Return WeasyPrint's stream of a page, as a class that marks its contents by a structure."""

    class MarkingStream(stream):  # type: ignore[misc] # no types upstream
        """The contents of a page; what has no piece in the structure is an artifact."""

        def __init__(self, *args: Any, **options: Any) -> None:
            super().__init__(*args, **options)
            self._ids = 0
            self._latest: Piece | None = None

        def clone(self, **options: Any) -> Any:
            # What is drawn aside is marked where it is put, or not at all.
            return super().clone(**{"tags": None, **options})

        @contextmanager
        def marked(self, box: Any, tag: str) -> Iterator[None]:
            piece = structure.pieces.get(box)
            if piece is None:
                self.stream.append(b"/Artifact <</Type/Pagination>> BDC")
            elif piece is self._latest and self.stream[-1] == b"EMC":
                self.stream.pop()  # the next line of the same paragraph
            else:
                self.stream.append(f"/{tag} <</MCID {self._ids}>> BDC")
                piece.ids.append(self._ids)
                self._ids += 1
            self._latest = piece
            words = getattr(box, "text", "")
            if _WOVEN.search(words) and not _RIGHT_TO_LEFT.search(words):
                self.stream.append(b"/Span <</ActualText " + pydyf.String(words).data + b">> BDC")
                yield
                self.stream.append(b"EMC")
            else:
                yield
            self.stream.append(b"EMC")

    return MarkingStream


def _tree_of(structure: Structure) -> Callable[..., None]:
    def add_tags(pdf: Any, document: Any, _version: Any, _streams: Any) -> None:
        _Tree(pdf, document).write(structure.root)

    return add_tags


class _Tree:
    """Writes nodes as objects of one PDF."""

    def __init__(self, pdf: Any, document: Any) -> None:
        self.pdf = pdf
        self.pages = pdf.page_references
        self.heights = [page.height for page in document.pages]
        self.owners: list[dict[int, bytes]] = [{} for _ in self.pages]
        self.linked: list[bytes] = []

    def write(self, root: Node) -> None:
        parents = pydyf.Dictionary()
        top = pydyf.Dictionary({"Type": "/StructTreeRoot"})
        for item in (parents, top):
            self.pdf.add_object(item)
        top["K"] = pydyf.Array([self._element(root, top.reference)])
        numbers = pydyf.Array()
        for page, owners in enumerate(self.owners):
            numbers += [page, pydyf.Array([owners[number] for number in sorted(owners)])]
        for place, owner in enumerate(self.linked, len(self.pages)):
            numbers += [place, owner]
        parents["Nums"] = numbers
        top["ParentTree"] = parents.reference
        top["ParentTreeNextKey"] = len(self.pages) + len(self.linked)
        self.pdf.catalog |= {
            "StructTreeRoot": top.reference,
            "ViewerPreferences": pydyf.Dictionary({"DisplayDocTitle": "true"}),
            "MarkInfo": pydyf.Dictionary({"Marked": "true"}),
        }

    def _element(self, node: Node, parent: bytes) -> bytes:
        """Write a node with what was drawn of it, and return its reference."""
        kids = pydyf.Array()
        made = pydyf.Dictionary({"S": f"/{node.role}", "P": parent, "K": kids})
        self.pdf.add_object(made)
        home = node.kids[0].page if node.kids and isinstance(node.kids[0], Piece) else None
        if home is not None:
            made["Pg"] = self.pages[home]
        for kid in node.kids:
            if isinstance(kid, Piece):
                kids += self._contents(kid, home, made.reference)
            elif _drawn(kid):
                kids.append(self._element(kid, made.reference))
        kids += self._annotations(node.links, made.reference)
        made |= self._attributes(node)
        reference: bytes = made.reference
        return reference

    def _contents(self, piece: Piece, home: int | None, owner: bytes) -> list[Any]:
        for number in piece.ids:
            self.owners[piece.page][number] = owner
        if piece.page == home:
            return piece.ids
        page = self.pages[piece.page]
        return [
            pydyf.Dictionary({"Type": "/MCR", "Pg": page, "MCID": number}) for number in piece.ids
        ]

    def _annotations(self, links: list[Link], owner: bytes) -> list[Any]:
        found = []
        for link in links:
            if link.link_annotation:
                link.link_annotation["Contents"] = pydyf.String(link.words)
                link.link_annotation["StructParent"] = len(self.pages) + len(self.linked)
                self.linked.append(owner)
                made = {"Type": "/OBJR", "Obj": link.link_annotation.reference}
                found.append(pydyf.Dictionary({**made, "Pg": self.pages[link.page]}))
        return found

    def _attributes(self, node: Node) -> dict[str, Any]:
        if node.role == "Figure":
            page = next(kid.page for kid in node.kids if isinstance(kid, Piece))
            layout = {"O": "/Layout", "BBox": self._bounds(node, page)}
            return {"Alt": pydyf.String(node.alternative), "A": pydyf.Dictionary(layout)}
        if node.role not in CELLS:
            return {}
        table: dict[str, Any] = {name: span for name, span in node.spans.items() if span != 1}
        if node.role == "TH":
            table["Scope"] = f"/{node.scope}"
        return {"A": pydyf.Dictionary({"O": "/Table", **table})} if table else {}

    def _bounds(self, node: Node, page: int) -> Any:
        """Return left, bottom, right and top in points from the page's lower left corner."""
        left, top, right, bottom = node.bounds
        height = self.heights[page]
        corners = (left, height - bottom, right, height - top)
        return pydyf.Array([corner * _POINTS_PER_PIXEL for corner in corners])


def _drawn(node: Node) -> bool:
    return node.role in CELLS or any(
        bool(kid.ids) if isinstance(kid, Piece) else _drawn(kid) for kid in node.kids
    )
