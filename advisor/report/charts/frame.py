"""How wide a chart is, and where its rows lie: one frame for a page, one as wide as a hand."""

from advisor.frozen import dataclass


@dataclass(frozen=True, kw_only=True)
class Frame:
    """Rows of bars from `left` to `right`, each with a label of at most so many `letters`."""

    width: float
    left: float
    right: float
    row: float
    letters: int
