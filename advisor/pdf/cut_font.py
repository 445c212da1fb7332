"""A font file cut down to some characters, as an ordinary TrueType font of one weight."""

import io
from collections.abc import Collection
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from typing import Any

_WEIGHT = "wght"
_SHAPING = ["GSUB", "GPOS", "GDEF", "BASE", "VORG", "vhea", "vmtx", "VVAR"]


def cut(path: Path, place: int, characters: Collection[int], weight: int) -> bytes:
    """Return a font of `characters` in one weight, from font number `place` of the file."""
    few = io.BytesIO(_few(path, place, frozenset(characters)))
    font = import_module("fontTools.ttLib").TTFont(few, recalcTimestamp=False)
    if "CFF2" in font:
        font = _redrawn(font, weight)
    elif "fvar" in font:
        font = _static(font, weight)
    return _saved(font)


@lru_cache(maxsize=1)  # both weights are cut of it
def _few(path: Path, place: int, characters: frozenset[int]) -> bytes:
    subset = import_module("fontTools.subset")
    options = subset.Options(notdef_outline=True, glyph_names=True, hinting=False)
    options.drop_tables.append("meta")
    # The file's own times, not the clock's: the same characters give the same bytes.
    with import_module("fontTools.ttLib").TTFont(
        path, fontNumber=place, lazy=True, recalcTimestamp=False
    ) as font:
        if "CFF2" in font:  # Chinese, Japanese and Korean do without
            options.drop_tables += _SHAPING
        subsetter = subset.Subsetter(options)
        subsetter.populate(unicodes=characters)
        subsetter.subset(font)
        return _saved(font)


def _static(font: Any, weight: int) -> Any:
    axes = {axis.axisTag: axis.defaultValue for axis in font["fvar"].axes}
    instance = import_module("fontTools.varLib.instancer").instantiateVariableFont
    return instance(font, {**axes, _WEIGHT: weight})


def _redrawn(font: Any, weight: int) -> Any:
    """Return the font with its outlines as TrueType: PDF readers know no CFF2."""
    names, shapes = font.getGlyphOrder(), font.getGlyphSet(location={_WEIGHT: weight})
    glyphs = {name: _glyph(shapes[name]) for name in names}
    made = import_module("fontTools.fontBuilder").FontBuilder(font["head"].unitsPerEm)
    made.font.recalcTimestamp = False
    made.setupGlyphOrder(names)
    made.setupCharacterMap(font.getBestCmap())
    made.setupGlyf(glyphs)
    made.setupHorizontalMetrics(
        {name: (round(shapes[name].width), getattr(glyphs[name], "xMin", 0)) for name in names}
    )
    made.setupHorizontalHeader(ascent=font["hhea"].ascent, descent=font["hhea"].descent)
    made.setupNameTable({"familyName": font["name"].getDebugName(1), "styleName": str(weight)})
    made.setupOS2(usWeightClass=weight)
    made.setupPost()
    made.updateHead(created=font["head"].created, modified=font["head"].modified)
    return made.font


def _glyph(shape: Any) -> Any:
    pen = import_module("fontTools.pens.ttGlyphPen").TTGlyphPen(None)
    curves = import_module("fontTools.pens.cu2quPen").Cu2QuPen(
        pen, max_err=1, reverse_direction=True
    )
    shape.draw(curves)
    return pen.glyph()


def _saved(font: Any) -> bytes:
    out = io.BytesIO()
    font.save(out)
    return out.getvalue()
