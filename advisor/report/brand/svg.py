"""An SVG made into a picture and nothing more.

What is made anew from it holds known elements and attributes alone, and costs little to draw. Notes
of drawing programs are left out; whatever would change the picture by being left out is refused.
"""

import re
from dataclasses import dataclass, field
from typing import Any
from xml.etree import ElementTree as ET
from xml.parsers import expat

from advisor.errors import InputError, Location
from advisor.report.brand.svg_values import KNOWN, NotAPictureError, checked, declarations, rules
from advisor.report.brand.svg_work import TOO_LARGE, check_work
from advisor.translation import sentence

_SPACE = "http://www.w3.org/2000/svg"
_SEPARATOR = " "
_SHAPES = frozenset(("path", "rect", "circle", "ellipse", "line", "polyline", "polygon"))
_TEXTS = frozenset(("text", "tspan"))
_GRADIENTS = frozenset(("linearGradient", "radialGradient"))
_UNSEEN = frozenset(("defs", "symbol", "clipPath", "mask"))
_PICTURE = {*_SHAPES, *_TEXTS, *_GRADIENTS, *_UNSEEN, "g", "stop", "style"}
_NOTES = frozenset(("title", "desc", "metadata"))
_NAME = re.compile(r"[\w.-]+")
_SIDE = re.compile(r"(\+?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?)(?:[a-z]{2}|%)?", re.IGNORECASE)
_DEEPEST = 40
_MOST_ELEMENTS = 5_000
_MOST_LETTERS = 1_000
_SHORTEST, _LONGEST = 0.01, 100_000  # sides of a drawing, in its own units
_DASHES_ACROSS = 1_000
_PLAIN = sentence("Save it as plain SVG: shapes, text and gradients alone.")


def picture(data: bytes, file: str) -> bytes:
    """Return an SVG with what draws something. Raises InputError for what it must not hold."""
    made = _Picture()
    parser = expat.ParserCreate(namespace_separator=_SEPARATOR)
    parser.buffer_text = True
    parser.StartElementHandler = made.start
    parser.EndElementHandler = made.end
    parser.CharacterDataHandler = made.text
    parser.StartDoctypeDeclHandler = made.doctype
    parser.ProcessingInstructionHandler = made.instruction
    try:
        parser.Parse(data, True)
        check_work(made.root, made.by_class)
    except NotAPictureError as refused:
        place = Location(file=file, line=parser.CurrentLineNumber)
        raise InputError(str(refused), hint=_PLAIN, location=place) from None
    except expat.ExpatError as error:
        message = sentence(
            "this is not XML: {errorstring}", errorstring=expat.ErrorString(error.code)
        )
        place = Location(file=file, line=error.lineno)
        raise InputError(message, hint=sentence("Export the logo anew."), location=place) from None
    except (ValueError, LookupError):  # what reads its declared encoding
        message = sentence("this XML declares an encoding that is not known here")
        place = Location(file=file, line=1)
        raise InputError(
            message, hint=sentence("Save the logo as UTF-8."), location=place
        ) from None
    if not made.draws:
        raise InputError(
            sentence("nothing is drawn in this file"),
            hint=sentence("Export the logo anew, with its shapes."),
            location=Location(file=file, line=1),
        )
    return ET.tostring(made.root)


@dataclass
class _Picture:
    """What the parser calls back; the first thing that is not a picture stops it.

    `by_class` are the ids that the stylesheet has elements of a class refer to.
    """

    root: ET.Element = field(default_factory=lambda: ET.Element("svg", xmlns=_SPACE))
    draws: bool = False
    by_class: dict[str, set[str]] = field(default_factory=dict)
    _open: list[ET.Element] = field(default_factory=list)
    _ids: set[str] = field(default_factory=set)
    _notes: int = 0  # open elements of a note, which is left out
    _count: int = 0
    _letters: int = 0
    _shortest_dash: float = 0.0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        space, _, tag = name.rpartition(_SEPARATOR)
        self._count += 1
        if len(self._open) + self._notes >= _DEEPEST or self._count > _MOST_ELEMENTS:
            raise NotAPictureError(TOO_LARGE)
        if self._notes or (self._open and _is_note(space, tag)):
            self._notes += 1
            return
        if self._open:
            element = self._below(space, tag)
        else:
            element = self.root
            self._check_root(space, tag, attributes)
        self._open.append(element)
        for attribute, value in attributes.items():
            self._take(element, attribute, value)

    def _check_root(self, space: str, tag: str, attributes: dict[str, str]) -> None:
        if (space, tag) != (_SPACE, "svg"):
            raise NotAPictureError(
                sentence(
                    "the file starts with <{tag}>, not with <svg> of {space}", tag=tag, space=_SPACE
                )
            )
        self._shortest_dash = max(_sides(attributes)) / _DASHES_ACROSS

    def _below(self, space: str, tag: str) -> ET.Element:
        if space != _SPACE:
            raise NotAPictureError(sentence("<{tag}> is not SVG", tag=tag))
        if tag not in _PICTURE:
            raise NotAPictureError(sentence("<{tag}> is not used in a logo", tag=tag))
        seen = not _UNSEEN & {element.tag for element in self._open}
        self.draws = self.draws or (seen and tag in _SHAPES | _TEXTS)
        return ET.SubElement(self._open[-1], tag)

    def _take(self, element: ET.Element, attribute: str, value: str) -> None:
        """Give an element what it may keep of an attribute. Raises NotAPictureError."""
        space, _, name = attribute.rpartition(_SEPARATOR)
        if name.lower().startswith("on"):
            raise NotAPictureError(sentence("`{name}` would run a script", name=name))
        if name.lower() == "href":
            _check_href(value)
            if element.tag in _GRADIENTS:
                element.set("href", value)
        elif not space and (allowed := self._allowed_value(name, value)) is not None:
            element.set(name, allowed)

    def _allowed_value(self, name: str, value: str) -> str | None:
        """Return what stays of an attribute's value, None for nothing. Raises NotAPictureError."""
        if name == "spreadMethod" and value.strip() != "pad":
            raise NotAPictureError(sentence("a gradient that repeats itself is not used in a logo"))
        if name == "style":
            return declarations(value, self._shortest_dash)[0]
        if name == "class":
            return " ".join(filter(_NAME.fullmatch, value.split()))
        if name == "id" and _NAME.fullmatch(value) and value not in self._ids:
            self._ids.add(value)  # of two of one name the first counts
            return value
        if name not in KNOWN:
            return None
        checked(name, value, self._shortest_dash)
        return value

    def end(self, _name: str) -> None:
        if self._notes:
            self._notes -= 1
            return
        element = self._open.pop()
        if element.tag == "style":
            self._restyle(element)

    def _restyle(self, element: ET.Element) -> None:
        allowed = []
        for selector, block, pointers in rules(element.text or "", self._shortest_dash):
            allowed.append(f"{selector}{{{block}}}")
            for name in re.findall(_NAME, selector) if pointers else ():
                self.by_class.setdefault(name.removeprefix("."), set()).update(pointers)
        element.text = "".join(allowed)

    def text(self, data: str) -> None:
        element = self._open[-1]
        if self._notes or element.tag not in _TEXTS | {"style"}:
            return
        if element.tag in _TEXTS:
            self._letters += len(data)
        if self._letters > _MOST_LETTERS:
            raise NotAPictureError(sentence("a logo has no text of this length"))
        if len(element):
            element[-1].tail = (element[-1].tail or "") + data
        else:
            element.text = (element.text or "") + data

    def doctype(self, *_: Any) -> None:
        raise NotAPictureError(sentence("a document type is not used in a logo"))

    def instruction(self, *_: Any) -> None:
        raise NotAPictureError(sentence("a processing instruction is not used in a logo"))


def _check_href(value: str) -> None:
    if not value.startswith("#") or not _NAME.fullmatch(value[1:]):
        raise NotAPictureError(sentence("the drawing refers to something outside itself"))


def _is_note(space: str, tag: str) -> bool:
    """Tell whether this is what drawing programs and people note, and nobody sees."""
    of_an_editor = "sodipodi" in space or "inkscape" in space
    return of_an_editor or (space == _SPACE and tag in _NOTES)


def _sides(attributes: dict[str, str]) -> list[float]:
    """Return how wide and high a drawing is. Raises NotAPictureError."""
    box = attributes.get("viewBox", "").replace(",", " ").split()
    sizes = box[2:] if box else [attributes.get(side, "") for side in ("width", "height")]
    if not all(sizes):
        raise NotAPictureError(
            sentence("the drawing does not say how large it is: viewBox is missing")
        )
    sides = [float(size[1]) if (size := _SIDE.fullmatch(text)) else 0.0 for text in sizes]
    if len(sides) != 2 or not all(_SHORTEST <= side <= _LONGEST for side in sides):  # noqa: PLR2004 width, height
        raise NotAPictureError(sentence("the drawing has no size: its viewBox is empty"))
    return sides
