"""Two scores a row, joined by a bar: the sides beside each other in every dimension or stage."""

from collections.abc import Sequence
from dataclasses import dataclass

from advisor.report.charts.scale import Scale
from advisor.scoring.model import Sided
from advisor.scoring.number import show_score

WIDTH = 680.0
_LEFT = 168.0
_RIGHT = 640.0
_ROW = 21.0
_HEAD = 28.0


@dataclass(frozen=True, kw_only=True)
class DumbbellRow:
    """One row: positions of the marks, None where nothing is known."""

    label: str
    y: float
    text_y: float
    compared: float | None
    primary: float | None
    bar_x: float
    bar_y: float
    bar_width: float
    compared_text: str
    primary_text: str


@dataclass(frozen=True, kw_only=True)
class Dumbbell:
    """A chart of rows on a shared level axis; `text` says the same in words."""

    width: float
    height: float
    head_y: float
    tick_y: float
    key_y: float
    compared_x: float
    compared_key_x: float
    primary_x: float
    primary_key_x: float
    ticks: tuple[tuple[int, float], ...]
    rows: tuple[DumbbellRow, ...]
    text: str


def dumbbell(parts: Sequence[Sided], *, primary: str, compared: str | None, top: int) -> Dumbbell:
    """Return the chart for `parts`, in their order."""
    scale = Scale(left=_LEFT, right=_RIGHT, top=top)
    rows = tuple(_row(part, index, scale, primary, compared) for index, part in enumerate(parts))
    return Dumbbell(
        width=WIDTH,
        height=_HEAD + _ROW * len(rows) + 6,
        head_y=_HEAD - 8,
        tick_y=_HEAD - 14,
        key_y=_HEAD - 18,
        compared_x=14,
        compared_key_x=6,
        primary_x=88,
        primary_key_x=80,
        ticks=scale.ticks(),
        rows=rows,
        text="; ".join(f"{r.label}: {r.compared_text} and {r.primary_text}" for r in rows),
    )


def _row(part: Sided, index: int, scale: Scale, primary: str, compared: str | None) -> DumbbellRow:
    mine = part.sides[primary].score
    theirs = part.sides[compared].score if compared else None
    ends = [scale.x(score) for score in (mine, theirs) if score is not None]
    y = _HEAD + _ROW * index + _ROW / 2
    return DumbbellRow(
        label=part.title,
        y=y,
        text_y=y + 4,
        compared=None if theirs is None else scale.x(theirs),
        primary=None if mine is None else scale.x(mine),
        bar_x=min(ends, default=0),
        bar_y=y - 2,
        bar_width=round(max(ends, default=0) - min(ends, default=0), 1),
        compared_text=show_score(theirs),
        primary_text=show_score(mine),
    )
