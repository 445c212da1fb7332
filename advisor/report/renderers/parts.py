"""A long page in two parts that can be laid out apart: the second begins with a new sheet."""

from collections.abc import Sequence
from xml.etree.ElementTree import Element

_WORTH_A_PROCESS = 20_000  # characters of text
_NEW_SHEET = "chapter"


def split(root: Element) -> tuple[Element, Element] | None:
    """Return a page of the first half of the chapters and one of the others.

    None when the page is too short to be worth it, or its <main> does not say that chapters can be
    laid out apart: in templates of one's own they may count on each other.
    """
    main = root.find(".//main[@data-apart]")
    chapters = [] if main is None else list(main)
    lengths = [sum(map(len, chapter.itertext())) for chapter in chapters]
    half = sum(lengths) / 2
    places = [
        place
        for place, chapter in enumerate(chapters)
        if place and _NEW_SHEET in chapter.get("class", "").split()
    ]
    if half * 2 < _WORTH_A_PROCESS or not places:
        return None
    place = min(places, key=lambda place: abs(sum(lengths[:place]) - half))
    return _with(root, main, chapters[:place]), _with(root, main, chapters[place:])


def _with(element: Element, main: Element | None, chapters: Sequence[Element]) -> Element:
    """Return a copy of an element in which <main> holds these chapters alone."""
    made = Element(element.tag, element.attrib)
    made.text, made.tail = element.text, element.tail
    inner = chapters if element is main else [_with(child, main, chapters) for child in element]
    made.extend(inner)
    return made
