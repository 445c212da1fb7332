"""Scores by stage and dimension, to explore."""

from advisor.plain_text import counted
from advisor.report.charts.interactive.figure import Chart, hover, layout, named_axis
from advisor.report.result import Result
from advisor.report.wording import side_title
from advisor.scoring.bounds import bounded_score
from advisor.scoring.model import PracticeScore
from advisor.scoring.number import show_score


def heatmap(result: Result, side: str) -> Chart:
    """Return one side's score in every stage of every dimension; a dash where no answer is."""
    cells = [
        [_practices(result, side, dimension.id, stage.id) for stage in result.stages]
        for dimension in result.dimensions
    ]
    scores = [[bounded_score(cell, result.top).score for cell in row] for row in cells]
    stages = [stage.id for stage in result.stages]
    dimensions = [dimension.id for dimension in result.dimensions]
    field = {
        "type": "heatmap",
        "x": stages,
        "y": dimensions,
        "z": scores,
        "zmin": 0,
        "zmax": result.top,
        "colorscale": [[shade / 4, f"var(--heat-{shade})"] for shade in range(5)],
        "showscale": False,
        "xgap": 3,
        "ygap": 3,
        "text": [[_mark(cell, result.top) for cell in row] for row in cells],
        "texttemplate": "%{text}",
        "hovertext": [
            [_say(result, cells[y][x], y, x) for x in range(len(stages))] for y in range(len(cells))
        ],
        "hoverinfo": "text",
    }
    axis = named_axis((stage.id, stage.title) for stage in result.stages)
    return Chart(
        title=f"Explore {side_title(result, side)}",
        data=(field,),
        layout=layout(
            xaxis={**axis, "autorange": True, "side": "top"},
            yaxis=named_axis((part.id, part.title) for part in result.dimensions),
            margin={"l": 8, "r": 16, "t": 80, "b": 16},
        ),
        head=110,
        row=36,
        width=560,
    )


def _practices(result: Result, side: str, dimension: str, stage: str) -> list[PracticeScore]:
    return [
        practice
        for practice in result.practices
        if (practice.side, practice.dimension, practice.stage) == (side, dimension, stage)
        if practice.applicable
    ]


def _mark(cell: list[PracticeScore], top: int) -> str:
    score = bounded_score(cell, top).score
    return ("–" if cell else "") if score is None else show_score(score)


def _say(result: Result, cell: list[PracticeScore], dimension: int, stage: int) -> str:
    title = f"{result.dimensions[dimension].title}, {result.stages[stage].title}"
    if not cell:
        return hover(title, "no practice here")
    score = show_score(bounded_score(cell, result.top).score)
    levels = [f"{p.title}: {'open' if p.claimed is None else p.claimed}" for p in cell]
    return hover(title, f"{score} from {counted(len(cell), 'practice')}", *levels)
