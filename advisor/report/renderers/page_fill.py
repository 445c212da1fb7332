"""How far pages are filled, and settings that fill them otherwise.

A part that ends with a few lines of a page looks as if something were missing. Set a little closer
it ends a page earlier; a little wider, it takes more of its last one.
"""

from collections.abc import Sequence
from typing import Any
from xml.etree.ElementTree import Element

from advisor.report.renderers.fonts import Fonts
from advisor.report.renderers.layout import lay_out

_LEAST = 0.25  # of the height between the margins
_SETTINGS = ("close", "wide")  # classes in print.css, in the order in which they are tried


def filled(root: Element, fonts: Fonts, *, to_the_end: bool) -> Any:
    """Return the document of a parsed page, laid out so that few of its pages are nearly empty.

    The last one of a report may be: that is one of these pages if they go `to_the_end`.
    """
    best = lay_out(root, fonts)
    fewest = _sparse(best.pages, to_the_end)
    for setting in _SETTINGS:
        if fewest:
            root.set("class", setting)
            other = lay_out(root, fonts)
            number = _sparse(other.pages, to_the_end)
            if number < fewest:
                best, fewest = other, number
    return best


def _sparse(pages: Sequence[Any], to_the_end: bool) -> int:
    """Return how many pages after the cover are nearly empty."""
    return sum(share(page) < _LEAST for page in (pages[1:-1] if to_the_end else pages[1:]))


def share(page: Any) -> float:
    """Return the share of the room between the margins of a page down to its last line."""
    box = page._page_box  # noqa: SLF001 its boxes have no public name
    top: float = box.margin_top
    room: float = page.height - box.margin_bottom - top
    return (_end(next(part for part in box.children if part.element_tag == "html")) - top) / room


def _end(box: Any) -> float:
    """Return where the last thing within a box ends, which may reach to the foot of its page."""
    while inner := [child for child in getattr(box, "children", ()) if child.is_in_normal_flow()]:
        box = inner[-1]
    end: float = box.position_y + box.margin_height()
    return end
