"""What went wrong, with place and remedy."""

from collections.abc import Iterable, Iterator, Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from advisor.errors import MOST_SHOWN, Problem
from advisor.plain_text import as_sentence
from advisor.translation import sentence
from advisor.tui.keyboard.key_table import bound
from advisor.tui.screens.base.panel_screen import SCROLLING, PanelScreen
from advisor.tui.widgets.text import line, lines


class ProblemsScreen(PanelScreen[None]):
    """Lists problems; any of the keys closes it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        bound("back", "leave", "back"),
        bound("choose", "leave", "back"),
        *SCROLLING,
    ]

    def __init__(
        self, problems: Sequence[Problem], heading: str = sentence("This does not work yet")
    ) -> None:
        super().__init__(heading)
        self._problems = problems

    def body(self) -> Iterable[Widget]:
        """Yield the problems."""
        with VerticalScroll(classes="scroll", can_focus=False):
            yield Static(lines(list(self._shown())), markup=False)

    def _shown(self) -> Iterator[Content]:
        for problem in self._problems[:MOST_SHOWN]:
            yield from problem_rows(problem)
        if len(self._problems) > MOST_SHOWN:
            yield line(
                (sentence("… and {number} more.", number=len(self._problems) - MOST_SHOWN), "bold")
            )


def problem_rows(problem: Problem) -> list[Content]:
    """Return a problem with its place and remedy, and a blank line after it."""
    rows = [line((as_sentence(problem.message), "bold"))]
    if problem.location:
        rows.append(line((str(problem.location), "$quiet")))
    if problem.hint:
        rows.append(line(("→ ", "$accent"), problem.hint))
    return [*rows, Content("")]
