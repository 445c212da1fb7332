"""The keys that do the same on every screen."""

from textual.binding import Binding

from advisor.translation import sentence
from advisor.tui.keyboard.key_table import bound

KEYS_EVERYWHERE: tuple[Binding, ...] = (
    bound("undo", "undo", "undo", sentence("Take back the last change")),
    bound("redo", "redo", "redo", sentence("Make it again"), show=False),
    bound("help", "help", "help", sentence("The keys of this screen")),
    bound(
        "take-over",
        "take_over",
        sentence("write here"),
        sentence("Write to a file open elsewhere"),
    ),
    bound("settle", "settle", "settle", sentence("Say which answers of a conflict stay")),
    bound("commands", "palette", "commands", sentence("All commands by name")),
    bound("find", "find", "find", sentence("Find a practice as you type")),
    bound(
        "proposals",
        "proposals",
        "proposals",
        sentence("Evidence that a scan proposed"),
        show=False,
    ),
    bound(
        "blockers",
        "blockers",
        "blockers",
        sentence("All that blocks the next level"),
        show=False,
    ),
    bound("theme", "next_theme", "theme", sentence("Dark, light or plain"), show=False),
    bound("quit", "quit", "quit", sentence("Everything is saved already"), show=False),
)
