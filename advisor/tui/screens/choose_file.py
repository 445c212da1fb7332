"""A file chosen from those near by, or by its path."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Input, Static
from textual.widgets.option_list import Option

from advisor.tui.screens.entry import WordsInput
from advisor.tui.screens.panel import PanelScreen
from advisor.tui.widgets.choices import Choices
from advisor.tui.widgets.text import fitted, line

_MOST = 200
_HEAD = 4096
_ENDINGS = {".yaml", ".yml", ".json"}


class PathInput(WordsInput):
    """The path; the arrow keys move through the files found."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", "open"),
        Binding("down", "screen.move(1)", "choose"),
        Binding("up", "screen.move(-1)", "choose"),
    ]


class ChooseFileScreen(PanelScreen[Path]):
    """Returns the path of an answers file, or of a result where `results` allows it."""

    def __init__(self, heading: str, *, results: bool = False) -> None:
        super().__init__(heading)
        self._results = results
        self._found: list[Path] = []

    def body(self) -> Iterable[Widget]:
        """Yield the field, and the files here and in the folders below."""
        yield PathInput(placeholder="part of a name, or a path of any file", compact=True)
        files = Choices("open", id="found")
        files.can_focus = False
        yield files
        yield Static(id="wrong", classes="wrong", markup=False)

    def on_mount(self) -> None:
        """List what is near by."""
        self.query_one(PathInput).focus()
        self._found = list(islice(answers_files(Path(), results=self._results), _MOST))
        self._fill("")

    def on_input_changed(self, event: Input.Changed) -> None:
        """List what the words typed are part of."""
        self._fill(event.value)

    def _fill(self, words: str) -> None:
        found = self.query_one("#found", Choices)
        found.clear_options()
        width = max(30, min(96, int(self.size.width * 0.9) - 6))
        near = [path for path in self._found if words.strip().casefold() in str(path).casefold()]
        options = [Option(line(fitted(str(path), width)), id=str(path)) for path in near]
        none = "No answers file with this in its name is here; enter takes it as a path."
        found.add_options(options or [Option(none, disabled=True)])
        found.highlighted = 0 if options else None

    def action_move(self, by: int) -> None:
        """Mark a neighbouring file."""
        found = self.query_one("#found", Choices)
        (found.action_cursor_down if by > 0 else found.action_cursor_up)()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Open the path typed if there is one, else what is marked."""
        typed = Path(event.value.strip()).expanduser()
        with suppress(OSError):
            if event.value.strip() and typed.is_file():
                self.dismiss(typed)
                return
        found = self.query_one("#found", Choices)
        if found.highlighted is not None:
            found.action_select()
        else:
            self.query_one("#wrong", Static).update(
                line((f"There is no file {event.value.strip() or 'here'}.", "bold $error"))
            )

    def on_option_list_option_selected(self, event: Choices.OptionSelected) -> None:
        """Open what was chosen."""
        if event.option_id:
            self.dismiss(Path(event.option_id))


def answers_files(folder: Path, *, results: bool = False, depth: int = 3) -> Iterator[Path]:
    """Yield files that look like answers, here and in folders below, nearest first."""
    below = []
    with suppress(OSError):
        for path in sorted(folder.iterdir()):
            if path.name.startswith("."):
                continue
            if path.is_dir():
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
