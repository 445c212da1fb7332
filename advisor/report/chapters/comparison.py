"""The sides beside each other in every dimension."""

from collections.abc import Iterator

from advisor.frozen import dataclass
from advisor.plain_text import as_sentence
from advisor.report.carries_over import carries_over
from advisor.report.chapter_model import Chapter
from advisor.result.model import Result
from advisor.scoring.model import DimensionScore
from advisor.translation import sentence
from advisor.words.coverage import as_range
from advisor.words.score_figure import say_open_range, say_shown
from advisor.words.side_gap import say_gap


@dataclass(frozen=True, kw_only=True)
class ComparisonRow:
    """One dimension: what it means on each side, where each stands, and what carries over."""

    id: str
    title: str
    compared_meaning: str
    primary_meaning: str
    compared: str
    primary: str
    compared_range: str
    primary_range: str
    gap: str
    carries_over: str
    starts_fresh: str


@dataclass(frozen=True, kw_only=True)
class ComparisonData:
    """The sides beside each other in every dimension, in rows."""

    rows: tuple[ComparisonRow, ...]


def _comparison(result: Result) -> ComparisonData:
    return ComparisonData(rows=tuple(_rows(result)))


def _rows(result: Result) -> Iterator[ComparisonRow]:
    """Yield a row for each dimension."""
    return (_row(result, dimension) for dimension in result.dimensions)


def _row(result: Result, dimension: DimensionScore) -> ComparisonRow:
    primary = dimension.sides[result.rubric.primary_side]
    side = result.rubric.compared_side
    compared = dimension.sides[side] if side else None
    ranged = as_range(result)
    return ComparisonRow(
        id=dimension.id,
        title=dimension.title,
        compared_meaning=dimension.meaning.get(side or "", ""),
        primary_meaning=dimension.meaning.get(result.rubric.primary_side, ""),
        compared=say_shown(compared, ranged=ranged) if compared else "–",
        primary=say_shown(primary, ranged=ranged),
        compared_range="" if compared is None or ranged else say_open_range(compared),
        primary_range="" if ranged else say_open_range(primary),
        gap=as_sentence(say_gap(result, dimension)),
        carries_over=carries_over(result, dimension),
        starts_fresh=dimension.starts_fresh,
    )


CHAPTER = Chapter(id="comparison", title=sentence("Dimension by dimension"), data=_comparison)
