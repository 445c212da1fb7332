"""The colour of a side means that side, and whoever sees colours otherwise can tell the sides."""

import math
import re

import pytest

from tests.report.renderers.test_contrast import FOLDER, tokens

SIDES = ("--primary", "--compared")
OTHERS = ("--lacking", "--work", "--held", "--warn", "--ink", "--muted", "--accent-ink")
RULE = re.compile(r"([^{}]*)\{([^{}]*)\}")
APART, FAR_APART = 25, 30  # CIE 1976 difference; 2.3 is just seen
# What is left of linear red, green and blue (Machado, Oliveira and Fernandes 2009, severity 1).
SIGHTS = {
    "normal": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "without red": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "without green": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "without blue": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
WHITE = (0.95047, 1.0, 1.08883)
XYZ = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))


def product(matrix: tuple[tuple[float, ...], ...], values: list[float]) -> list[float]:
    return [sum(a * b for a, b in zip(row, values, strict=True)) for row in matrix]


def seen(colour: str, sight: str) -> tuple[float, float, float]:
    """Return a colour as one sight has it, in CIELAB."""
    parts = (byte / 255 for byte in bytes.fromhex(colour[1:]))
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    left = [min(max(part, 0.0), 1.0) for part in product(SIGHTS[sight], linear)]
    x, y, z = (
        part ** (1 / 3) if part > 0.008856 else 7.787 * part + 16 / 116
        for part in (a / b for a, b in zip(product(XYZ, left), WHITE, strict=True))
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def difference(one: str, other: str, sight: str = "normal") -> float:
    return math.dist(seen(one, sight), seen(other, sight))


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("sight", SIGHTS)
def test_everybody_can_tell_the_sides_apart(scheme: str, sight: str) -> None:
    primary, compared = (tokens(scheme)[side] for side in SIDES)
    assert difference(primary, compared, sight) >= FAR_APART


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("side", SIDES)
def test_a_side_looks_like_nothing_else(scheme: str, side: str) -> None:
    colours = tokens(scheme)
    near = {name: difference(colours[side], colours[name]) for name in OTHERS}
    assert {name: apart for name, apart in near.items() if apart < APART} == {}


def test_the_colour_of_a_side_is_given_to_nothing_else() -> None:
    rules = [rule for sheet in FOLDER.glob("*.css") for rule in RULE.findall(sheet.read_text())]
    users = {selector.strip() for selector, body in rules if re.search(r"var\(--(prim|comp)", body)}
    assert users
    assert all(re.search(r"\.(primary|compared|score)\b", selector) for selector in users), users
    scripts = [*FOLDER.rglob("*.js"), *FOLDER.rglob("*.j2")]
    assert not [path for path in scripts if "var(--primary)" in path.read_text(encoding="utf-8")]
