"""A practice found while its name is typed."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Input
from textual.widgets.option_list import Option

from advisor.tui.order import matching
from advisor.tui.screens.entry import WordsInput
from advisor.tui.screens.panel import PanelScreen
from advisor.tui.widgets.choices import Choices
from advisor.tui.widgets.text import fitted, line

if TYPE_CHECKING:
    from advisor.tui.workspace import Workspace


class FindInput(WordsInput):
    """What is looked for; the arrow keys move through what was found."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", "go there"),
        Binding("down", "screen.move(1)", "choose"),
        Binding("up", "screen.move(-1)", "choose"),
    ]


class FindScreen(PanelScreen[str]):
    """Returns the id of the practice chosen."""

    def __init__(self, workspace: "Workspace") -> None:
        super().__init__("Find a practice")
        self._workspace = workspace

    def body(self) -> Iterable[Widget]:
        """Yield the field and what was found."""
        yield FindInput(placeholder="words of its title, question, dimension or id", compact=True)
        found = Choices("go there", id="found")
        found.can_focus = False
        yield found

    def on_mount(self) -> None:
        """Begin with every practice."""
        self.query_one(FindInput).focus()
        self._fill("")

    def on_input_changed(self, event: Input.Changed) -> None:
        """Show what contains the words typed."""
        self._fill(event.value)

    def _fill(self, words: str) -> None:
        found = self.query_one("#found", Choices)
        found.clear_options()
        width = max(40, min(96, int(self.size.width * 0.9) - 6))
        titles = {d.id: d.title for d in self._workspace.rubric.dimensions}
        options = [
            Option(
                line(
                    (fitted(practice.title, width - 30), "bold"),
                    (fitted(f"  {titles[practice.dimension]}", 24), "$quiet"),
                    self._mark(practice.id),
                ),
                id=practice.id,
            )
            for practice in matching(self._workspace.rubric, words)
        ]
        found.add_options(options or [Option("Nothing contains these words.", disabled=True)])
        found.highlighted = 0 if options else None

    def _mark(self, practice_id: str) -> tuple[str, str]:
        level = self._workspace.answer_to(practice_id).level
        return ("open", "$quiet") if level is None else (str(level)[:6], "$success")

    def action_move(self, by: int) -> None:
        """Mark a neighbouring find."""
        found = self.query_one("#found", Choices)
        (found.action_cursor_down if by > 0 else found.action_cursor_up)()

    def on_input_submitted(self) -> None:
        """Choose what is marked."""
        self.query_one("#found", Choices).action_select()

    def on_option_list_option_selected(self, event: Choices.OptionSelected) -> None:
        """Return what was chosen."""
        self.dismiss(event.option_id)
