"""The places one can go to, and whether everything is saved, at the head of every screen."""

from textual import events
from textual.content import Content
from textual.widgets import Static

from advisor.tui.keys import key_to
from advisor.tui.widgets.text import ACTION, clickable, line

PLACES = {
    "team": "Team",
    "walk": "Answer",
    "review": "Review",
    "results": "Results",
    "roadmap": "Roadmap",
    "export": "Export",
    "home": "Home",
}
SAYS = {
    "team": "Who the team is, its people, target and figures",
    "walk": "The questions, one at a time",
    "review": "What is open, doubtful or without evidence",
    "results": "Levels, dimensions, stages, and why",
    "roadmap": "What to do next, in which order, and where it leads",
    "export": "Write the report",
    "home": "Other assessments; this one is saved",
}
_STATES = {
    "saved": ("✓ saved", "$success"),
    "read_only": ("● read-only", "$warning"),
    "recovering": ("! recovery", "bold $error"),
    "conflict": ("! conflict", "bold $error"),
}


class TopBar(Static):
    """One line: the places, the one at hand marked, and the state of the file."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    TopBar { height: 1; background: $panel; text-wrap: nowrap; text-overflow: clip; }
    """

    def __init__(self, here: str) -> None:
        super().__init__(markup=False)
        self._here = here
        self._state = "saved"

    def show_state(self, state: str) -> None:
        """Say how the file stands."""
        if state != self._state:
            self._state = state
            self.refresh()

    def render(self) -> Content:
        """Return the line: the state in full, and of the places as much as leaves it room."""
        text, style = _STATES.get(self._state, (self._state, ""))
        state = line((f"{text} ", style))
        width = self.content_size.width
        for titled in (set(PLACES), {self._here}, set[str]()):
            left = Content("").join([self._place(place, place in titled) for place in PLACES])
            if left.cell_length + state.cell_length <= width:
                return left + Content(" " * (width - left.cell_length - state.cell_length)) + state
        return left.truncate(max(0, width - state.cell_length)) + state

    def _place(self, place: str, titled: bool) -> Content:
        action = f"app.go('{place}')"
        style = "bold reverse" if place == self._here else ""
        key = clickable(f" {key_to(f'go-{place}')}", action, style or "bold $accent")
        if not titled:
            return line(key, clickable(" ", action, style))
        return line(key, clickable(f" {PLACES[place]} ", action, style or "$foreground"))

    async def on_click(self, event: events.Click) -> None:
        """Go to the place under the pointer."""
        action = event.style.meta.get(ACTION)
        if action:
            await self.app.run_action(action)
