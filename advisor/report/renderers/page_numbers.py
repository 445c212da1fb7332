"""Page numbers, once the pages are known.

CSS has counters for them, but to learn the number of another page WeasyPrint lays out anew each
page that shows it. The stylesheet reserves the room of two digits instead; where a third is needed,
nothing stands to its right.
"""

from collections.abc import Mapping, Sequence
from typing import Any

_RESERVED = "00"
_LINKS = frozenset(("a::before", "a::after"))


def anchors_of(pages: Sequence[Any]) -> dict[str, int]:
    """Return the first of the pages, counted from 0, on which each anchor stands."""
    found: dict[str, int] = {}
    for number, page in enumerate(pages):
        for name in page.anchors:
            found.setdefault(name, number)
    return found


def fill_in(pages: Sequence[Any], first: int, total: int, anchors: Mapping[str, int]) -> None:
    """Write numbers where room is reserved for them: in running heads, and after links.

    `pages` are those from page `first`, counted from 0, of `total`.
    """
    for number, page in enumerate(pages, first + 1):
        for part in page._page_box.children:  # noqa: SLF001 its boxes have no public name
            in_margin = part.element_tag != "html"
            for box in part.descendants():
                if _RESERVED not in getattr(box, "text", ""):
                    continue
                if in_margin:
                    _write(box, number, total)
                elif box.element_tag in _LINKS:
                    target = anchors.get(box.element.get("href", "").removeprefix("#"))
                    _write(box, "" if target is None else target + 1)


def _write(box: Any, *numbers: object) -> None:
    first, *others = box.text.split(_RESERVED, len(numbers))
    pairs = zip(numbers, others, strict=False)
    box.text = first + "".join(f"{number}{other}" for number, other in pairs)
    box.pango_layout.text = box.text
