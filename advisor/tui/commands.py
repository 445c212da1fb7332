"""What the command palette offers: all that keys do on the screen at hand, by name."""

from collections.abc import Awaitable, Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING

from textual.app import SystemCommand
from textual.screen import Screen

from advisor.tui.theme import THEMES
from advisor.tui.widgets.key_bar import is_ours

if TYPE_CHECKING:
    from textual.dom import DOMNode

    from advisor.tui.app import AdvisorApp


def commands(app: "AdvisorApp", screen: Screen[object]) -> Iterable[SystemCommand]:
    """Yield a command for each key that does something now, and one for each theme."""
    seen = set()
    for key, active in screen.active_bindings.items():
        binding = active.binding
        if is_ours(binding) and binding.action not in seen and active.enabled:
            seen.add(binding.action)
            name = binding.description[:1].upper() + binding.description[1:]
            name += f" {key}" if key.isdigit() else ""
            run = _performing(app, binding.action, active.node)
            yield SystemCommand(name, binding.tooltip or binding.description, run)
    for theme in THEMES:
        change = partial(setattr, app, "theme", theme.name)
        yield SystemCommand(f"Theme: {theme.name}", "Change how it looks", change)


def _performing(app: "AdvisorApp", action: str, node: "DOMNode") -> Callable[[], Awaitable[None]]:
    async def run() -> None:
        await app.run_action(action, node)

    return run
