"""Charts to explore, checked against Plotly's own schema."""

import re
from dataclasses import replace
from typing import Any

import plotly.graph_objects as go

from advisor.document.data import as_data
from advisor.report.charts.interactive.figure import Chart
from advisor.result.model import Result
from tests.report.build import ROOT, sample

_TOKENS = dict(
    re.findall(
        r"(--[\w-]+):\s*([^;]+);",
        "".join(
            (ROOT / "templates" / "report" / name).read_text()
            for name in ("tokens.css", "explore.css")
        ),
    )
)


def checked(chart: Chart) -> dict[str, Any]:
    """Return a chart as data, after Plotly has accepted every field and every colour of it."""
    data: dict[str, Any] = as_data(chart)
    go.Figure(_filled({"data": data["data"], "layout": data["layout"]}))
    return data


def _filled(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _filled(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_filled(item) for item in value]
    if isinstance(value, str) and (use := re.fullmatch(r"var\((--[\w-]+)\)", value)):
        return _TOKENS[use.group(1)]
    return value


def undated(team: str) -> Result:
    """Return a sample whose steps have an order and no dates."""
    result = sample(team)
    steps = tuple(replace(step, start=None, end=None) for step in result.roadmap.steps)
    return replace(result, roadmap=replace(result.roadmap, steps=steps, milestones=()))
