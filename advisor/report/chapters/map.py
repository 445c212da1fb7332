"""Where the practice is thin: the deciding side by dimension and lifecycle stage."""

from advisor.report.chapter_model import Chapter
from advisor.report.charts.heatmap import HeatMap, heatmap
from advisor.result.model import Result
from advisor.translation import sentence
from advisor.words.coverage import as_range


def _map(result: Result) -> HeatMap | None:
    """Return the map, None where too little is known for any score."""
    return None if as_range(result) else heatmap(result, result.rubric.primary_side)


CHAPTER = Chapter(
    id="map",
    title=sentence("Where the practice is thin"),
    data=_map,
)
