"""How much of what is claimed the evidence backs, by dimension."""

from dataclasses import dataclass

from advisor.scoring.model import Scorecard

_WIDTH = 680.0
_LEFT = 168.0
_RIGHT = 590.0
_ROW = 20.0


@dataclass(frozen=True, kw_only=True)
class BackingRow:
    """One dimension: the bar claimed, the part of it that is backed, and both in words."""

    label: str
    y: float
    text_y: float
    claimed: float
    backed: float
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


def backing(card: Scorecard) -> Backing:
    """Return the chart over all sides; a dimension that claims nothing has an empty bar."""
    sums = {dimension.id: [0, 0] for dimension in card.dimensions}
    for practice in card.practices:
        sums[practice.dimension][0] += practice.claimed or 0
        sums[practice.dimension][1] += practice.supported or 0
    most = max((claimed for claimed, _ in sums.values()), default=0) or 1
    scale = (_RIGHT - _LEFT) / most
    rows = []
    for index, dimension in enumerate(card.dimensions):
        claimed, backed = sums[dimension.id]
        y = _ROW * index + 3
        rows.append(
            BackingRow(
                label=dimension.title,
                y=y,
                text_y=y + 11,
                claimed=round(claimed * scale, 1),
                backed=round(backed * scale, 1),
                text=f"{backed} of {claimed}" if claimed else "nothing claimed",
            )
        )
    return Backing(
        width=_WIDTH,
        height=_ROW * len(rows) + 4,
        left=_LEFT,
        text_x=_RIGHT + 8,
        rows=tuple(rows),
        text="; ".join(f"{row.label}: {row.text}" for row in rows),
    )
