"""Text of scripts that are written from right to left, in lines that run that way.

WeasyPrint takes the direction of a text from its element alone, not from the text.
"""

import re
from unicodedata import bidirectional
from xml.etree.ElementTree import Element

_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff]")
_STRONG = {"L": False, "R": True, "AL": True}
_NAME = "data-team"
_ISOLATED = "\u2068{}\u2069"  # a name in a running head, where there are no elements
_TURNED = {"style": "direction: rtl"}


def turn(root: Element) -> None:
    """Mark each text of a page that begins with a letter of such a script."""
    if _RIGHT_TO_LEFT.search("".join(root.itertext())):
        for element in list(root.iter()):
            if element.tag not in ("style", "title"):
                _turn_within(element)
            if name := element.get(_NAME):
                element.set(_NAME, _ISOLATED.format(name))


def _turn_within(element: Element) -> None:
    if _runs_left(element.text):
        if element.tag == "em":  # a note, which stands in lines of its own
            element.set("style", f"{_TURNED['style']}; display: block")
        else:
            element.insert(0, _isolated(element.text))
            element.text = None
    for place, child in reversed(list(enumerate(element))):
        if _runs_left(child.tail):
            element.insert(place + 1, _isolated(child.tail))
            child.tail = None


def _runs_left(text: str | None) -> bool:
    kinds = map(bidirectional, text or "")
    return next((_STRONG[kind] for kind in kinds if kind in _STRONG), False)


def _isolated(text: str | None) -> Element:
    made = Element("bdi", _TURNED)
    made.text = text
    return made
