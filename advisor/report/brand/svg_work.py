"""How much work an SVG is to draw, with all that its elements refer to."""

import re
from xml.etree import ElementTree as ET

from advisor.report.brand.svg_values import NotAPictureError
from advisor.translation import sentence

TOO_LARGE = sentence("this drawing is too large for a logo")
_CLIPS = frozenset(("clipPath", "mask"))
_POINTER = re.compile(r"url\(\s*['\"]?#([\w.-]+)")
_MOST_WORK = 20_000  # elements and letters


def check_work(root: ET.Element, by_class: dict[str, set[str]]) -> None:
    """Raise NotAPictureError for what refers to itself, and for what is drawn too many times.

    `by_class` are the ids that a stylesheet has elements of a class refer to.
    """
    targets = {element.attrib["id"]: element for element in root.iter() if "id" in element.attrib}
    _check_chains(targets)
    clips = {name for name, element in targets.items() if element.tag in _CLIPS}
    for clip in (element for element in root.iter() if element.tag in _CLIPS):
        for inner in clip.iter():
            if (inner.tag in _CLIPS and inner is not clip) or _pointers(inner, by_class) & clips:
                raise NotAPictureError(sentence("a mask within a mask is not used in a logo"))
    sizes = {name: _size(element) for name, element in targets.items()}
    work = sum(
        _size(element) * sum(sizes.get(name, 0) for name in pointers)
        for element in root.iter()
        if (pointers := _pointers(element, by_class))
    )
    if work > _MOST_WORK:
        raise NotAPictureError(TOO_LARGE)


def _check_chains(targets: dict[str, ET.Element]) -> None:
    """Allow a gradient to take its colours from another one, and that one from none."""
    for element in targets.values():
        other = targets.get(element.get("href", "").removeprefix("#"))
        if other is not None and other.get("href") is not None:
            raise NotAPictureError(sentence("a chain of gradients is not used in a logo"))


def _pointers(element: ET.Element, by_class: dict[str, set[str]]) -> set[str]:
    own = {name for value in element.attrib.values() for name in _POINTER.findall(value)}
    return own.union(*(by_class.get(name, ()) for name in element.get("class", "").split()))


def _size(element: ET.Element) -> int:
    return sum(1 + len(inner.text or "") + len(inner.tail or "") for inner in element.iter())
