"""Levels, coverage and blockers, in view wherever one is."""

from textual import events
from textual.content import Content
from textual.widgets import Static

from advisor.translation import sentence
from advisor.tui.keyboard.key_table import key_to
from advisor.tui.widgets.text import ACTION, cells, clickable, cut, line, meter
from advisor.tui.workspace.live_score import (
    LiveSide,
    LiveStanding,
    Progress,
    say_blockers,
)
from advisor.words.next_level import say_left
from advisor.words.standing_bar import say_left_in_all, say_progress, say_standing

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
        standing, told = self._standing, self._progress
        share = standing.coverage.value or 0.0
        said = say_progress(told.settled, told.asked, share, quick=told.quick)
        progress = line((said, "$quiet"))
        full = line((meter(share, 12), "$success"), " ") + progress
        needed = max(_NAME, cells(self._team) + 3)
        above = full if width >= full.cell_length + needed else progress
        name = line((cut(self._team, max(0, width - above.cell_length - 3)), "bold"))
        rows = [_apart(name, above, width), self._below(width)]
        if self.size.height > len(rows):
            rows.append(self._names(width))
        return Content("\n").join(rows)

    def _below(self, width: int) -> Content:
        """Return levels and blockers with as many words as there is room for."""
        standing = self._standing
        left = say_left(standing.blockers) if standing.blockers else say_blockers(standing)
        few = say_left_in_all(len(standing.blockers)) if standing.blockers else ""
        ways = [(words, says) for says in (left, few) for words in (3, 2)]
        ways += [(words, says) for words in (1, 0) for says in (left, few)]
        for words, says in ways:
            levels, blockers = self._levels(words), _blockers(says)
            if levels.cell_length + 1 + blockers.cell_length <= width:
                break
        return _apart(levels, blockers, width)

    def _levels(self, words: int) -> Content:
        """Return the sides: with all words, the first with all, with few, or with numbers."""
        standing = self._standing
        parts = []
        for index, side in enumerate(standing.sides):
            thin = side.thin
            says = _number(side.claimed) if thin is None else "?"
            if words > 2 or (words == 2 and index == 0):  # noqa: PLR2004 as told above
                says = say_standing(side.features, thin, brief=False)
            elif words and index == 0:
                says = say_standing(side.features, thin, brief=True)
            parts.append(_side(side, standing.top, _COLOURS[min(index, 1)], says))
        return Content("   ").join(parts)

    def _names(self, width: int) -> Content:
        """Return the first names of what blocks, as many as there is room for."""
        titles = list(dict.fromkeys(blocker.title for blocker in self._standing.blockers))
        said = ""
        for number, title in enumerate(titles):
            more = f"{said} · {title}" if said else f"◆ {title}"
            rest = len(titles) - number - 1
            after = sentence(" · and {rest} more", rest=rest) if rest else ""
            if cells(more + after) > width:
                left = len(titles) - number
                said = (
                    sentence("{said} · and {left} more", said=said, left=left)
                    if said
                    else cut(more, width)
                )
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


def _side(side: LiveSide, top: int, colour: str, says: str) -> Content:
    head = ((f"{side.title} ", f"bold {colour}"), (_ladder(side, top), colour))
    return line(*head, (f" {says}", "bold"))


def _blockers(says: str) -> Content:
    return line(
        clickable(f"{key_to('blockers')} ", _LIST, "bold $accent"), clickable(says, _LIST, "bold")
    )


def _ladder(side: LiveSide, top: int) -> str:
    """Return a rung for each level above 0: full when supported, half when claimed."""
    claimed, supported = side.claimed or 0, side.supported or 0
    rungs = ("■" if n <= supported else "◧" if n <= claimed else "□" for n in range(1, top + 1))
    return "".join(rungs)


def _number(level: int | None) -> str:
    return "–" if level is None else str(level)
