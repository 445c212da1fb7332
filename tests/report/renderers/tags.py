"""A tagged PDF as a validator of PDF/UA-1 sees it."""

import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pikepdf

_PAINTS = frozenset(("f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "sh", "Do", "Tj", "TJ"))
_NO_PAINT = frozenset(("'", '"'))


@dataclass
class Element:
    """One element of the structure tree; `contents` are (page, marked content id) pairs."""

    role: str
    alt: str
    id: str
    attributes: dict[str, Any]
    contents: list[tuple[int, int]] = field(default_factory=list)
    links: list[Any] = field(default_factory=list)
    kids: list["Element"] = field(default_factory=list)
    read: "list[tuple[int, int] | Element]" = field(default_factory=list)

    def walk(self) -> Iterator["Element"]:
        """Yield this element and all below it, in reading order."""
        yield self
        for kid in self.kids:
            yield from kid.walk()

    def in_order(self) -> Iterator[tuple[int, int]]:
        """Yield all contents of this element and of those below it, as they are read."""
        for item in self.read:
            yield from item.in_order() if isinstance(item, Element) else (item,)

    def all(self, *roles: str) -> list["Element"]:
        """Return all elements of these roles."""
        return [element for element in self.walk() if element.role in roles]


class TaggedPdf:
    """A PDF with its structure tree and the marked content of its pages.

    `baselines` are those of lines of text, in CSS pixels from the top of their page.
    """

    def __init__(self, data: bytes) -> None:
        self.pdf = pikepdf.open(io.BytesIO(data))
        self.pages = {page.obj.objgen: number for number, page in enumerate(self.pdf.pages)}
        (top,) = self.pdf.Root.StructTreeRoot.K
        self.tree = self._element(top, None)
        self.marked: list[set[int]] = []
        self.baselines: dict[tuple[int, int], float] = {}
        for page in self.pdf.pages:
            self._read_contents(page)

    def _element(self, item: Any, page: int | None) -> Element:
        if "/Pg" in item:
            page = self.pages[item.Pg.objgen]
        attributes = dict(item.get("/A", {}).items())
        words, name = str(item.get("/Alt", "")), str(item.get("/ID", ""))
        made = Element(str(item.S)[1:], words, name, attributes)
        for kid in item.K:
            if isinstance(kid, int):
                assert page is not None
                made.contents.append((page, kid))
                made.read.append((page, kid))
            elif kid.get("/Type") == "/MCR":
                made.contents.append((self.pages[kid.Pg.objgen], int(kid.MCID)))
                made.read.append(made.contents[-1])
            elif kid.get("/Type") == "/OBJR":
                made.links.append(kid.Obj)
            else:
                assert kid.P.objgen == item.objgen
                made.kids.append(self._element(kid, page))
                made.read.append(made.kids[-1])
        return made

    def _read_contents(self, page: Any) -> None:
        """Collect ids; fail on what is painted outside, and on content within other content."""
        found: set[int] = set()
        number = -1
        open_tags: list[str] = []
        for step in pikepdf.parse_content_stream(page):
            name, operands = str(step.operator), step.operands
            assert name not in _NO_PAINT
            if name in ("BDC", "BMC"):
                assert not open_tags, "marked content within marked content"
                open_tags.append(str(operands[0]))
                if open_tags != ["/Artifact"]:
                    number = int(operands[1].MCID)
                    assert number not in found
                    found.add(number)
            elif name == "Tm":
                self.baselines.setdefault((len(self.marked), number), float(operands[5]))
            elif name == "EMC":
                open_tags.pop()
            elif name in _PAINTS:
                assert open_tags, f"{name} is neither tagged nor an artifact"
        assert not open_tags
        self.marked.append(found)

    def parents(self) -> dict[int, Any]:
        """Return what the parent tree says, by its keys."""
        numbers = list(self.pdf.Root.StructTreeRoot.ParentTree.Nums)
        return dict(zip(map(int, numbers[::2]), numbers[1::2], strict=True))


def fonts_of(pdf: pikepdf.Pdf) -> list[Any]:
    """Return every font of a PDF."""
    return [item for item in pdf.objects if _is(item, "/Font") and "/DescendantFonts" in item]


def _is(item: Any, kind: str) -> bool:
    return isinstance(item, pikepdf.Dictionary) and item.get("/Type") == kind
