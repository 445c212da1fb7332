"""The picture of the house shows what its modules import."""

import re
from collections.abc import Mapping
from xml.etree import ElementTree as ET

from tests.architecture.picture import picture, svg
from tests.architecture.rooms import imports_of_rooms, rooms
from tests.build import ROOT

SVG = {"": "http://www.w3.org/2000/svg"}
ORDER = ("top", "middle", "base")


def dots(imports: Mapping[tuple[str, str], int]) -> dict[str, tuple[float, float, float]]:
    """Return the dots of a picture by what they say: place and radius."""
    drawn = ET.fromstring(svg(ORDER, imports))  # noqa: S314 our own
    return {
        dot.findtext("title", "", SVG): (
            float(dot.attrib["cx"]),
            float(dot.attrib["cy"]),
            float(dot.attrib["r"]),
        )
        for dot in drawn.findall("circle", SVG)
    }


def test_the_kept_picture_is_that_of_the_code() -> None:
    kept = (ROOT / "docs" / "architecture.svg").read_text(encoding="utf-8")
    assert kept == picture(), "docs/architecture.svg differs from the code; run: make pictures"


def test_every_room_is_in_the_picture() -> None:
    names = re.findall(r'class="name"[^>]*>(\w+)<', picture())
    assert tuple(names) == rooms()


def test_what_more_modules_import_is_a_larger_dot() -> None:
    found = dots({("top", "middle"): 30, ("top", "base"): 7, ("middle", "base"): 1})
    radii = [radius for _, _, radius in found.values()]
    assert list(found) == ["top imports middle", "top imports base", "middle imports base"]
    assert radii == sorted(set(radii), reverse=True)


def test_an_import_of_a_higher_room_stands_on_the_other_side() -> None:
    found = dots({("top", "base"): 1, ("base", "top"): 1})
    (x, y, _), (back_x, back_y, _) = found["top imports base"], found["base imports top"]
    assert (back_x < x, back_y > y) == (True, True)


def test_modules_that_import_another_room_are_counted_once_each() -> None:
    graph = {
        "advisor.cli.a": {"advisor.tui.b", "advisor.tui.c", "advisor.cli.d"},
        "advisor.cli.d": {"advisor.tui.b", "advisor.errors"},
        "advisor.errors": set[str](),
    }
    assert imports_of_rooms(graph) == {("cli", "tui"): 2, ("cli", "errors"): 1}
