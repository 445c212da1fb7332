"""The dated steps as bars in time, to explore."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from typing import Any

from advisor.report.charts.interactive.figure import Chart, label, layout, named_axis
from advisor.report.charts.interactive.steps import bar, filters, numbered
from advisor.report.result import Result
from advisor.roadmap.model import RoadmapStep

_DAY = 86_400_000  # milliseconds, in which Plotly measures lengths of time
_KINDS = {
    "urgent": ("its lack hurt lately", "var(--primary)", "x"),
    "blocker": ("lifts what blocks the level", "var(--compared)", ""),
    "other": ("others need it", "var(--muted)", "/"),
}


def schedule(result: Result) -> Chart | None:
    """Return a bar for each dated step, from its first morning to its last evening.

    Steps on which the end depends are bold. None without dates.
    """
    steps = [step for step in result.roadmap.steps if step.start and step.end]
    if not steps:
        return None
    titles = numbered(result)
    return Chart(
        title="Explore",
        data=tuple(
            _trace(result, [s for s in steps if _kind(s) == kind], kind)
            for kind in _KINDS
            if any(_kind(step) == kind for step in steps)
        ),
        layout=layout(
            bargap=0.35,
            barmode="overlay",
            dragmode="zoom",
            xaxis={"type": "date", "gridcolor": "var(--line)", "side": "top"},
            yaxis=named_axis(
                ((step.id, titles[step.id]) for step in steps),
                width=44,
                strong=result.roadmap.critical_path,
            ),
            margin={"l": 8, "r": 16, "t": 96, "b": 24},
            legend={"orientation": "h", "x": 0, "y": 0, "yanchor": "top"},
            **_marks(result),
        ),
        head=150,
        row=38,
        filters=tuple(filters(result, steps)),
    )


def _kind(step: RoadmapStep) -> str:
    return "urgent" if step.urgent else "blocker" if step.removes_blocker else "other"


def _trace(result: Result, steps: Sequence[RoadmapStep], kind: str) -> dict[str, Any]:
    days = [(step.start, step.end) for step in steps if step.start and step.end]
    name, colour, pattern = _KINDS[kind]
    return {
        **bar(result, steps),
        "name": name,
        "base": [midnight(start) for start, _ in days],
        "x": [((end - start).days + 1) * _DAY for start, end in days],
        "marker": {
            "color": colour,
            "pattern": {
                "shape": pattern,
                "fgcolor": "var(--paper)",
                "fillmode": "overlay",
                "fgopacity": 0.35,
                "size": 9,
            },
        },
    }


def _marks(result: Result) -> dict[str, Any]:
    """Return a line with its name for each level that is reached and for the date wanted."""
    marks = list(_dates(result))
    lines = [
        {
            "type": "line",
            "x0": midnight(day),
            "x1": midnight(day),
            "yref": "paper",
            "y0": 0,
            "y1": 1,
        }
        for _, day in marks
    ]
    names = [
        {"text": label(text), "x": midnight(day), "yref": "paper", "y": 1, "showarrow": False}
        for text, day in marks
    ]
    style = {"color": "var(--ink)", "width": 1.5, "dash": "dot"}
    return {
        "shapes": [line | {"line": style} for line in lines],
        "annotations": [name | {"yanchor": "bottom", "yshift": 22} for name in names],
    }


def _dates(result: Result) -> Iterator[tuple[str, date]]:
    roadmap = result.roadmap
    for reached in roadmap.milestones:
        if reached.date and not (reached.dimension or reached.stage):
            yield f"level {reached.level}", reached.date
    if roadmap.target and roadmap.target.by:
        yield "wanted by", roadmap.target.by


def midnight(day: date) -> str:
    """Return the beginning of a day, as Plotly takes it."""
    return datetime.combine(day, time()).isoformat(timespec="minutes")
