"""Level, DevOps beside MLOps, coverage and blockers, in view wherever one is."""

from textual import events
from textual.content import Content
from textual.widgets import Static

from advisor.tui.keyboard.key_table import key_to
from advisor.tui.widgets.text import ACTION, cells, clickable, cut, line, meter
from advisor.tui.workspace.live_score import (
    LiveStanding,
    Progress,
    SideStanding,
    say_blockers,
)
from advisor.words.standing import say_progress

_COLOURS = ("$primary", "$secondary")
_LIST = "app.blockers"
_NAME = 24  # beside the levels, if the name has that much room


class StandingBar(Static):
    """Two lines that are brought up to date after each answer, and a third where there is room."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    StandingBar {
        height: 2; padding: 0 1; background: $surface;
        text-wrap: nowrap; text-overflow: ellipsis;
    }
    """

    def __init__(self, team: str, standing: LiveStanding, progress: Progress) -> None:
        super().__init__(markup=False)
        self._team = team
        self._standing = standing
        self._progress = progress

    def show(self, team: str, standing: LiveStanding, progress: Progress) -> None:
        """Show another standing."""
        self._team, self._standing, self._progress = team, standing, progress
        self.refresh()

    def render(self) -> Content:
        """Return the lines, in the order that leaves the team's name the most room."""
        width = self.content_size.width
        standing = self._standing
        blockers = line(
            clickable(f"{key_to('blockers')} ", _LIST, "bold $accent"),
            clickable(say_blockers(standing), _LIST, "bold"),
        )
        told = self._progress
        said = say_progress(told.settled, told.asked, standing.coverage, quick=told.quick)
        progress = line((said, "$quiet"))
        coverage = line((meter(standing.coverage, 12), "$success"), " ") + progress
        full = self._levels(2)
        if width >= full.cell_length + _NAME:
            above, below = full, _apart(coverage, blockers, width)
        else:
            above = progress
            room = width - blockers.cell_length - 1
            below = _apart(self._fitting(room), blockers, width)
        name = line((cut(self._team, max(0, width - above.cell_length - 3)), "bold"))
        rows = [_apart(name, above, width), below]
        if self.size.height > len(rows):
            rows.append(self._names(width))
        return Content("\n").join(rows)

    def _fitting(self, room: int) -> Content:
        shorter = (self._levels(1), self._levels(0))
        return next((text for text in shorter if text.cell_length <= room), shorter[-1])

    def _levels(self, words: int) -> Content:
        standing = self._standing
        return Content("   " if words > 1 else "  ").join(
            [
                _side(side, standing.top, _COLOURS[min(index, 1)], words)
                for index, side in enumerate(standing.sides)
            ]
        )

    def _names(self, width: int) -> Content:
        """Return the first names of what blocks, as many as there is room for."""
        blockers = self._standing.blockers
        if not blockers:
            return Content("")
        said = ""
        for number, blocker in enumerate(blockers):
            more = f"{said} · {blocker.title}" if said else f"◆ {blocker.title}"
            rest = len(blockers) - number - 1
            after = f" · and {rest} more" if rest else ""
            if cells(more + after) > width:
                left = len(blockers) - number
                said = f"{said} · and {left} more" if said else cut(more, width)
                break
            said = more
        return line((said, "$quiet"))

    async def on_click(self, event: events.Click) -> None:
        """List what blocks."""
        action = event.style.meta.get(ACTION)
        if action:
            await self.app.run_action(action)


def _apart(left: Content, right: Content, width: int) -> Content:
    return left + " " * max(1, width - left.cell_length - right.cell_length) + right


def _side(side: SideStanding, top: int, colour: str, words: int) -> Content:
    """Return the levels of a side: with both words, with one, or as a ladder and a number."""
    head = ((f"{side.title} ", f"bold {colour}"), (_ladder(side, top), colour))
    claimed, supported = _number(side.claimed), _number(side.supported)
    if words > 1:
        told = ((f" {claimed} claimed", "bold"), (f" {supported} supported", "$quiet"))
    elif words:
        told = ((f" {claimed}", "bold"), (f", supported {supported}", "$quiet"))
    else:
        told = ((f" {claimed}", "bold"), ("", ""))
    return line(*head, *told)


def _ladder(side: SideStanding, top: int) -> str:
    """Return a rung for each level above 0: full when supported, half when claimed."""
    claimed, supported = side.claimed or 0, side.supported or 0
    rungs = ("■" if n <= supported else "◧" if n <= claimed else "□" for n in range(1, top + 1))
    return "".join(rungs)


def _number(level: int | None) -> str:
    return "–" if level is None else str(level)
