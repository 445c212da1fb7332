"""The dated steps as bars in time, to explore."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from advisor.report.charts.interactive.figure import Chart, hover, label, layout, named_axis
from advisor.report.charts.interactive.steps import bar, filters, numbered, numbers
from advisor.result.model import Result
from advisor.roadmap.model import RoadmapStep
from advisor.translation import sentence
from advisor.words.chart import say_raises, say_step_kinds
from advisor.words.quantity import say_effort, say_from_to
from advisor.words.titles import Titles

_DAY = 86_400_000  # milliseconds, in which Plotly measures lengths of time
_TICKS = [
    {"dtickrange": [None, 20 * _DAY], "value": "%-d %b\n%Y"},
    {"dtickrange": [20 * _DAY, None], "value": "%b\n%Y"},
]
_ABOVE_TICKS, _LINE = 34, 16  # pixels
_KINDS = {
    "urgent": ("var(--lacking)", "x"),
    "blocker": ("var(--work)", ""),
    "other": ("var(--muted)", "/"),
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
            xaxis={
                "type": "date",
                "gridcolor": "var(--line)",
                "side": "top",
                "tickangle": 0,
                "tickformatstops": _TICKS,
            },
            yaxis=named_axis(
                ((step.id, titles[step.id]) for step in steps),
                width=44,
                strong=result.roadmap.critical_path,
            ),
            margin={"l": 8, "r": 16, "t": 120, "b": 40},
            showlegend=True,
            legend={
                "orientation": "h",
                "x": 0,
                "y": 0,
                "yanchor": "top",
            },
            **_marks(result),
        ),
        head=190,
        row=38,
        short=numbers(result, steps),
        filters=tuple(filters(result, steps)),
    )


def _kind(step: RoadmapStep) -> str:
    return "urgent" if step.urgent else "blocker" if step.removes_blocker else "other"


def _trace(result: Result, steps: Sequence[RoadmapStep], kind: str) -> dict[str, Any]:
    days = [(step.start, step.end) for step in steps if step.start and step.end]
    colour, pattern = _KINDS[kind]
    return {
        **bar(result, steps),
        "hovertext": [_say(result, step) for step in steps],
        "name": say_step_kinds()[kind],
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


def _say(result: Result, step: RoadmapStep) -> str:
    titles = Titles(result)
    return hover(
        numbered(result)[step.id],
        *([say_from_to(step.start, step.end)] if step.start and step.end else []),
        *(f"{titles.roles[role]}: {say_effort(effort)}" for role, effort in step.effort.items()),
        say_raises([titles.practices[name] for name in step.raises]),
    )


def _marks(result: Result) -> dict[str, Any]:
    """Return a line with its name where a day ends: of each level reached, and the one wanted."""
    marks = [(text, day + timedelta(days=1)) for text, day in _dates(result)]
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
        "annotations": [
            name | {"yanchor": "bottom", "yshift": _ABOVE_TICKS + _LINE * (place % 2)}
            for place, name in enumerate(names)
        ],
    }


def _dates(result: Result) -> Iterator[tuple[str, date]]:
    roadmap = result.roadmap
    for reached in roadmap.milestones:
        if reached.date and not (reached.dimension or reached.stage):
            if reached.guarded:
                yield sentence("Level {level}", level=reached.level), reached.date
            else:
                yield sentence("Level {level} held", level=reached.level), reached.date
    if roadmap.target and roadmap.target.by:
        yield sentence("Wanted by"), roadmap.target.by


def midnight(day: date) -> str:
    """Return the beginning of a day, as Plotly takes it."""
    return datetime.combine(day, time()).isoformat(timespec="minutes")
