"""How the application looks and speaks, whatever is on its screens."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from textual.app import App

from advisor.translation import sentence
from advisor.tui.appearance.themes import EXTRA_VARIABLES, PLAIN, THEMES, after

if TYPE_CHECKING:
    from textual.filter import LineFilter

NEWS_SECONDS = 8


class ThemedApp(App[None]):
    """Its themes, the terminal's own colours where none are wanted, and what is said over it."""

    def __init__(self) -> None:
        super().__init__()
        self._times: dict[str, int] = {}  # how often each message is said at the moment
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = PLAIN.name if self.no_color else "dark"

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Give themes that are not ours the colours our styles name."""
        return EXTRA_VARIABLES

    def get_line_filters(self) -> "Sequence[LineFilter]":
        """Paint nothing where colour is not wanted: the terminal keeps its own."""
        if self.theme != PLAIN.name:
            return super().get_line_filters()
        from advisor.tui.appearance.colour_removal import ColourRemoval  # noqa: PLC0415 for the plain look alone

        return [ColourRemoval()]

    def action_next_theme(self) -> None:
        """Change to the next theme."""
        self.action_look(after(self.theme))

    def action_look(self, theme: str) -> None:
        """Change to a theme, unless the terminal is to keep its own colours."""
        if self.no_color:
            self.tell(sentence("NO_COLOR is set: the terminal's own colours stay."))
        else:
            self.theme = theme

    def tell(self, text: str) -> None:
        """Say over the screen at hand what was done."""
        self.notify(text, timeout=NEWS_SECONDS, markup=False)

    def notify(self, message: str, **how: Any) -> None:
        """Say something over the screen at hand; said again, it is counted and not shown twice."""
        told = [n for n in self._notifications if n.message == self._counted(message)]
        self._times[message] = self._times.get(message, 0) + 1 if told else 1
        for same in told:
            self._unnotify(same, refresh=False)
        super().notify(self._counted(message), **how)

    def _counted(self, message: str) -> str:
        often = self._times.get(message, 1)
        return f"{message} ({often} times)" if often > 1 else message
