"""The stylesheet of a page."""

import re
from base64 import b64encode
from functools import cache
from pathlib import Path

from advisor.report.brand.model import PAPERS, Appearance, Brand
from advisor.shipped import shipped

_SHEETS = {
    "screen": ("tokens.css", "base.css", "charts.css", "brand.css", "screen.css", "explore.css"),
    "print": ("tokens.css", "base.css", "brand.css", "print.css"),
}
SIDE_MARGIN = 18  # millimetres, as print.css has them
_ROLE = re.compile(r"svg \.([\w-]+) \{ ([^}]*); \}")  # a rule of charts.css
_TOKEN = re.compile(r"(--[\w-]+):\s*([^;]+);")
_USE = re.compile(r"var\((--[\w-]+)\)")
_FACES = {"regular": "400", "bold": "600 700"}  # their files and weights


def stylesheet(medium: str, appearance: Appearance) -> str:
    """Return the CSS for "screen" or "print".

    In print the tokens are filled in: there is one theme, and WeasyPrint would resolve each use
    again for every box.
    """
    folder = shipped("templates") / "report"
    css = "\n".join((folder / name).read_text(encoding="utf-8") for name in _SHEETS[medium])
    if medium == "screen":
        return css + _on_screen(appearance.brand) + _faces()
    tokens = dict(_TOKEN.findall(css)) | _in_print(appearance)
    return _filled(re.sub(r":root \{[^}]*\}", "", css), tokens)


def _on_screen(brand: Brand) -> str:
    if brand.accent is None:
        return ""
    return (
        f":root {{ --accent: {brand.accent.plain}; --accent-ink: {brand.accent.on_light}; }}\n"
        "@media screen and (prefers-color-scheme: dark) "
        f"{{ :root {{ --accent-ink: {brand.accent.on_dark}; }} }}\n"
    )


@cache
def paints() -> dict[str, dict[str, str]]:
    """Return the look of each role of a shape in charts.css as attributes, in the light theme."""
    folder = shipped("templates") / "report"
    tokens = dict(_TOKEN.findall((folder / "tokens.css").read_text(encoding="utf-8")))
    rules = _ROLE.findall((folder / "charts.css").read_text(encoding="utf-8"))
    return {role: _attributes(_filled(rule, tokens)) for role, rule in rules}


def _attributes(rule: str) -> dict[str, str]:
    pairs = (setting.split(": ") for setting in rule.split("; "))
    return {name: value.removesuffix("px") for name, value in pairs}


def _filled(css: str, tokens: dict[str, str]) -> str:
    return _USE.sub(lambda use: tokens[use.group(1)], css)


@cache
def _faces() -> str:
    """Return the faces themselves: a page that asks for nothing cannot fetch them."""
    folder = shipped("templates") / "report" / "fonts"
    return "".join(
        f'@font-face {{ font-family: "Report Sans"; font-weight: {weight}; '
        f"src: url(data:font/woff2;base64,{_packed(folder / name)}) }}\n"
        for name, weight in _FACES.items()
    )


def _packed(face: Path) -> str:
    return b64encode(face.with_suffix(".woff2").read_bytes()).decode()


def _in_print(appearance: Appearance) -> dict[str, str]:
    width, height = PAPERS[appearance.paper]
    brand = appearance.brand
    tokens = {
        "--page-width": f"{width:g}mm",
        "--page-height": f"{height:g}mm",
        "--text-width": f"{width - 2 * SIDE_MARGIN:g}mm",
        # A foot costs time on every page, so an empty one is left out.
        "--foot": "string(sender)" if brand.name or brand.confidentiality else "none",
    }
    if brand.accent:
        tokens |= {"--accent": brand.accent.plain, "--accent-ink": brand.accent.on_light}
    return tokens
