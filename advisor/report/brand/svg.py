"""Whether an SVG is a picture and nothing more."""

import re
from dataclasses import dataclass, field
from typing import Any
from xml.parsers import expat

_SPACE = "http://www.w3.org/2000/svg"
_LINK = "http://www.w3.org/1999/xlink href"
_SEPARATOR = " "
_PICTURE = frozenset(
    (
        *("svg", "g", "defs", "title", "desc", "metadata", "style", "symbol", "clipPath", "mask"),
        *("path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "tspan"),
        *("linearGradient", "radialGradient", "stop"),
    )
)
_DRAWN = frozenset(
    ("path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "tspan")
)
_UNSEEN = frozenset(("defs", "symbol", "clipPath", "mask", "metadata"))
_OUTSIDE = re.compile(r"url\(\s*['\"]?(?!\s*#)|javascript:|data:|expression\(|@|\\", re.IGNORECASE)
_NO_LENGTH = re.compile(r"-|0*\.?0*(?:[a-z%]*)$", re.IGNORECASE)
_DEEPEST = 40
_MOST_ELEMENTS = 5_000
_PLAIN = "Save it as plain SVG: shapes, text and gradients alone."


@dataclass(frozen=True)
class Fault:
    """What a logo must not hold, and on which line it does."""

    message: str
    line: int
    hint: str = _PLAIN


class _Refused(Exception):  # noqa: N818 it carries a fault out of the parser
    pass


@dataclass
class _Check:
    """What the parser calls back; the first thing that is not a picture stops it."""

    open: list[str] = field(default_factory=list)
    count: int = 0
    draws: bool = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        space, _, local = name.rpartition(_SEPARATOR)
        self.count += 1
        if not self.open and (space, local) != (_SPACE, "svg"):
            raise _Refused(f"the file starts with <{local}>, not with <svg> of {_SPACE}")
        self.open.append(local)
        if len(self.open) > _DEEPEST or self.count > _MOST_ELEMENTS:
            raise _Refused("this drawing is too large for a logo")
        if space == _SPACE and local not in _PICTURE:
            raise _Refused(f"<{local}> is not used in a logo")
        if space != _SPACE and "metadata" not in self.open and not _of_an_editor(space):
            raise _Refused(f"<{local}> is not SVG")
        if len(self.open) == 1:
            _check_size(attributes)
        self.draws = self.draws or (local in _DRAWN and not _UNSEEN & {*self.open})
        for attribute, value in attributes.items():
            _check_attribute(attribute, value)

    def end(self, _name: str) -> None:
        self.open.pop()

    def text(self, data: str) -> None:
        if self.open[-1] == "style" and _OUTSIDE.search(data):
            raise _Refused("the style refers to something outside the drawing")

    def doctype(self, *_: Any) -> None:
        raise _Refused("a document type is not used in a logo")

    def instruction(self, *_: Any) -> None:
        raise _Refused("a processing instruction is not used in a logo")


def fault_in(data: bytes) -> Fault | None:
    """Return the first thing in an SVG that is not a picture: what runs, or comes from outside."""
    check = _Check()
    parser = expat.ParserCreate(namespace_separator=_SEPARATOR)
    parser.buffer_text = True
    parser.StartElementHandler = check.start
    parser.EndElementHandler = check.end
    parser.CharacterDataHandler = check.text
    parser.StartDoctypeDeclHandler = check.doctype
    parser.ProcessingInstructionHandler = check.instruction
    try:
        parser.Parse(data, True)
    except _Refused as refused:
        return Fault(str(refused), parser.CurrentLineNumber)
    except expat.ExpatError as error:
        message = f"this is not XML: {expat.ErrorString(error.code)}"
        return Fault(message, error.lineno, "Export the logo anew.")
    if not check.draws:
        return Fault("nothing is drawn in this file", 1, "Export the logo anew, with its shapes.")
    return None


def _check_size(attributes: dict[str, str]) -> None:
    box = attributes.get("viewBox", "").replace(",", " ").split()
    sizes = box[2:] if box else [attributes.get(side, "") for side in ("width", "height")]
    if not all(sizes):
        raise _Refused("the drawing does not say how large it is: viewBox is missing")
    if len(sizes) != 2 or any(_NO_LENGTH.match(size) for size in sizes):  # noqa: PLR2004 width, height
        raise _Refused("the drawing has no size: its viewBox is empty")


def _check_attribute(name: str, value: str) -> None:
    space, _, local = name.rpartition(_SEPARATOR)
    if not space and local.lower().startswith("on"):
        raise _Refused(f"`{local}` would run a script")
    if (name == _LINK or local == "href") and not value.startswith("#"):
        raise _Refused("the drawing refers to something outside itself")
    if not space and _OUTSIDE.search(value):
        raise _Refused(f"`{local}` refers to something outside the drawing")


def _of_an_editor(space: str) -> bool:
    """Tell whether a namespace is one that drawing programs keep their notes in."""
    return "sodipodi" in space or "inkscape" in space
