"""The effort of each step by role, to explore."""

from advisor.report.charts.interactive.figure import (
    Chart,
    Traces,
    hover,
    label,
    layout,
    named_axis,
)
from advisor.report.charts.interactive.steps import bar, filters, numbered, numbers
from advisor.result.model import Result
from advisor.roadmap.model import RoadmapStep
from advisor.scoring.model import Named
from advisor.words.chart import say_effort_axis, say_effort_title, say_together
from advisor.words.quantity import say_days, say_effort

_COLOURS = 4
_PATTERNS = ("", "/", ".", "x", "-", "+", "\\", "|")


def effort(result: Result) -> Chart:
    """Return a bar for each step in order: likely person-days, a piece for each role."""
    axis = {
        "title": {"text": say_effort_axis(), "font": {"size": 13}},
        "gridcolor": "var(--line)",
        "zerolinecolor": "var(--line)",
        "rangemode": "tozero",
    }
    return Chart(
        title=say_effort_title(),
        data=_traces(result),
        layout=layout(
            barmode="stack",
            bargap=0.35,
            dragmode="zoom",
            xaxis=axis,
            yaxis=named_axis(numbered(result).items(), width=40),
        ),
        head=150,
        row=44,
        short=numbers(result, result.roadmap.steps),
        filters=tuple(filters(result, result.roadmap.steps)),
    )


def _traces(result: Result) -> Traces:
    found = []
    for number, role in enumerate(result.rubric.roles):
        steps = [s for s in result.roadmap.steps if role.id in s.effort]
        trace = bar(result, steps)
        own = f"role:{role.id}"
        trace["customdata"] = [
            [tag for tag in tags if tag == own or not tag.startswith("role:")]
            for tags in trace["customdata"]
        ]
        found.append(
            trace
            | {
                "name": label(role.title),
                "hovertext": [_say(result, step, role) for step in steps],
                "x": [step.effort[role.id].likely for step in steps],
                "marker": {
                    "color": f"var(--series-{number % _COLOURS + 1})",
                    "pattern": {
                        "shape": _PATTERNS[number % len(_PATTERNS)],
                        "fgcolor": "var(--paper)",
                        "fillmode": "overlay",
                        "fgopacity": 0.35,
                        "size": 9,
                    },
                },
            }
        )
    return tuple(trace for trace in found if trace["y"])


def _say(result: Result, step: RoadmapStep, role: Named) -> str:
    own = f"{role.title}: {say_effort(step.effort[role.id])}"
    together = say_together(say_days(step.likely_days))
    return hover(numbered(result)[step.id], own, together)
