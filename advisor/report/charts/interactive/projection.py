"""Where the roadmap leads, to explore."""

from typing import Any

from advisor.report.charts.interactive.figure import Chart, hover, layout
from advisor.report.charts.interactive.schedule import midnight
from advisor.report.charts.interactive.steps import numbered
from advisor.result.model import Result
from advisor.roadmap.model import Projection
from advisor.words.chart import say_left_after, say_left_axis, say_left_title, say_steps_axis
from advisor.words.comparison import say_before_level

_COLOURS = 4
_MOST_TICKS = 20


def projection(result: Result) -> Chart:
    """Return how many practices still stand before the next level, step after step.

    The axis shows the days on which steps end, or without dates the number of steps done.
    """
    levels = sorted({p.toward for p in result.roadmap.projection if p.toward is not None})
    stride = 1 + len(result.roadmap.steps) // _MOST_TICKS
    days = (
        {"type": "date"} if _dated(result) else {"dtick": stride, "title": _title(say_steps_axis())}
    )
    return Chart(
        title=say_left_title(),
        data=tuple(_line(result, level, number) for number, level in enumerate(levels)),
        layout=layout(
            xaxis={"gridcolor": "var(--line)", "zeroline": False, **days},
            yaxis={
                "title": _title(say_left_axis()),
                "gridcolor": "var(--line)",
                "zerolinecolor": "var(--line)",
                "rangemode": "tozero",
                "fixedrange": True,
            },
            dragmode="zoom",
            showlegend=True,
            margin={"l": 64, "r": 16, "t": 64, "b": 56},
        ),
        head=420,
    )


def _title(text: str) -> dict[str, Any]:
    return {"text": text, "font": {"size": 13}}


def _dated(result: Result) -> bool:
    return all(step.end for step in result.roadmap.steps)


def _line(result: Result, toward: int, number: int) -> dict[str, Any]:
    steps = zip(result.roadmap.steps, result.roadmap.projection, strict=True)
    dated = _dated(result)
    points = [
        (midnight(step.end) if dated and step.end else place, after)
        for place, (step, after) in enumerate(steps, 1)
        if after.toward == toward
    ]
    if dated:
        points.sort(key=lambda point: str(point[0]))
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "cliponaxis": False,
        "name": say_before_level(toward),
        "x": [x for x, _ in points],
        "y": [after.blockers_left for _, after in points],
        "hovertext": [_say(result, after) for _, after in points],
        "hoverinfo": "text",
        "line": {"shape": "hv", "color": f"var(--series-{number % _COLOURS + 1})", "width": 2.5},
        "marker": {"size": 8, "symbol": number},
    }


def _say(result: Result, after: Projection) -> str:
    return hover(f"After {numbered(result)[after.step]}", say_left_after(after))
