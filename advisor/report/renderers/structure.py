"""The structure of a tagged PDF (PDF/UA-1), read off the boxes that WeasyPrint laid out.

WeasyPrint can tag by itself, with one element for every line of text. Here a paragraph is one
element wherever its lines fall, charts take their text alternative from `aria-label`, contents and
lists are tagged as such, and what repeats on every page is an artifact.
"""

from typing import Any

_SVG = "{http://www.w3.org/2000/svg}svg"
_ROLES = {
    "main": "Part",
    "article": "Art",
    "section": "Sect",
    "blockquote": "BlockQuote",
    "figure": "Div",
    "nav": "TOC",
    "img": "Figure",
    _SVG: "Figure",
    "a": "Link",
    "ol": "L",
    "ul": "L",
    "dl": "L",
    "dt": "Lbl",
    "dd": "LBody",
    "caption": "Caption",
    "figcaption": "Caption",
    "thead": "THead",
    "tbody": "TBody",
    "tfoot": "TFoot",
    "table": "Table",
    **{tag: tag.upper() for tag in ("p", "tr", "th", "td", "h1", "h2", "h3", "h4", "h5", "h6")},
}
_GROUPS = frozenset(
    ("Document", "Part", "Art", "Sect", "Div", "BlockQuote", "L", "LI", "TOC", "TOCI", "Reference")
) | {"Table", "THead", "TBody", "TFoot", "TR"}
CELLS = frozenset(("TH", "TD"))


class Piece:
    """Text or a picture that stands together on one page, by the ids of its marked content."""

    def __init__(self, page: int) -> None:
        self.page = page
        self.ids: list[int] = []


class Link:
    """A link of one page. WeasyPrint gives it the annotation when it writes that page."""

    def __init__(self, page: int, words: str) -> None:
        self.page = page
        self.words = words
        self.link_annotation: Any = None


class Node:
    """An element of the structure: its role, and nodes and pieces in reading order.

    Pictures have an alternative, and left, top, right and bottom on their page; cells have a scope
    and how many columns and rows they span.
    """

    def __init__(self, role: str, box: Any = None) -> None:
        self.role = role
        self.loose = box is None
        self.kids: list[Node | Piece] = []
        self.links: list[Link] = []
        if role == "Figure":
            self.alternative = alternative(box)
            left, top = box.content_box_x(), box.content_box_y()
            self.bounds = (left, top, left + box.width, top + box.height)
        elif role in CELLS:
            self.scope = "Row" if box.element.get("scope") == "row" else "Column"
            self.spans = {"ColSpan": box.colspan, "RowSpan": box.rowspan}

    def add(self, role: str, box: Any = None) -> "Node":
        """Return a new node below this one."""
        node = Node(role, box)
        self.kids.append(node)
        return node

    def piece(self, page: int) -> Piece:
        """Return the piece that what comes next on `page` belongs to."""
        last = self.kids[-1] if self.kids else None
        if isinstance(last, Piece) and last.page == page:
            return last
        piece = Piece(page)
        self.kids.append(piece)
        return piece

    def loose_paragraph(self) -> "Node":
        """Return the paragraph for text that stands in a group by itself."""
        last = self.kids[-1] if self.kids else None
        return last if isinstance(last, Node) and last.loose else self.add("P")


class Structure:
    """The tree below `root`, and the piece that each box with text or a picture shows.

    A box without a piece is an artifact: margin boxes, repeated table heads, ornaments. The pages'
    links are replaced by those of the tree.
    """

    def __init__(self, pages: list[Any], first_page: int = 0) -> None:
        self.root = Node("Document")
        self.pieces: dict[Any, Piece] = {}
        self._nodes: dict[Any, Node] = {}
        self._heads: dict[Any, int] = {}
        self._links: dict[Any, Link] = {}
        for number, page in enumerate(pages, first_page):
            for box in page._page_box.children:  # noqa: SLF001 its boxes have no public name
                if box.element_tag == "html":  # the rest are margin boxes
                    self._walk(box, self.root, number)
            page.links = [(*link, self._links.get(box, box)) for *link, box in page.links]

    def _walk(self, box: Any, parent: Node, page: int) -> None:
        box = getattr(box, "_box", box)  # out of the placeholder of an absolute box
        if self._repeats(box, page):
            return
        node = self._node(box, parent)
        if hasattr(box, "text"):
            home = node.loose_paragraph() if node.role in _GROUPS else node
            self.pieces[box] = home.piece(page)
        elif hasattr(box, "replacement") and alternative(box):
            self.pieces[box] = node.piece(page)
        if node.role == "Link":
            self._links[box] = Link(page, " ".join("".join(box.element.itertext()).split()))
            node.links.append(self._links[box])
        for child in box.children:
            self._walk(child, node, page)

    def _repeats(self, box: Any, page: int) -> bool:
        """Tell whether this is the head of a table that goes on from an earlier page."""
        return box.element_tag == "thead" and self._heads.setdefault(box.element, page) != page

    def _node(self, box: Any, parent: Node) -> Node:
        """Return the node of a box's element, which its fragments and anonymous boxes share."""
        if box.element is None:
            return parent
        if box.element not in self._nodes:
            self._nodes[box.element] = _made(box, parent)
        return self._nodes[box.element]


def alternative(box: Any) -> str:
    """Return the text alternative of a picture, empty for an ornament."""
    return box.element.get("aria-label") or box.element.get("alt") or ""


def _made(box: Any, parent: Node) -> Node:
    tag = box.element.tag
    if tag == "li":
        if parent.role == "TOC":
            return parent.add("TOCI", box)
        return parent.add("LI", box).add("LBody", box)
    if tag == "div" and parent.role == "L":
        return parent.add("LI", box)
    role = _ROLES.get(tag)
    if role is None or (role, parent.role) == ("L", "TOC"):
        return parent
    if role == "Link" and parent.role == "TOCI":
        parent = parent.add("Reference", box)
    return parent.add(role, box)
