"""Two scores a row, joined by a bar: the sides beside each other in every dimension or stage."""

from collections.abc import Sequence
from dataclasses import dataclass

from advisor.report.charts.frame import Frame
from advisor.report.charts.label import shortened
from advisor.report.charts.scale import Scale
from advisor.scoring.model import Sided
from advisor.scoring.number import show_score


@dataclass(frozen=True, kw_only=True)
class _Frame(Frame):
    head: float
    key_y: float


_WIDE = _Frame(width=680, left=168, right=640, row=21, head=28, key_y=10, letters=27)
_NARROW = _Frame(width=360, left=140, right=336, row=26, head=50, key_y=10, letters=21)


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
    key_text_y: float
    compared_x: float
    compared_key_x: float
    primary_x: float
    primary_key_x: float
    ticks: tuple[tuple[int, float], ...]
    rows: tuple[DumbbellRow, ...]
    text: str


def dumbbell(
    parts: Sequence[Sided], *, primary: str, compared: str | None, top: int, narrow: bool = False
) -> Dumbbell:
    """Return the chart for `parts`, in their order; `narrow` for a page as wide as a hand."""
    frame = _NARROW if narrow else _WIDE
    scale = Scale(left=frame.left, right=frame.right, top=top)
    rows = tuple(
        _row(part, frame, frame.head + frame.row * (index + 0.5), scale, primary, compared)
        for index, part in enumerate(parts)
    )
    return Dumbbell(
        width=frame.width,
        height=frame.head + frame.row * len(rows) + 6,
        head_y=frame.head - 8,
        tick_y=frame.head - 14,
        key_y=frame.key_y,
        key_text_y=frame.key_y + 4,
        compared_x=14,
        compared_key_x=6,
        primary_x=88,
        primary_key_x=80,
        ticks=scale.ticks(),
        rows=rows,
        text="; ".join(
            f"{part.title}: {row.compared_text} and {row.primary_text}"
            for part, row in zip(parts, rows, strict=True)
        ),
    )


def _row(
    part: Sided, frame: _Frame, y: float, scale: Scale, primary: str, compared: str | None
) -> DumbbellRow:
    mine = part.sides[primary].score
    theirs = part.sides[compared].score if compared else None
    ends = [scale.x(score) for score in (mine, theirs) if score is not None]
    return DumbbellRow(
        label=shortened(part.title, frame.letters),
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
