"""The tabs one can go to, and whether everything is saved, at the head of every screen."""

from textual import events
from textual.content import Content
from textual.widgets import Static

from advisor.tui.keyboard.key_table import key_to
from advisor.tui.tabs import TABS
from advisor.tui.widgets.text import ACTION, clickable, line

_STATES = {
    "saved": ("✓ saved", "$success"),
    "read_only": ("● read-only", "$warning"),
    "recovering": ("! recovery", "bold $error"),
    "conflict": ("! conflict", "bold $error"),
}


class TabBar(Static):
    """One line: the tabs, the one at hand marked, and the state of the file."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    TabBar { height: 1; background: $panel; text-wrap: nowrap; text-overflow: clip; }
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
        """Return the line: the state in full, and of the tabs as much as leaves it room."""
        text, style = _STATES.get(self._state, (self._state, ""))
        state = line((f"{text} ", style))
        width = self.content_size.width
        for titled in (set(TABS), {self._here}, set[str]()):
            left = Content("").join([self._tab(name, name in titled) for name in TABS])
            if left.cell_length + state.cell_length <= width:
                return left + Content(" " * (width - left.cell_length - state.cell_length)) + state
        return left.truncate(max(0, width - state.cell_length)) + state

    def _tab(self, name: str, titled: bool) -> Content:
        action = f"app.go('{name}')"
        style = "bold reverse" if name == self._here else ""
        key = clickable(f" {key_to(f'go-{name}')}", action, style or "bold $accent")
        if not titled:
            return line(key, clickable(" ", action, style))
        return line(key, clickable(f" {TABS[name].title} ", action, style or "$foreground"))

    async def on_click(self, event: events.Click) -> None:
        """Go to the tab under the pointer."""
        action = event.style.meta.get(ACTION)
        if action:
            await self.app.run_action(action)
