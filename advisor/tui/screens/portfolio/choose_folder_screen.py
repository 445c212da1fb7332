"""A folder of assessments chosen from those near by, or by its path."""

from contextlib import suppress
from itertools import islice
from pathlib import Path

from textual.widgets.option_list import Option

from advisor.document.presence import is_there
from advisor.translation import sentence
from advisor.tui.screens.base.search_screen import SearchScreen
from advisor.tui.screens.home.choose_file_screen import answers_files
from advisor.tui.widgets.text import fitted, line
from advisor.tui.widgets.text_block import TextBlock

_MOST = 200


class ChooseFolderScreen(SearchScreen[Path]):
    """Returns the path of a folder, or of the manifest of a portfolio."""

    hint = sentence("part of a name, or the path of any folder or manifest")
    nothing = sentence("No folder with this in its name is here; enter takes it as a path.")

    def __init__(self, heading: str) -> None:
        super().__init__(heading)
        self._near = _folders()

    def found(self, words: str, width: int) -> list[Option]:
        """Return the folders here whose path contains the words."""
        wanted = words.strip().casefold()
        return [
            Option(line(fitted(_told(path), width)), id=str(number))
            for number, path in enumerate(self._near)
            if wanted in _told(path).casefold()
        ]

    def typed(self, words: str) -> bool:
        """Take the words as a path if there is something."""
        with suppress(OSError):
            path = Path(words).expanduser()
            if words and is_there(path):
                self.close_with(path)
                return True
        if not self.found(words, 0):
            wrong = sentence("There is no folder {words}.", words=words)
            self.query_one("#wrong", TextBlock).show(line((wrong, "bold $error")))
        return False

    def chosen(self, option_id: str) -> None:
        """Return the folder."""
        self.close_with(self._near[int(option_id)])


def _folders() -> list[Path]:
    """Return the folder at hand, and those below it that hold assessments."""
    files = islice(answers_files(Path(), results=True), _MOST)
    below = {parent for path in files for parent in path.parents if parent != Path()}
    return [Path(), *sorted(below)]


def _told(path: Path) -> str:
    return sentence("all that is here") if path == Path() else str(path)
