"""What keeps the team from the next level, and a way to each question."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets.option_list import Option

from advisor.tui.screens.panel import PanelScreen
from advisor.tui.standing import say_blockers, say_gap
from advisor.tui.widgets.choices import Choices
from advisor.tui.widgets.text import line, row_of

if TYPE_CHECKING:
    from advisor.tui.workspace import Workspace


class BlockersScreen(PanelScreen[str]):
    """Returns the id of the practice to go to."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("B", "leave", "back", show=False)]

    def __init__(self, workspace: "Workspace") -> None:
        super().__init__(say_blockers(workspace.standing))
        self._workspace = workspace

    def body(self) -> Iterable[Widget]:
        """Yield the list."""
        yield Choices("go to the question", id="blocking")

    def begin(self) -> None:
        """Fill the list."""
        choices = self.query_one("#blocking", Choices)
        width = max(30, min(94, int(self.size.width * 0.9) - 8))
        unasked = set(self._workspace.not_asked)
        for blocker in self._workspace.standing.blockers:
            reason = say_gap(blocker)
            if blocker.practice in unasked:
                reason += "; not a quick question"
            row = row_of(line((blocker.title, "bold")), line((reason, "$quiet")), width)
            choices.add_option(Option(row, id=blocker.practice))
        choices.highlighted = 0 if choices.option_count else None
        choices.focus()

    def on_option_list_option_selected(self, event: Choices.OptionSelected) -> None:
        """Return the practice."""
        self.close_with(event.option_id)
