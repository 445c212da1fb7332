"""The page numbers of links, once the pages are known.

CSS has `target-counter` for them, but to learn a number WeasyPrint lays out anew each page that
shows one. The stylesheet reserves the room of two digits instead; where a third is needed, nothing
stands to its right.
"""

from typing import Any

RESERVED = "00"
_PSEUDO_ELEMENTS = frozenset(("a::before", "a::after"))


def fill_in(document: Any) -> None:
    """Write the page number of its target into every link that has room reserved for one."""
    numbers: dict[str, int] = {}
    for number, page in enumerate(document.pages, 1):
        for name in page.anchors:
            numbers.setdefault(name, number)
    for page in document.pages:
        for box in page._page_box.descendants():  # noqa: SLF001 its boxes have no public name
            if box.element_tag in _PSEUDO_ELEMENTS and RESERVED in getattr(box, "text", ""):
                target = box.element.get("href", "").removeprefix("#")
                text = box.text.replace(RESERVED, str(numbers.get(target, "")))
                box.text = box.pango_layout.text = text
