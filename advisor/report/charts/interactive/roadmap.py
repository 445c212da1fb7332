"""The roadmap, to explore: when or in which order, at what effort, and where it leads."""

from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any

from advisor.report.charts.interactive.figure import (
    Chart,
    Filter,
    Traces,
    hover,
    label,
    layout,
    named_axis,
)
from advisor.report.result import Result
from advisor.report.wording import join_words, say_date, say_days, say_effort
from advisor.roadmap.model import Projection, RoadmapStep

_DAY = 86_400_000  # milliseconds, in which Plotly measures lengths of time
_PATTERNS = ("", "/", ".", "x", "-", "+", "\\", "|")


def schedule(result: Result) -> Chart:
    """Return a bar a step: in time when the roadmap has dates, otherwise the effort by role."""
    dated = all(step.start and step.end for step in result.roadmap.steps)
    data, axis = (_bars(result), _time_axis(result)) if dated else (_efforts(result), _days_axis())
    steps = [(step.id, f"{n}. {step.title}") for n, step in enumerate(result.roadmap.steps, 1)]
    return Chart(
        title="Schedule" if dated else "Order and effort",
        data=data,
        layout=layout(
            barmode="stack",
            bargap=0.35,
            dragmode="zoom",
            yaxis=named_axis(steps, width=40),
            **axis,
        ),
        head=130,
        row=44,
        filters=tuple(_filters(result)),
    )


def projection(result: Result) -> Chart:
    """Return how many practices still stand before the next level, step after step."""
    levels = sorted({p.toward for p in result.roadmap.projection if p.toward is not None})
    return Chart(
        title="What each step leaves",
        data=tuple(_line(result, level, number) for number, level in enumerate(levels)),
        layout=layout(
            xaxis={
                "title": {"text": "Steps done", "font": {"size": 13}},
                "zeroline": False,
                "gridcolor": "var(--line)",
                "dtick": 1 + len(result.roadmap.steps) // 20,
            },
            yaxis={
                "title": {"text": "Practices before the level", "font": {"size": 13}},
                "zerolinecolor": "var(--line)",
                "gridcolor": "var(--line)",
                "rangemode": "tozero",
                "fixedrange": True,
            },
            dragmode="zoom",
            margin={"l": 64, "r": 16, "t": 64, "b": 56},
        ),
        head=420,
    )


def _line(result: Result, toward: int, number: int) -> dict[str, Any]:
    items = [(n, p) for n, p in enumerate(result.roadmap.projection, 1) if p.toward == toward]
    return {
        "cliponaxis": False,
        "type": "scatter",
        "mode": "lines+markers",
        "name": f"before level {toward}",
        "x": [n for n, _ in items],
        "y": [item.blockers_left for _, item in items],
        "hovertext": [_left(result, n, item) for n, item in items],
        "hoverinfo": "text",
        "line": {"shape": "hv", "color": f"var(--series-{number % 4 + 1})", "width": 2.5},
        "marker": {"size": 8, "symbol": number},
    }


def _left(result: Result, number: int, item: Projection) -> str:
    step = result.roadmap.steps[number - 1]
    held = "no level held" if item.level is None else f"level {item.level} held"
    return hover(
        f"After {number}. {step.title}", f"{held}; {item.blockers_left} before level {item.toward}"
    )


def _efforts(result: Result) -> Traces:
    """Return a trace a role, stacked: likely person-days."""
    roles = [r for r in result.rubric.roles if any(r.id in s.effort for s in result.roadmap.steps)]
    return tuple(
        {
            **_bar(result, [step for step in result.roadmap.steps if role.id in step.effort]),
            "name": label(role.title),
            "x": [s.effort[role.id].likely for s in result.roadmap.steps if role.id in s.effort],
            "marker": {
                "color": f"var(--series-{number % 4 + 1})",
                "pattern": {
                    "shape": _PATTERNS[number % len(_PATTERNS)],
                    "fgcolor": "var(--paper)",
                    "fillmode": "overlay",
                    "fgopacity": 0.35,
                    "size": 9,
                },
            },
            "customdata": [
                [*_tags(result, step, roles=False), f"role:{role.id}"]
                for step in result.roadmap.steps
                if role.id in step.effort
            ],
        }
        for number, role in enumerate(roles)
    )


def _bars(result: Result) -> Traces:
    """Return one trace: a bar from the morning of the first day to the evening of the last."""
    steps = result.roadmap.steps
    days = [(step.start, step.end) for step in steps if step.start and step.end]
    return (
        {
            **_bar(result, list(steps)),
            "base": [_midnight(start) for start, _ in days],
            "x": [((end - start).days + 1) * _DAY for start, end in days],
            "marker": {"color": "var(--series-1)"},
            "showlegend": False,
        },
    )


def _bar(result: Result, steps: list[RoadmapStep]) -> dict[str, Any]:
    return {
        "type": "bar",
        "orientation": "h",
        "y": [step.id for step in steps],
        "hovertext": [_say(result, step) for step in steps],
        "hoverinfo": "text",
        "textposition": "none",
        "customdata": [_tags(result, step, roles=True) for step in steps],
    }


def _say(result: Result, step: RoadmapStep) -> str:
    titles = {practice.id: practice.title for practice in result.practices}
    roles = {role.id: role.title for role in result.rubric.roles}
    when = [f"{say_date(step.start)} to {say_date(step.end)}"] if step.start and step.end else []
    return hover(
        step.title,
        *when,
        *(f"{roles[role]}: {say_effort(effort)}" for role, effort in step.effort.items()),
        f"likely {say_days(step.likely_days)} together",
        f"raises {join_words([titles[name] for name in step.raises])}",
    )


def _tags(result: Result, step: RoadmapStep, *, roles: bool) -> list[str]:
    raised = [result.practice(name) for name in step.raises]
    tags = [f"stage:{p.stage}" for p in raised] + [f"dimension:{p.dimension}" for p in raised]
    return sorted({*tags, *(f"role:{role}" for role in step.effort if roles)})


def _filters(result: Result) -> Iterator[Filter]:
    """Yield a filter for roles, stages and dimensions, of what the steps touch."""
    used = {tag for step in result.roadmap.steps for tag in _tags(result, step, roles=True)}
    for title, kind, parts in (
        ("Role", "role", result.rubric.roles),
        ("Stage", "stage", result.stages),
        ("Dimension", "dimension", result.dimensions),
    ):
        options = ((f"{kind}:{part.id}", part.title) for part in parts)
        yield Filter(title=title, options=tuple(o for o in options if o[0] in used))


def _days_axis() -> dict[str, Any]:
    axis = {
        "title": {"text": "Likely effort in person-days", "font": {"size": 13}},
        "gridcolor": "var(--line)",
        "zerolinecolor": "var(--line)",
        "rangemode": "tozero",
    }
    return {"xaxis": axis}


def _time_axis(result: Result) -> dict[str, Any]:
    """Return the axis, with a line for each level that is reached and for the date wanted."""
    target = result.roadmap.target
    marks = list(_reached(result))
    if target and target.by:
        marks.append(("wanted by", target.by))
    return {
        "xaxis": {"type": "date", "gridcolor": "var(--line)"},
        "shapes": [
            {
                "type": "line",
                "x0": _midnight(day),
                "x1": _midnight(day),
                "yref": "paper",
                "y0": 0,
                "y1": 1,
                "line": {"color": "var(--ink)", "width": 1.5, "dash": "dot"},
            }
            for _, day in marks
        ],
        "annotations": [
            {
                "text": label(text),
                "x": _midnight(day),
                "yref": "paper",
                "y": 1,
                "yanchor": "bottom",
                "showarrow": False,
            }
            for text, day in marks
        ],
    }


def _reached(result: Result) -> Iterator[tuple[str, date]]:
    held = result.level["claimed"] or 0
    for step, after in zip(result.roadmap.steps, result.roadmap.projection, strict=True):
        if step.end and after.level is not None and after.level > held:
            held = after.level
            yield f"level {held}", step.end


def _midnight(day: date) -> str:
    return datetime.combine(day, time()).isoformat(timespec="minutes")
