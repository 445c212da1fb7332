"""Scores by stage and dimension, to explore."""

from typing import Any

from advisor.report.charts.heatmap import SHADES, shade
from advisor.report.charts.interactive.figure import Chart, hover, layout, named_axis
from advisor.result.model import Result
from advisor.scoring.bounds import mean_score
from advisor.scoring.number import show_score
from advisor.scoring.practice_score import PracticeScore
from advisor.words.chart import say_mean_of, say_no_practice, say_practice_score
from advisor.words.titles import Titles

_Grid = list[list[list[PracticeScore]]]


def heatmap(result: Result, side: str) -> Chart:
    """Return one side's score in every stage of every dimension; a dash where no answer is."""
    cells = [
        [_practices(result, side, dimension.id, stage.id) for stage in result.stages]
        for dimension in result.dimensions
    ]
    axis = named_axis((stage.id, stage.title) for stage in result.stages)
    return Chart(
        title=f"Explore {Titles(result).sides[side]}",
        data=(_fields(result, cells), _strongest(result, cells)),
        layout=layout(
            xaxis={**axis, "autorange": True, "side": "top", "tickangle": 0},
            yaxis=named_axis((part.id, part.title) for part in result.dimensions),
            margin={"l": 8, "r": 16, "t": 80, "b": 16},
        ),
        head=110,
        row=36,
    )


def _fields(result: Result, cells: _Grid) -> dict[str, Any]:
    """Return all fields, in the shades of the printed map, with what is said over each."""
    return {
        **_map(result),
        "z": [[_shade(cell, result.top) for cell in row] for row in cells],
        "text": [
            ["" if _is_strongest(cell, result.top) else _mark(cell) for cell in row]
            for row in cells
        ],
        "textfont": {"color": "var(--ink)"},
        "hovertext": [
            [_say(result, cell, y, x) for x, cell in enumerate(row)] for y, row in enumerate(cells)
        ],
        "hoverinfo": "text",
    }


def _strongest(result: Result, cells: _Grid) -> dict[str, Any]:
    """Return the fields of the strongest shade once more: their text needs the other colour."""
    return {
        **_map(result),
        "z": [[SHADES if _is_strongest(cell, result.top) else None for cell in r] for r in cells],
        "text": [
            [_mark(cell) if _is_strongest(cell, result.top) else "" for cell in row]
            for row in cells
        ],
        "textfont": {"color": "var(--paper)"},
        "hoverinfo": "skip",
    }


def _map(result: Result) -> dict[str, Any]:
    return {
        "type": "heatmap",
        "x": [stage.id for stage in result.stages],
        "y": [dimension.id for dimension in result.dimensions],
        "zmin": 0,
        "zmax": SHADES,
        "colorscale": [[step / SHADES, f"var(--heat-{step})"] for step in range(SHADES + 1)],
        "showscale": False,
        "xgap": 3,
        "ygap": 3,
        "texttemplate": "%{text}",
    }


def _shade(cell: list[PracticeScore], top: int) -> int | None:
    score = mean_score(cell)
    return None if score is None else shade(score, top)


def _is_strongest(cell: list[PracticeScore], top: int) -> bool:
    return _shade(cell, top) == SHADES


def _practices(result: Result, side: str, dimension: str, stage: str) -> list[PracticeScore]:
    return [
        practice
        for practice in result.practices
        if (practice.side, practice.dimension, practice.stage) == (side, dimension, stage)
        if practice.applicable
    ]


def _mark(cell: list[PracticeScore]) -> str:
    score = mean_score(cell)
    return ("–" if cell else "") if score is None else show_score(score)


def _say(result: Result, cell: list[PracticeScore], dimension: int, stage: int) -> str:
    title = f"{result.dimensions[dimension].title}, {result.stages[stage].title}"
    if not cell:
        return hover(title, say_no_practice())
    score = show_score(mean_score(cell))
    values = [say_practice_score(p.title, p.value) for p in cell]
    return hover(title, say_mean_of(score, len(cell)), *values)
