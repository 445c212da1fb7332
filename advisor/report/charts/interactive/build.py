"""All charts to explore, by the names under which the page asks for them."""

from advisor.report.charts.interactive.comparison import dumbbells
from advisor.report.charts.interactive.effort import effort
from advisor.report.charts.interactive.figure import Chart
from advisor.report.charts.interactive.heatmap import heatmap
from advisor.report.charts.interactive.projection import projection
from advisor.report.charts.interactive.schedule import schedule
from advisor.result.model import Result
from advisor.words.coverage import as_range


def charts(result: Result) -> dict[str, Chart]:
    """Return the charts that this result gives something to show for."""
    found = {} if as_range(result) else _scores(result)
    if result.roadmap.steps:
        found |= {"effort": effort(result)}
    if result.thin:
        return found
    if result.roadmap.steps:
        found |= {"projection": projection(result)}
    if bars := schedule(result):
        found["schedule"] = bars
    return found


def _scores(result: Result) -> dict[str, Chart]:
    """Return the charts of scores, which are told as numbers only where enough is known."""
    found = {
        "dimensions": dumbbells(result, result.dimensions),
        "stages": dumbbells(result, result.stages),
        "heatmap-primary": heatmap(result, result.rubric.primary_side),
    }
    if result.rubric.compared_side:
        found["heatmap-compared"] = heatmap(result, result.rubric.compared_side)
    return found
