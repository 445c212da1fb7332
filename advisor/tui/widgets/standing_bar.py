"""Level, DevOps beside MLOps, coverage and blockers, in view wherever one is."""

from textual.content import Content
from textual.widgets import Static

from advisor.tui.standing import SideStanding, Standing, say_blockers
from advisor.tui.widgets.text import cut, line, meter

_COLOURS = ("$primary", "$secondary")


class StandingBar(Static):
    """Two lines that are brought up to date after each answer."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    StandingBar {
        height: 2; padding: 0 1; background: $surface;
        text-wrap: nowrap; text-overflow: ellipsis;
    }
    """

    def __init__(self, team: str, standing: Standing) -> None:
        super().__init__(markup=False)
        self._team = team
        self._standing = standing

    def show(self, team: str, standing: Standing) -> None:
        """Show another standing."""
        self._team = team
        self._standing = standing
        self.refresh()

    def render(self) -> Content:
        """Return both lines."""
        standing = self._standing
        levels = Content("   ").join(
            [
                _levels(side, standing.top, _COLOURS[min(index, 1)])
                for index, side in enumerate(standing.sides)
            ]
        )
        blockers = line((say_blockers(standing), "bold"))
        coverage = line(
            (meter(standing.coverage, 12), "$success"),
            f" {int(standing.coverage * 100)} %",
            (f"  {standing.answered} of {standing.applicable} answered", "$quiet"),
        )
        width = self.content_size.width
        team = line((cut(self._team, max(0, width - levels.cell_length - 3)), "bold"))
        return _apart(team, levels, width) + "\n" + _apart(coverage, blockers, width)


def _apart(left: Content, right: Content, width: int) -> Content:
    return left + " " * max(1, width - left.cell_length - right.cell_length) + right


def _levels(side: SideStanding, top: int, colour: str) -> Content:
    return line(
        (f"{side.title} ", f"bold {colour}"),
        (_ladder(side, top), colour),
        (f" {_number(side.claimed)} claimed", "bold"),
        (f" {_number(side.supported)} supported", "$quiet"),
    )


def _ladder(side: SideStanding, top: int) -> str:
    """Return a rung for each level above 0: full when supported, half when claimed."""
    claimed, supported = side.claimed or 0, side.supported or 0
    rungs = ("■" if n <= supported else "◧" if n <= claimed else "□" for n in range(1, top + 1))
    return "".join(rungs)


def _number(level: int | None) -> str:
    return "–" if level is None else str(level)
