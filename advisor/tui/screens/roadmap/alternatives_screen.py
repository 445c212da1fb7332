"""What one more person of each role buys."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date

from textual import work
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static
from textual.worker import Worker, WorkerState

from advisor.roadmap.model import Alternative
from advisor.rubric.model import Rubric
from advisor.translation import sentence
from advisor.tui.screens.base.panel_screen import SCROLLING, PanelScreen
from advisor.tui.widgets.text import columns, line, lines
from advisor.tui.widgets.text_block import TextBlock
from advisor.words.alternative import (
    say_buys,
    say_capacity,
    say_columns,
    say_fte,
    say_gained,
    say_same_time,
    say_sooner,
)
from advisor.words.titles import Titles

_NONE = "–"
_ROOMY = 60
_Row = tuple[Content, Content, Content, Content]


class AlternativesScreen(PanelScreen[None]):
    """Plans with one more of each role, beside the plan at hand, which `about` names.

    `make` is called in a thread: it takes as long as several plans.
    """

    BINDINGS = [*SCROLLING]  # noqa: RUF012 as the panels declare them

    def __init__(self, rubric: Rubric, make: Callable[[], list[Alternative]], about: str) -> None:
        super().__init__(sentence("What one more person of each role buys"))
        self._titles = Titles(rubric)
        self._make = make
        self._about = about

    def body(self) -> Iterable[Widget]:
        """Yield which plan it is, and the table."""
        yield Static(line((self._about, "$quiet")), classes="hint", markup=False)
        with VerticalScroll(classes="scroll", can_focus=False):
            yield TextBlock(id="bought")

    def begin(self) -> None:
        """Begin to plan."""
        planning = sentence("Planning with one more of each role …")
        self.query_one("#bought", TextBlock).show(line((planning, "bold $warning")))
        self._plan()

    @work(thread=True, exit_on_error=False)
    def _plan(self) -> list[Alternative]:
        return self._make()

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Show what was planned."""
        if not event.worker.is_finished or self not in self.app.screen_stack:
            return
        block = self.query_one("#bought", TextBlock)
        if event.state is not WorkerState.SUCCESS:
            block.show(line((sentence("This cannot be planned."), "bold $error")))
            return
        width = block.content_size.width or self.size.width
        compared = event.worker.result or []
        made = list(_rows(compared, self._titles))
        rows = [row if width >= _ROOMY else (row[0], row[1], row[3]) for row in made]
        explained = line((say_columns(compared[0]), "$quiet"))
        block.show(lines([*columns(rows, width), Content(""), *explained.wrap(width)]))


def _rows(compared: Sequence[Alternative], titles: Titles) -> Iterator[_Row]:
    heads = (sentence("with"), sentence("date"), sentence("85 % sure"), sentence("buys"))
    yield _row(heads, "bold $accent")
    base = compared[0]
    for item in compared:
        who = say_same_time() if item.split else say_capacity(item, titles)
        idle = item.buys_nothing
        style = "$quiet" if idle else "bold"
        yield _row((who, _day(item.end), _day(item.p85), say_buys(base, item)), style)
        for role in item.capacity if item.split else ():
            yield _row((f"  {say_fte(role, item.capacity[role], titles)}", "", "", ""), "")
        for level in item.levels if item.end and not idle else ():
            sooner = "" if item is base else say_sooner(level)
            reached = f"  {say_gained(level, titles)}"
            yield _row((reached, _day(level.date), "", sooner), "$quiet")


def _row(texts: tuple[str, str, str, str], style: str) -> _Row:
    who, day, sure, buys = (line((text, style)) for text in texts)
    return who, day, sure, buys


def _day(day: date | None) -> str:
    return _NONE if day is None else day.isoformat()
