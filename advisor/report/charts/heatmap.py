"""Where the practice is thin: a score for each dimension in each stage."""

from collections.abc import Iterable

from advisor.frozen import dataclass
from advisor.scoring.bounds import mean_score
from advisor.scoring.model import Named, Scorecard
from advisor.scoring.number import show_score
from advisor.scoring.practice_score import PracticeScore

SHADES = 4


@dataclass(frozen=True, kw_only=True)
class Cell:
    """One dimension in one stage: the score shown, and a shade from 0 to 4; -1 without a score."""

    text: str
    shade: int
    practices: int


@dataclass(frozen=True, kw_only=True)
class HeatRow:
    """One dimension over all stages."""

    title: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, kw_only=True)
class HeatMap:
    """Dimensions down, stages across."""

    stages: tuple[str, ...]
    rows: tuple[HeatRow, ...]


def heatmap(card: Scorecard, side: str) -> HeatMap:
    """Return the map of one side's scores; a cell no practice falls into stays empty."""
    stages = [Named(id=stage.id, title=stage.title) for stage in card.stages]
    practices = [practice for practice in card.practices if practice.side == side]
    return HeatMap(
        stages=tuple(stage.title for stage in stages),
        rows=tuple(
            HeatRow(
                title=dimension.title,
                cells=tuple(
                    _cell(
                        [p for p in practices if (p.dimension, p.stage) == (dimension.id, s.id)],
                        card.top,
                    )
                    for s in stages
                ),
            )
            for dimension in card.dimensions
        ),
    )


def shade(score: float | None, top: int) -> int:
    """Return how dark a score is shown, 0 to 4; -1 for none."""
    return -1 if score is None else int(score * SHADES / top)


def _cell(practices: Iterable[PracticeScore], top: int) -> Cell:
    applicable = [practice for practice in practices if practice.applicable]
    score = mean_score(applicable)
    if score is None:
        return Cell(text="–" if applicable else "", shade=-1, practices=len(applicable))
    return Cell(text=show_score(score), shade=shade(score, top), practices=len(applicable))
