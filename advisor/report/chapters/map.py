"""Where the practice is thin: the deciding side by dimension and lifecycle stage."""

from advisor.report.chapters.model import Chapter
from advisor.report.charts.heatmap import heatmap

CHAPTER = Chapter(
    id="map",
    title="Where the practice is thin",
    data=lambda result: heatmap(result, result.rubric.primary_side),
)
