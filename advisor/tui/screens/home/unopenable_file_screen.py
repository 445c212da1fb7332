"""A recent file that cannot be opened: why not, and what to do about it."""

from collections.abc import Iterable
from typing import Literal

from textual.containers import VerticalScroll
from textual.widget import Widget
from textual.widgets import Static
from textual.widgets.option_list import Option

from advisor.errors import AdvisorError
from advisor.translation import sentence
from advisor.tui.screens.base.panel_screen import PanelScreen
from advisor.tui.screens.help.problems_screen import problem_rows
from advisor.tui.widgets.choice_list import ChoiceList
from advisor.tui.widgets.text import line, lines

Way = Literal["choose", "forget"]
_FIRST = 3  # of many problems, the file is most likely another kind of file


class UnopenableFileScreen(PanelScreen[Way]):
    """Says what is wrong; returns whether to choose another file or to forget this one."""

    def __init__(self, path: str, error: AdvisorError) -> None:
        super().__init__(sentence("This file cannot be opened"))
        self._path = path
        self._problems = error.problems

    def body(self) -> Iterable[Widget]:
        """Yield what is wrong, and the ways out."""
        rows = [line((self._path, "bold"))]
        rows += [row for problem in self._problems[:_FIRST] for row in problem_rows(problem)[:-1]]
        more = len(self._problems) - _FIRST
        if more > 0:
            rows.append(line((sentence("and {more} more", more=more), "$quiet")))
        with VerticalScroll(classes="scroll", can_focus=False):
            yield Static(lines(rows), markup=False)
        yield ChoiceList("choose", id="ways")

    def begin(self) -> None:
        """Offer the ways."""
        ways = self.query_one("#ways", ChoiceList)
        ways.add_option(
            Option(sentence("Choose another file: it may have been moved"), id="choose")
        )
        ways.add_option(
            Option(sentence("Take it from the list of recent assessments"), id="forget")
        )
        ways.highlighted = 0
        ways.focus()

    def on_option_list_option_selected(self, event: ChoiceList.OptionSelected) -> None:
        """Return the way chosen."""
        self.close_with("forget" if event.option_id == "forget" else "choose")
