"""The sides beside each other, by dimension and by stage."""

from collections.abc import Iterator

from advisor.plain_text import counted, sentence
from advisor.report import wording
from advisor.report.view.carried import carries_over
from advisor.report.view.model import ComparisonRow, PartRow
from advisor.result.model import Result
from advisor.scoring.model import DimensionScore, Standing
from advisor.scoring.number import show_score


def comparison(result: Result) -> Iterator[ComparisonRow]:
    """Yield a row for each dimension."""
    return (_row(result, dimension) for dimension in result.dimensions)


def _row(result: Result, dimension: DimensionScore) -> ComparisonRow:
    primary = dimension.sides[result.rubric.primary_side]
    side = result.rubric.compared_side
    compared = dimension.sides[side] if side else None
    return ComparisonRow(
        id=dimension.id,
        title=dimension.title,
        compared_meaning=dimension.meaning.get(side or "", ""),
        primary_meaning=dimension.meaning.get(result.rubric.primary_side, ""),
        compared=show_score(compared.score if compared else None),
        primary=show_score(primary.score),
        compared_level=wording.say_standing(compared) if compared else "",
        primary_level=wording.say_standing(primary),
        gap=sentence(wording.say_gap(result, dimension)),
        carries_over=carries_over(result, dimension),
        starts_fresh=dimension.starts_fresh,
    )


def stages(result: Result) -> Iterator[PartRow]:
    """Yield a row for each lifecycle stage."""
    primary, side = result.rubric.primary_side, result.rubric.compared_side
    for stage in result.stages:
        mine, theirs = stage.sides[primary], stage.sides[side] if side else None
        waiting = sum(s.applicable - s.answered for s in stage.sides.values())
        yield PartRow(
            title=stage.title,
            summary=stage.summary,
            compared=_in_stage(theirs) if theirs else "",
            primary=_in_stage(mine),
            open=counted(waiting, "open answer") if waiting else "",
        )


def _in_stage(standing: Standing) -> str:
    level = wording.say_standing(standing)
    return f"{show_score(standing.score)}, {level}" if standing.applicable else level
