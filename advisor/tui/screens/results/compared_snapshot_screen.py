"""A snapshot beside the answers as they are now: what moved since."""

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import BindingType
from textual.widget import Widget

from advisor.errors import AdvisorError
from advisor.scoring.compare import compare
from advisor.scoring.model import Scorecard
from advisor.translation import sentence
from advisor.tui.keyboard.key_table import bound
from advisor.tui.screens.base.panel_screen import PanelScreen
from advisor.tui.screens.compare.comparison_rows import comparison_rows, say_comparison
from advisor.tui.widgets.choice_list import ChoiceList
from advisor.tui.widgets.text import line, lines
from advisor.tui.widgets.text_block import TextBlock


class ComparedSnapshotScreen(PanelScreen[None]):
    """Shows what moved between a snapshot, told by its name, and now."""

    BINDINGS: ClassVar[list[BindingType]] = [
        bound("next-part", "next_heading", sentence("next part"), sentence("The next heading")),
        bound(
            "previous-part",
            "next_heading(-1)",
            sentence("part before"),
            sentence("The one before heading"),
            show=False,
        ),
    ]

    def __init__(self, name: str, old: Scorecard, new: Scorecard) -> None:
        super().__init__(sentence("{name} and now", name=name))
        self._old = old
        self._new = new

    def body(self) -> Iterable[Widget]:
        """Yield why the level moved or not above what moved."""
        yield TextBlock(id="why-moved")
        yield ChoiceList(sentence("next part"), id="moved")

    def begin(self) -> None:
        """Compare."""
        moved, why = self.query_one("#moved", ChoiceList), self.query_one("#why-moved", TextBlock)
        try:
            comparison = compare(self._old, self._new)
        except AdvisorError as error:
            why.show(line((error.problems[0].message, "bold $error")))
            return
        said = say_comparison(self._old, self._new, comparison)
        why.show(lines([line((text, "bold $success")) for text in said]))
        width = max(50, min(94, int(self.size.width * 0.9) - 8))
        moved.add_options(list(comparison_rows(comparison, self._new, width)))
        moved.focus()
        moved.action_first()

    def action_next_heading(self, by: int = 1) -> None:
        """Mark the first row below the next heading."""
        self.query_one("#moved", ChoiceList).mark_next_heading(by)

    def on_option_list_option_selected(self) -> None:
        """Go on to the next part."""
        self.action_next_heading()
