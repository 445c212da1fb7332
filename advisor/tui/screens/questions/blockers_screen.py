"""What keeps the team from the next level, and a way to each question."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets.option_list import Option

from advisor.scoring.model import Blocker
from advisor.translation import sentence
from advisor.tui.keyboard.key_table import bound
from advisor.tui.screens.base.panel_screen import PanelScreen
from advisor.tui.widgets.choice_list import ChoiceList
from advisor.tui.widgets.text import hanging, line, lines
from advisor.tui.workspace.live_score import say_blockers
from advisor.words.criterion import name_of
from advisor.words.standing_bar import say_why

if TYPE_CHECKING:
    from advisor.tui.workspace.workspace import Workspace


class BlockersScreen(PanelScreen[str]):
    """Returns the id of the practice to go to."""

    BINDINGS: ClassVar[list[BindingType]] = [bound("blockers", "leave", "back", show=False)]

    def __init__(self, workspace: "Workspace") -> None:
        super().__init__(say_blockers(workspace.standing))
        self._workspace = workspace

    def body(self) -> Iterable[Widget]:
        """Yield the list."""
        yield ChoiceList(sentence("go to the question"), id="blocking")

    def begin(self) -> None:
        """Fill the list."""
        choices = self.query_one("#blocking", ChoiceList)
        width = max(30, min(94, int(self.size.width * 0.9) - 8))
        blockers, unasked = self._workspace.standing.blockers, set(self._workspace.not_asked)
        asked = [blocker for blocker in blockers if blocker.practice not in unasked]
        choices.add_options(_rows(asked, width))
        if unasked:
            heading = line((sentence("Not among the quick questions"), "bold $accent"))
            choices.add_option(Option(heading, disabled=True))
            rest = [blocker for blocker in blockers if blocker.practice in unasked]
            choices.add_options(_rows(rest, width))
        choices.action_first()
        choices.focus()

    def on_option_list_option_selected(self, event: ChoiceList.OptionSelected) -> None:
        """Return the practice."""
        self.close_with((event.option_id or "").partition("/")[0] or None)


def _rows(blockers: list[Blocker], width: int) -> Iterator[Option]:
    """Yield each criterion that blocks below why, and the practice it belongs to."""
    for blocker in blockers:
        style = "$error" if blocker.why == "lacking" else "$warning"
        head = line((f"{say_why(blocker)}: ", f"bold {style}"), (blocker.title, "bold"))
        text = hanging(Content("  "), line((blocker.text or "", "$quiet")), width)
        yield Option(lines([head, text]), id=name_of(blocker))
