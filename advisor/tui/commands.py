"""What the command palette offers: all that keys do on the screen at hand, by name."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from textual.app import SystemCommand
from textual.screen import Screen

from advisor.tui.theme import THEMES

if TYPE_CHECKING:
    from advisor.tui.app import AdvisorApp


def commands(app: "AdvisorApp", screen: Screen[object]) -> Iterable[SystemCommand]:
    """Yield a command for each key that does something now, and one for each theme."""
    seen = set()
    for active in screen.active_bindings.values():
        binding = active.binding
        if binding.description and binding.action not in seen and active.enabled:
            seen.add(binding.action)
            yield SystemCommand(
                binding.description.capitalize(),
                binding.tooltip or binding.description,
                _runner(app, binding.action, active.node),
            )
    for theme in THEMES:
        yield SystemCommand(f"Theme: {theme.name}", "Change how it looks", _themer(app, theme.name))


def _runner(app: "AdvisorApp", action: str, node: object) -> "_Run":
    return _Run(app, action, node)


class _Run:
    """Performs an action where its key is bound."""

    def __init__(self, app: "AdvisorApp", action: str, node: object) -> None:
        self._app, self._action, self._node = app, action, node

    async def __call__(self) -> None:
        await self._app.run_action(self._action, self._node)


def _themer(app: "AdvisorApp", name: str) -> object:
    def change() -> None:
        app.theme = name

    return change
