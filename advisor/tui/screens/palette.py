"""All commands of the screen at hand, by name."""

from textual.widgets.option_list import Option

from advisor.tui.commands import Command
from advisor.tui.screens.search import SearchScreen
from advisor.tui.widgets.text import fitted, line, row_of


class PaletteScreen(SearchScreen[Command]):
    """Returns the command chosen."""

    hint = "what to do"

    def __init__(self, commands: list[Command]) -> None:
        super().__init__("Commands")
        self._commands = commands

    def found(self, words: str, width: int) -> list[Option]:
        """Return the commands that contain the words."""
        wanted = words.casefold().split()
        return [
            Option(
                row_of(
                    line((fitted(command.keys, 12), "bold $accent"), (command.name, "bold")),
                    line((command.says, "$quiet")),
                    width,
                    30,
                ),
                id=str(number),
            )
            for number, command in enumerate(self._commands)
            if all(word in f"{command.name} {command.says}".casefold() for word in wanted)
        ]

    def chosen(self, option_id: str) -> None:
        """Return the command."""
        self.close_with(self._commands[int(option_id)])
