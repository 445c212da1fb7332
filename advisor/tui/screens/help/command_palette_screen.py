"""All commands of the screen at hand, by name."""

from textual.content import Content
from textual.widgets.option_list import Option

from advisor.translation import sentence
from advisor.tui.screens.base.search_screen import SearchScreen
from advisor.tui.screens.help.palette_commands import Command
from advisor.tui.widgets.text import columns, line


class CommandPaletteScreen(SearchScreen[Command]):
    """Returns the command chosen."""

    hint = sentence("what to do")

    def __init__(self, commands: list[Command]) -> None:
        super().__init__("Commands")
        self._commands = commands
        self._rows: tuple[int, list[Content]] = (0, [])

    def found(self, words: str, width: int) -> list[Option]:
        """Return the commands that contain the words."""
        wanted = words.casefold().split()
        if self._rows[0] != width:  # the columns stay where they are while one types
            self._rows = width, columns([_parts(command) for command in self._commands], width)
        return [
            Option(row, id=str(number))
            for number, (command, row) in enumerate(zip(self._commands, self._rows[1], strict=True))
            if all(word in f"{command.name} {command.says}".casefold() for word in wanted)
        ]

    def chosen(self, option_id: str) -> None:
        """Return the command."""
        self.close_with(self._commands[int(option_id)])


def _parts(command: Command) -> tuple[Content, ...]:
    return (
        line((command.keys, "bold $accent")),
        line((command.name, "bold")),
        line((command.says, "$quiet")),
    )
