"""What all charts of steps share: names, and tags to filter by."""

from collections.abc import Iterator, Sequence
from typing import Any

from advisor.report.charts.interactive.figure import Filter
from advisor.result.model import Result
from advisor.roadmap.model import RoadmapStep


def bar(result: Result, steps: Sequence[RoadmapStep]) -> dict[str, Any]:
    """Return a trace with a bar for each of `steps`, without place, length and hover text."""
    return {
        "type": "bar",
        "orientation": "h",
        "y": [step.id for step in steps],
        "hoverinfo": "text",
        "textposition": "none",
        "customdata": [tags(result, step) for step in steps],
    }


def numbered(result: Result) -> dict[str, str]:
    """Return the title of each step by its id, with its number in the roadmap."""
    return {step.id: f"{n}. {step.title}" for n, step in enumerate(result.roadmap.steps, 1)}


def numbers(result: Result, steps: Sequence[RoadmapStep]) -> tuple[str, ...]:
    """Return the number in the roadmap of each of `steps`."""
    titles = numbered(result)
    return tuple(titles[step.id].split(".", maxsplit=1)[0] for step in steps)


def tags(result: Result, step: RoadmapStep) -> list[str]:
    """Return the roles, stages and dimensions that a step has to do with."""
    raised = [result.practice(name) for name in step.raises]
    stages = {f"stage:{practice.stage}" for practice in raised}
    dimensions = {f"dimension:{practice.dimension}" for practice in raised}
    roles = {f"role:{role}" for role, effort in step.effort.items() if effort.likely}
    return sorted(stages | dimensions | roles)


def filters(result: Result, steps: Sequence[RoadmapStep]) -> Iterator[Filter]:
    """Yield a filter for roles, stages and dimensions, of what the steps have to do with."""
    used = {tag for step in steps for tag in tags(result, step)}
    for title, kind, parts in (
        ("Role", "role", result.rubric.roles),
        ("Stage", "stage", result.stages),
        ("Dimension", "dimension", result.dimensions),
    ):
        options = ((f"{kind}:{part.id}", part.title) for part in parts)
        yield Filter(title=title, options=tuple(o for o in options if o[0] in used))
