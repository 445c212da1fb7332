"""A file chosen from those near by, or by its path."""

from collections.abc import Iterator
from contextlib import suppress
from itertools import islice
from pathlib import Path

from textual.widgets.option_list import Option

from advisor.document.presence import is_file, is_folder
from advisor.translation import sentence
from advisor.tui.screens.base.search_screen import SearchScreen
from advisor.tui.widgets.text import fitted, line
from advisor.tui.widgets.text_block import TextBlock

_MOST = 200
_HEAD = 4096
_ENDINGS = {".yaml", ".yml", ".json"}


class ChooseFileScreen(SearchScreen[Path]):
    """Returns the path of an answers file, or of a result where `results` allows it."""

    hint = sentence("part of a name, or the path of any file")
    nothing = sentence("No answers file with this in its name is here; enter takes it as a path.")

    def __init__(self, heading: str, *, results: bool = False) -> None:
        super().__init__(heading)
        self._near = list(islice(answers_files(Path(), results=results), _MOST))

    def found(self, words: str, width: int) -> list[Option]:
        """Return the files here and in folders below whose path contains the words."""
        wanted = words.strip().casefold()
        return [
            Option(line(fitted(str(path), width)), id=str(number))
            for number, path in enumerate(self._near)
            if wanted in str(path).casefold()
        ]

    def typed(self, words: str) -> bool:
        """Take the words as a path if there is such a file."""
        with suppress(OSError):
            path = Path(words).expanduser()
            if words and is_file(path):
                self.close_with(path)
                return True
        if not self.found(words, 0):
            wrong = line(
                (sentence("There is no file {words}.", words=words or "here"), "bold $error")
            )
            self.query_one("#wrong", TextBlock).show(wrong)
        return False

    def chosen(self, option_id: str) -> None:
        """Return the file."""
        self.close_with(self._near[int(option_id)])


def answers_files(folder: Path, *, results: bool = False, depth: int = 3) -> Iterator[Path]:
    """Yield files that look like answers, here and in folders below, nearest first."""
    below = []
    with suppress(OSError):
        for path in sorted(folder.iterdir()):
            if path.name.startswith("."):
                continue
            if is_folder(path):
                below.append(path)
            elif path.suffix in _ENDINGS and _is_one(path, results=results):
                yield path
    if depth > 1:
        for inner in below[:50]:
            yield from answers_files(inner, results=results, depth=depth - 1)


def _is_one(path: Path, *, results: bool) -> bool:
    with suppress(OSError), path.open(encoding="utf-8", errors="replace") as stream:
        head = stream.read(_HEAD)
        if '"schema_version"' in head:
            return results
        return any(
            row.startswith("rubric:") or row.lstrip(" {").startswith('"rubric"')
            for row in head.splitlines()
        )
    return False
