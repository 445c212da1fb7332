"""Positions on a level axis, in the units of a chart's view box."""

from advisor.frozen import dataclass


@dataclass(frozen=True, kw_only=True)
class Scale:
    """A horizontal axis from level 0 at `left` to level `top` at `right`."""

    left: float
    right: float
    top: int

    def x(self, level: float) -> float:
        """Return the position of a level, with one decimal."""
        return round(self.left + (self.right - self.left) * level / self.top, 1)

    def ticks(self) -> tuple[tuple[int, float], ...]:
        """Return each level with its position."""
        return tuple((level, self.x(level)) for level in range(self.top + 1))
