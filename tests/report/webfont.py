"""The faces that the HTML carries: what European languages need of the PDF's font, packed.

`python -m tests.report.webfont templates/report/fonts` makes them anew. They are made once and not
with every report, as it takes longer than the report. The licence reserves the name of the original
for the original, so they have another one.
"""

import io
import sys
from pathlib import Path

import font_source_sans_pro
from fontTools import subset
from fontTools.ttLib import TTFont

NAME = "Report Sans"
ORIGINALS = Path(font_source_sans_pro.__file__).parent / "files"
FACES = {"regular": "Regular", "bold": "Bold"}
LICENCE = "OFL.txt"
LETTERS = frozenset(
    (
        *range(0x20, 0x7F),
        *range(0xA0, 0x180),  # Latin-1, Latin Extended-A
        *map(ord, "ȘșȚț‐‑–—‘’‚“”„†•…‰‹›€™←↑→↓−≈≠≤≥▲▼◆✓"),
    )
)
_FEATURES = ("kern", "mark", "mkmk", "ccmp", "locl", "liga", "tnum", "lnum")
_COPYRIGHT, _LICENCE, _LICENCE_URL = 0, 13, 14
_FAMILY, _STYLE, _FULL, _POSTSCRIPT = 1, 2, 4, 6


def made(face: str) -> bytes:
    """Return a face as WOFF2."""
    font = TTFont(ORIGINALS / f"SourceSansPro-{FACES[face]}.ttf", recalcTimestamp=False)
    options = subset.Options()
    options.hinting = False
    options.layout_features = list(_FEATURES)
    options.name_IDs = [_COPYRIGHT, _LICENCE, _LICENCE_URL]
    worker = subset.Subsetter(options)
    worker.populate(unicodes=LETTERS)
    worker.subset(font)
    names = {
        _FAMILY: NAME,
        _STYLE: face.title(),
        _FULL: f"{NAME} {face.title()}",
        _POSTSCRIPT: f"{NAME.replace(' ', '')}-{face.title()}",
    }
    for number, text in names.items():
        font["name"].setName(text, number, 3, 1, 0x409)
    font.flavor = "woff2"
    packed = io.BytesIO()
    font.save(packed)
    return packed.getvalue()


def main(folder: Path) -> None:
    """Write all faces and their licence."""
    folder.mkdir(parents=True, exist_ok=True)
    for face in FACES:
        (folder / f"{face}.woff2").write_bytes(made(face))
    licence = (ORIGINALS / "LICENSE.txt").read_text(encoding="utf-8")
    lines = (line.rstrip() for line in licence.splitlines())
    (folder / LICENCE).write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
