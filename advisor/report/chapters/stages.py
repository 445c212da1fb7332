"""The lifecycle stages, with where each side stands in them."""

from collections.abc import Iterator

from advisor.frozen import dataclass
from advisor.report.chapter_model import Chapter
from advisor.report.charts.drawing import Picture
from advisor.report.charts.dumbbell import dumbbell
from advisor.result.model import Result
from advisor.translation import sentence
from advisor.words.coverage import as_range
from advisor.words.score_figure import say_open, say_scored


@dataclass(frozen=True, kw_only=True)
class PartRow:
    """One stage with the standing of each side."""

    title: str
    summary: str
    compared: str
    primary: str
    open: str


@dataclass(frozen=True, kw_only=True)
class StagesData:
    """The sides beside each other in every stage, drawn and in rows."""

    chart: Picture
    rows: tuple[PartRow, ...]


def _stages(result: Result) -> StagesData:
    return StagesData(chart=dumbbell(result, result.stages), rows=tuple(_rows(result)))


def _rows(result: Result) -> Iterator[PartRow]:
    """Yield a row for each lifecycle stage."""
    primary, side = result.rubric.primary_side, result.rubric.compared_side
    ranged = as_range(result)
    for stage in result.stages:
        mine, theirs = stage.sides[primary], stage.sides[side] if side else None
        waiting = sum(s.applicable - s.answered for s in stage.sides.values())
        yield PartRow(
            title=stage.title,
            summary=stage.summary,
            compared=say_scored(theirs, ranged=ranged) if theirs else "",
            primary=say_scored(mine, ranged=ranged),
            open=say_open(waiting),
        )


CHAPTER = Chapter(id="stages", title=sentence("Lifecycle stages"), data=_stages)
