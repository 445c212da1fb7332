"""Which values of an SVG draw something, refer to nothing outside it and cost little."""

import re
from collections.abc import Iterator

from advisor.translation import sentence

LARGEST_NUMBER = 1_000_000
_NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
_COLOURS = ("fill", "stroke", "color", "stop-color")
_NAMES = ("font-family", "font-style", "font-variant", "text-anchor", "text-decoration")
STYLED = frozenset(
    (
        *_COLOURS,
        *_NAMES,
        *("opacity", "fill-opacity", "stroke-opacity", "stop-opacity", "fill-rule", "clip-rule"),
        *("stroke-width", "stroke-linecap", "stroke-linejoin", "stroke-miterlimit"),
        *("stroke-dasharray", "stroke-dashoffset", "display", "visibility", "mask", "clip-path"),
        *("font-size", "font-weight", "letter-spacing", "dominant-baseline", "paint-order"),
        *("mix-blend-mode", "isolation"),
    )
)
KNOWN = STYLED | {
    *("d", "points", "transform", "gradientTransform", "gradientUnits", "offset"),
    *("x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "rx", "ry", "fx", "fy", "fr", "dx", "dy"),
    *("width", "height", "viewBox", "preserveAspectRatio", "pathLength"),
    *("maskUnits", "maskContentUnits", "clipPathUnits"),
}
_POINTING = ("fill", "stroke", "mask", "clip-path")
_POINTER = re.compile(r"url\(\s*(['\"]?)#([\w.-]+)\1\s*\)")
_HARMLESS = re.compile(r"[#\w\s.,%()+'\"-]*")
_WORD = re.compile(r"[\w-]*")
_FUNCTIONS = frozenset(
    ("rgb", "rgba", "hsl", "hsla", "matrix", "translate", "scale", "rotate", "skewx", "skewy")
)
_SELECTOR = re.compile(r"[\w\s.#*,>+~:-]+")
_BY_CLASS = re.compile(r"\s*\.[\w-]+\s*(?:,\s*\.[\w-]+\s*)*")
_IMPORTANT = "important"
_MOST_RULES = 500


class NotAPictureError(Exception):
    """An SVG that is more than a picture, or costs more than one: what it is that tells."""


def checked(name: str, value: str, shortest_dash: float) -> set[str]:
    """Return the ids that a value refers to. Raises NotAPictureError.

    A pattern of dashes must be at least as long as the shortest that is worth drawing.
    """
    pointers = {found.group(2) for found in _POINTER.finditer(value)}
    rest = _POINTER.sub(" ", value) if name in _POINTING else value
    calls = set(_called(rest))
    if "url" in calls or not _HARMLESS.fullmatch(rest):
        raise NotAPictureError(
            sentence("`{name}` refers to something outside the drawing", name=name)
        )
    if calls - _FUNCTIONS:
        raise NotAPictureError(sentence("`{name}` holds what is not used in a logo", name=name))
    if name not in {*_COLOURS, *_NAMES}:
        _check_numbers(name, rest, shortest_dash)
    return pointers


# What follows looks at each character a few times only: a search for the end of something that has
# none, begun anew at each place, takes minutes for a text of 100 kB.


def _called(value: str) -> Iterator[str]:
    """Yield the names before brackets."""
    for before in value.split("(")[:-1]:
        found = _WORD.match(before.rstrip()[::-1])
        yield found[0][::-1].lower() if found else ""


def _without_comments(text: str) -> str:
    first, *rest = text.split("/*")
    kept, inside = [first], False
    for part in rest:
        inside = True
        if "*/" in part:
            kept.append(part.partition("*/")[2])
            inside = False
    if inside:
        raise NotAPictureError(sentence("a comment in the style has no end"))
    return " ".join(kept)


def _unimportant(value: str) -> str:
    """Return a value without its mark that nothing may override it."""
    plain = value.rstrip()
    if not plain.lower().endswith(_IMPORTANT):
        return value
    before = plain[: -len(_IMPORTANT)].rstrip()
    return before[:-1] if before.endswith("!") else value


def _check_numbers(name: str, value: str, shortest_dash: float) -> None:
    numbers = [float(number) for number in _NUMBER.findall(value)]
    if any(abs(number) > LARGEST_NUMBER for number in numbers):
        raise NotAPictureError(
            sentence("`{name}` holds a number that is too large for a logo", name=name)
        )
    if name == "stroke-dasharray" and any(numbers) and sum(map(abs, numbers)) < shortest_dash:
        raise NotAPictureError(sentence("the dashes of a line are too short to be seen"))


def declarations(text: str, shortest_dash: float) -> tuple[str, set[str]]:
    """Return what is known of a style, and the ids it refers to. Raises NotAPictureError."""
    kept, pointers = [], set()
    for declaration in _without_comments(text).split(";"):
        name, _, value = declaration.partition(":")
        name = name.strip().lower()
        if name in STYLED:
            pointers |= checked(name, _unimportant(value), shortest_dash)
            kept.append(f"{name}:{value.strip()}")
    return ";".join(kept), pointers


def rules(text: str, shortest_dash: float) -> Iterator[tuple[str, str, set[str]]]:
    """Yield the rules of a stylesheet: selector, declarations, ids. Raises NotAPictureError.

    One that refers to something selects by class alone, so that it is known what it is drawn for.
    """
    *found, rest = _without_comments(text).split("}")
    if len(found) > _MOST_RULES:
        raise NotAPictureError(sentence("the style has too many rules for a logo"))
    for rule in found:
        selector, brace, block = rule.partition("{")
        if not (brace and _SELECTOR.fullmatch(selector)) or "{" in block:
            raise NotAPictureError(sentence("the style holds more than plain rules"))
        kept, pointers = declarations(block, shortest_dash)
        if pointers and not _BY_CLASS.fullmatch(selector):
            raise NotAPictureError(sentence("a rule that refers to something must select by class"))
        yield selector.strip(), kept, pointers
    if rest.strip():
        raise NotAPictureError(sentence("the style holds more than plain rules"))
