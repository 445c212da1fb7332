"""The words of charts in the PDF, a line at a time.

WeasyPrint draws the text of an SVG letter by letter, which loses the kerning and takes ten times as
long. It calls a function for each kind of element, and is given one more kind here. Pictures, such
as a logo, are drawn as ever.
"""

from importlib import import_module
from math import inf
from typing import Any
from xml.etree.ElementTree import Element

_SVG = "{http://www.w3.org/2000/svg}"
_LINE = "line-of-text"
_SHARES = {"start": 0.0, "middle": 0.5, "end": 1.0}  # of its width, left of where a line is put


def mark_lines(root: Element) -> None:
    """Have the charts of a page drawn a line of text at a time."""
    for text in root.iter(f"{_SVG}text"):
        text.tag = _SVG + _LINE
    import_module("weasyprint.svg").TAGS.setdefault(_LINE, _draw)


def _draw(svg: Any, node: Any, font_size: float) -> None:
    """Draw a node at its x and y, in its font, its colour and to the side of its anchor."""
    svg_text = import_module("weasyprint.svg.text")
    style = svg_text.Style(import_module("weasyprint.css.properties").INITIAL_VALUES)
    style.font_config = svg.font_config
    style["font_family"] = [name.strip("\"' ") for name in node.get("font-family").split(",")]
    style["font_weight"] = int(node.get("font-weight", 400))
    style["font_size"] = font_size
    breaking = import_module("weasyprint.text.line_break")
    layout, _, _, width, _, baseline = breaking.split_first_line(
        node.text or "", style, svg.context, inf, 0
    )
    layout.reactivate(style)
    box = svg_text.TextBox(layout, style)
    box.baseline = baseline
    x = float(node.get("x")) - width * _SHARES[node.get("text-anchor", "start")]
    matrix = import_module("weasyprint.matrix").Matrix(d=-1, e=x, f=float(node.get("y")))
    svg.stream.push_state()
    fill, stroke = svg.set_graphical_state(node, font_size)
    svg.stream.begin_text()
    svg.fill_stroke(fill, stroke, text=True)
    drawing = import_module("weasyprint.draw.text")
    emojis = drawing.draw_first_line(svg.stream, box, "none", "none", matrix)
    svg.stream.end_text()
    svg.stream.pop_state()
    drawing.draw_emojis(svg.stream, style, x, float(node.get("y")), emojis)
