"""How much of what is claimed the evidence backs, by dimension."""

from dataclasses import dataclass

from advisor.report.charts.frame import Frame
from advisor.report.charts.label import shortened
from advisor.scoring.model import Scorecard

_WIDE = Frame(width=680, left=168, right=590, row=20, letters=27)
_NARROW = Frame(width=360, left=140, right=262, row=26, letters=21)


@dataclass(frozen=True, kw_only=True)
class BackingRow:
    """One dimension: the bar claimed, the part of it that is backed, and both in words.

    What is not backed follows the backed part at `open_x`.
    """

    label: str
    y: float
    text_y: float
    claimed: float
    backed: float
    open_x: float
    open: float
    text: str


@dataclass(frozen=True, kw_only=True)
class Backing:
    """The chart; bars share one scale, levels summed over the practices of a dimension."""

    width: float
    height: float
    left: float
    text_x: float
    rows: tuple[BackingRow, ...]
    text: str


def backing(card: Scorecard, *, narrow: bool = False) -> Backing:
    """Return the chart over all sides; a dimension that claims nothing has an empty bar."""
    frame = _NARROW if narrow else _WIDE
    sums = {dimension.id: [0, 0] for dimension in card.dimensions}
    for practice in card.practices:
        sums[practice.dimension][0] += practice.claimed or 0
        sums[practice.dimension][1] += practice.supported or 0
    most = max((claimed for claimed, _ in sums.values()), default=0) or 1
    scale = (frame.right - frame.left) / most
    rows = []
    for index, dimension in enumerate(card.dimensions):
        claimed, backed = sums[dimension.id]
        y = frame.row * index + 3
        rows.append(
            BackingRow(
                label=shortened(dimension.title, frame.letters),
                y=y,
                text_y=y + 11,
                claimed=round(claimed * scale, 1),
                backed=round(backed * scale, 1),
                open_x=round(frame.left + backed * scale, 1),
                open=round((claimed - backed) * scale, 1),
                text=f"{backed} of {claimed}" if claimed else "nothing claimed",
            )
        )
    return Backing(
        width=frame.width,
        height=frame.row * len(rows) + 4,
        left=frame.left,
        text_x=frame.right + 8,
        rows=tuple(rows),
        text="; ".join(
            f"{dimension.title}: {row.text}"
            for dimension, row in zip(card.dimensions, rows, strict=True)
        ),
    )
