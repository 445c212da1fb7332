"""How far pages are filled, and settings that fill them otherwise.

A part that ends with a few lines of a page looks as if something were missing. Set a little closer
it ends a page earlier; a little wider, it takes more of its last one.
"""

from advisor.pdf.engine import LaidOut, lay_out
from advisor.pdf.fonts import Fonts

_LEAST = 0.25  # of the height between the margins
_TOP, _BOTTOM = 22 * 96 / 25.4, 16 * 96 / 25.4  # those margins in CSS pixels: see print.css
_END = "before-"  # ids of what stands last on a page that the next part does not go on with
_SETTINGS = ("close", "wide")  # classes in print.css, in the order in which they are tried


def filled(html: str, fonts: Fonts) -> LaidOut:
    """Return the pages of a document, laid out so that few of them are nearly empty."""
    best = lay_out(html, fonts)
    fewest = len(sparse(best))
    for setting in _SETTINGS:
        if fewest:
            other = lay_out(html.replace("<html ", f'<html class="{setting}" ', 1), fonts)
            number = len(sparse(other))
            if number < fewest:
                best, fewest = other, number
    return best


def sparse(pages: LaidOut) -> list[int]:
    """Return the pages after the first that are nearly empty, counted from 1."""
    return [
        number
        for number, (height, anchors) in enumerate(
            zip(pages.heights(), pages.anchors(), strict=True), 1
        )
        if number > 1 and _share(height, anchors) < _LEAST
    ]


def _share(height: float, anchors: dict[str, float]) -> float:
    """Return the share of a page that is filled, 1 where no part ends on it."""
    ends = [place for name, place in anchors.items() if name.startswith(_END)]
    return (max(ends) - _TOP) / (height - _TOP - _BOTTOM) if ends else 1.0
