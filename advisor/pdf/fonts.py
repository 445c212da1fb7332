"""The fonts a page needs: Source Sans, and for other scripts and symbols those of an extra.

Where that is not installed the fonts of the machine serve. Noto's files hold tens of thousands of
characters in any weight. A page is given two weights of the characters that it shows; where Source
Sans has them all, none of those files is opened.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple
from unicodedata import normalize

from advisor.pdf.cut_font import cut

_WEIGHTS = {"Regular": 400, "Bold": 700}
_NAMED = '"Source Sans", sans-serif'  # in the stylesheet: no text of a user has such quotes
# What almost all reports make do with: asked first, since it takes no font to know.
_PLAIN = re.compile(
    "[^\t\n\r -~\xa0-\u017e\u0391-\u03a1\u03a3-\u03ce\u0400-\u045f·×–—‘’“”…€−≤≥↑↓▲▼◆✓]"
)
_INVISIBLE = frozenset(map(ord, "\t\n\r \xa0\xad\u200b\u200c\u200d\u2060\ufe0e\ufe0f"))
OTHERS = ("fontpkg_ibm_plex_sans_arabic", "manimgx_fonts", "manimgx_fonts_cjk")  # extra "scripts"
_CJK = "NotoSansCJK-VF.otf.ttc"
# The same Chinese character is drawn as each language has it: by the place of a font in that file.
_JAPANESE, _KOREAN, _SIMPLIFIED, _TRADITIONAL = range(4)
_WRITING = {"[\u3040-\u30ff]": _JAPANESE, "[\u1100-\u11ff\uac00-\ud7af]": _KOREAN}
_WRITING |= {"[\u3100-\u312f]": _TRADITIONAL}


@dataclass(frozen=True)
class Fonts:
    """Font files by name, and whether the machine's fonts are asked for what these lack.

    `unserved` are characters that these lack while the fonts for other scripts are not installed.
    """

    by_name: Mapping[str, bytes]
    families: tuple[str, ...] = ()
    machine: bool = False
    unserved: tuple[str, ...] = ()

    def named_in(self, html: str) -> str:
        """Return a page whose stylesheet names these fonts after Source Sans."""
        if not self.families:
            return html
        faces = "".join(
            f'@font-face {{ font-family: "{family}"; font-weight: {weight}; '
            f'src: url("shipped-font:{_name(family, style)}"); }}\n'
            for family in self.families
            for style, weight in _WEIGHTS.items()
        )
        first, _, last = _NAMED.rpartition(" ")
        names = " ".join((first, *(f'"{family}",' for family in self.families), last))
        return html.replace(_NAMED, names).replace("<style>", f"<style>\n{faces}", 1)


def fonts_for(html: str, *, machine: bool = False) -> Fonts:
    """Return the fonts that the characters of a page need; `machine` as a page may ask for."""
    own = {_name("Source Sans", style): path.read_bytes() for style, path in _source_sans().items()}
    if not _PLAIN.search(html):
        return Fonts(own, machine=machine)
    wanted = set(map(ord, html + normalize("NFC", html))) - _INVISIBLE
    wanted -= _characters(_source_sans()["Regular"], 0)
    families = []
    for font, here in _chosen(wanted, list(_others(html))):
        families.append(font.family)
        for style, made in zip(_WEIGHTS, _cut(font, here | _INVISIBLE), strict=True):
            own[_name(font.family, style)] = made
        wanted -= here
    left = () if _others_are_installed() else sorted(filter(str.isprintable, map(chr, wanted)))
    return Fonts(own, tuple(families), machine or bool(wanted), tuple(left))


class _Font(NamedTuple):
    """A family's files, by style, and which font of a file it is."""

    family: str
    paths: Mapping[str, Path]
    place: int = 0

    def characters(self) -> frozenset[int]:
        return _characters(self.paths["Regular"], self.place)


def _cut(font: _Font, characters: set[int]) -> Iterator[bytes]:
    for style, weight in _WEIGHTS.items():
        yield cut(font.paths[style], font.place, characters, weight)


def _chosen(wanted: set[int], fonts: list[_Font]) -> Iterator[tuple[_Font, set[int]]]:
    """Yield few fonts that show the characters, each with those that it is taken for."""
    left = set(wanted)
    while left and fonts:
        best = max(fonts, key=lambda font: len(left & font.characters()))
        here = left & best.characters()
        if not here:
            return
        yield best, here
        fonts.remove(best)
        left -= here


def _others_are_installed() -> bool:
    try:
        return all(map(package_folder, OTHERS))
    except ModuleNotFoundError:
        return False


def _others(html: str) -> Iterator[_Font]:
    if not _others_are_installed():
        return
    plex, noto, cjk = map(package_folder, OTHERS)
    # Before Noto, whose Arabic letters are made of parts that cannot be copied as text.
    yield _Font(
        "IBM Plex Sans Arabic",
        {style: plex / "files" / f"IBMPlexSansArabic-{style}.ttf" for style in _WEIGHTS},
    )
    for path in sorted(noto.glob("Noto*.ttf")):
        if "Italic" not in path.name:
            family = re.sub("(?<=[a-z])(?=[A-Z])", " ", path.name.partition("[")[0])
            yield _Font(family, dict.fromkeys(_WEIGHTS, path))
    places = (place for signs, place in _WRITING.items() if re.search(signs, html))
    yield _Font("Noto Sans CJK", dict.fromkeys(_WEIGHTS, cjk / _CJK), next(places, _SIMPLIFIED))


@cache
def _characters(path: Path, place: int) -> frozenset[int]:
    with import_module("fontTools.ttLib").TTFont(path, fontNumber=place, lazy=True) as font:
        return frozenset(font.getBestCmap())


def _name(family: str, style: str) -> str:
    return f"{family} {style}".replace(" ", "-")


def _source_sans() -> dict[str, Path]:
    folder = package_folder("font_source_sans_pro") / "files"
    return {style: folder / f"SourceSansPro-{style}.ttf" for style in _WEIGHTS}


@cache
def package_folder(package: str) -> Path:
    """Return where a package lies. Raises ModuleNotFoundError."""
    return Path(str(files(package)))
