"""What all charts of steps share: hover texts, and tags to filter by."""

from collections.abc import Iterator, Sequence
from typing import Any

from advisor.report.charts.interactive.figure import Filter, hover
from advisor.report.result import Result
from advisor.report.wording import join_words, say_date, say_days, say_effort
from advisor.roadmap.model import RoadmapStep


def bar(result: Result, steps: Sequence[RoadmapStep]) -> dict[str, Any]:
    """Return a trace with a bar for each of `steps`, without its place and length."""
    return {
        "type": "bar",
        "orientation": "h",
        "y": [step.id for step in steps],
        "hovertext": [_say(result, step) for step in steps],
        "hoverinfo": "text",
        "textposition": "none",
        "customdata": [tags(result, step) for step in steps],
    }


def numbered(result: Result) -> dict[str, str]:
    """Return the title of each step by its id, with its number in the roadmap."""
    return {step.id: f"{n}. {step.title}" for n, step in enumerate(result.roadmap.steps, 1)}


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


def _say(result: Result, step: RoadmapStep) -> str:
    titles = {practice.id: practice.title for practice in result.practices}
    roles = {role.id: role.title for role in result.rubric.roles}
    when = [f"{say_date(step.start)} to {say_date(step.end)}"] if step.start and step.end else []
    return hover(
        numbered(result)[step.id],
        *when,
        *(f"{roles[role]}: {say_effort(effort)}" for role, effort in step.effort.items()),
        f"likely {say_days(step.likely_days)} together",
        f"raises {join_words([titles[name] for name in step.raises])}",
    )
