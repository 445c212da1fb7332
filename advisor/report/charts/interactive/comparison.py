"""The sides beside each other, to explore."""

from collections.abc import Sequence

from advisor.report.charts.interactive.figure import (
    Chart,
    hover,
    label,
    layout,
    level_ticks,
    named_axis,
)
from advisor.result.model import Result
from advisor.scoring.model import Sided
from advisor.words.chart import say_point
from advisor.words.coverage import as_range
from advisor.words.titles import Titles

_KINDS = ("compared", "primary")
_MARGIN = 0.08  # of a level, so that marks at the ends are whole
_SYMBOLS = {"compared": "circle-open", "primary": "circle"}


def dumbbells(result: Result, parts: Sequence[Sided]) -> Chart:
    """Return both sides' scores of each part on one level axis, joined by a bar."""
    shown = _sides(result)
    ids = [part.id for part in parts]
    bars = {
        "type": "scatter",
        "mode": "lines",
        "x": [x for part in parts for x in [*(part.sides[side].score for side in shown), None]],
        "y": [y for part in parts for y in [*(part.id for _ in shown), part.id]],
        "line": {"color": "var(--line)", "width": 5},
        "hoverinfo": "skip",
        "showlegend": False,
    }
    marks = [
        {
            "type": "scatter",
            "mode": "markers",
            "cliponaxis": False,
            "name": label(Titles(result).sides[side]),
            "x": [part.sides[side].score for part in parts],
            "y": ids,
            "hovertext": [_say(result, part, side) for part in parts],
            "hoverinfo": "text",
            "marker": {
                "color": f"var(--{kind})",
                "symbol": _SYMBOLS[kind],
                "size": 15 if kind == "compared" else 9,
                "line": {"width": 3 if kind == "compared" else 0, "color": f"var(--{kind})"},
            },
        }
        for side, kind in shown.items()
    ]
    return Chart(
        title="Explore",
        data=(bars, *marks),
        layout=layout(
            xaxis={
                **level_ticks(result.top),
                "range": [-_MARGIN, result.top + _MARGIN],
                "zeroline": False,
            },
            yaxis=named_axis((part.id, part.title) for part in parts),
        ),
        head=140,
        row=34,
    )


def _sides(result: Result) -> dict[str, str]:
    """Return the sides to show with the part each plays, the deciding one last, on top."""
    sides = (result.rubric.compared_side, result.rubric.primary_side)
    return {side: kind for side, kind in zip(sides, _KINDS, strict=True) if side}


def _say(result: Result, part: Sided, side: str) -> str:
    said = say_point(part.sides[side], Titles(result).sides[side], ranged=as_range(result))
    return hover(part.title, *said)
