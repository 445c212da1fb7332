"""Many teams: who is where, what would lift them; a team is opened, two are compared."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import Screen
from textual.worker import Worker, WorkerState, get_current_worker

from advisor.errors import AdvisorError
from advisor.scoring.portfolio.model import Portfolio, TeamLine
from advisor.translation import sentence
from advisor.tui.keyboard.key_table import bound, key_to
from advisor.tui.screens.base.application import application
from advisor.tui.screens.portfolio.choose_folder_screen import ChooseFolderScreen
from advisor.tui.screens.portfolio.find_team_screen import FindTeamScreen
from advisor.tui.screens.portfolio.portfolio_rows import (
    listed_teams,
    portfolio_rows,
)
from advisor.tui.widgets.choice_list import ChoiceList
from advisor.tui.widgets.key_bar import KeyBar
from advisor.tui.widgets.text import line, lines
from advisor.tui.widgets.text_block import TextBlock
from advisor.words.portfolio import say_apart, say_clash, say_left_out, say_portfolio
from advisor.words.portfolio_chart import say_levels_held

if TYPE_CHECKING:
    from advisor.rubric.model import Rubric

_GROUP = "portfolio"
_TWO = 2


class PortfolioScreen(Screen[None]):
    """Asks for a folder of assessments, reads them in the background, and shows what they tell."""

    ABOUT = sentence(
        "Many teams from the assessments in a folder, those that stand lowest first, and below "
        "them what is told of all. Open a team, or mark two to compare them."
    )
    IS_RETURNED_TO: ClassVar[bool] = True
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        bound("portfolio", "portfolio", sentence("folder"), sentence("Choose another folder")),
        bound("find", "find", "find", sentence("Find a team as you type")),
        bound(
            "choose-and-stay",
            "mark_team",
            "mark",
            sentence("Mark a team, to compare it with another"),
        ),
        bound("compare", "compare", sentence("compare"), sentence("Compare the two marked")),
        bound("next-part", "next_heading", sentence("next part"), sentence("The next heading")),
        bound(
            "previous-part",
            "next_heading(-1)",
            sentence("part before"),
            sentence("The one before heading"),
            show=False,
        ),
        bound("back", "app.go('home')", "home"),
    ]

    def __init__(self, rubric: "Rubric | None") -> None:
        super().__init__()
        self._rubric = rubric
        self._place: Path | None = None
        self._portfolio: Portfolio | None = None
        self._teams: list[TeamLine] = []
        self._marked: list[int] = []

    def compose(self) -> ComposeResult:
        """Lay out what is told of all teams above the rows."""
        yield TextBlock(id="told")
        yield ChoiceList(sentence("open"), id="teams")
        yield KeyBar()

    def on_mount(self) -> None:
        """Ask for the folder, unless the screen was left before it was laid out."""
        if self not in self.app.screen_stack:
            return
        self._show()
        self.query_one("#teams", ChoiceList).focus()
        self.action_portfolio()

    def action_portfolio(self) -> None:
        """Choose a folder."""
        heading = sentence("Portfolio: the folder with the assessments")
        self.app.push_screen(ChooseFolderScreen(heading), self._chosen)

    def _chosen(self, place: Path | None) -> None:
        if place is not None:
            self._place, self._portfolio, self._marked = place, None, []
            self._show()
            self._read(place)

    @work(thread=True, group=_GROUP, exclusive=True, exit_on_error=False)
    def _read(self, place: Path) -> Portfolio | None:
        """Read all assessments; nothing comes of it once another folder is asked for."""
        from advisor.portfolio.kept_rows import KeptRows  # noqa: PLC0415 loaded when asked for
        from advisor.tui.screens.portfolio.folder_reading import judged, rows_below  # noqa: PLC0415

        rows, worker = KeptRows(), get_current_worker()
        for number, item in enumerate(rows_below(place, self._rubric)):
            if worker.is_cancelled:
                return None
            rows.take(item)
            if number % 20 == 0:
                self.app.call_from_thread(self._show_progress, place, number)
        return judged(rows, place, date.today())  # noqa: DTZ011 the reader's own calendar day

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Show what was read, or why nothing could be."""
        if event.worker.group != _GROUP or self not in self.app.screen_stack:
            return
        if event.state is WorkerState.SUCCESS and event.worker.result is not None:
            self._portfolio = event.worker.result
            self._teams = listed_teams(self._portfolio)
            self._show()
        elif event.state is WorkerState.ERROR:
            self._place = None
            self._show()
            if not isinstance(event.worker.error, AdvisorError):
                raise event.worker.error or RuntimeError
            application(self).show_problems(event.worker.error)

    def _show_progress(self, place: Path, number: int) -> None:
        if self in self.app.screen_stack and place == self._place and self._portfolio is None:
            said = sentence("{n:,} read …", n=number)
            self.query_one("#told", TextBlock).show(line((str(place), "bold"), f"  {said}"))

    def action_find(self) -> None:
        """Find a team, and mark its row."""
        rows = [team.row for team in self._teams]
        self.app.push_screen(FindTeamScreen(rows), self._go_to)

    def _go_to(self, number: int | None) -> None:
        if number is not None:
            choices = self.query_one("#teams", ChoiceList)
            choices.highlighted = choices.get_option_index(str(number))

    def action_next_heading(self, by: int = 1) -> None:
        """Mark the first row below the next heading."""
        self.query_one("#teams", ChoiceList).mark_next_heading(by)

    def on_option_list_option_selected(self, event: ChoiceList.OptionSelected) -> None:
        """Open the team of a row, or go on to the next part."""
        if event.option_id is None:
            self.action_next_heading()
        else:
            application(self).open_path(Path(self._teams[int(event.option_id)].row.source))

    def action_mark_team(self) -> None:
        """Mark the team, or take the mark back; of three the first is let go."""
        choices = self.query_one("#teams", ChoiceList)
        option = choices.highlighted_option
        if option is None or option.id is None:
            return
        number = int(option.id)
        if number in self._marked:
            self._marked.remove(number)
        else:
            self._marked = [*self._marked[-1:], number]
        self._show(choices.highlighted)

    def action_compare(self) -> None:
        """Compare the two teams that are marked."""
        from advisor.tui.screens.compare.compare_screen import CompareScreen  # noqa: PLC0415

        if len(self._marked) < _TWO:
            application(self).tell(
                sentence("Mark two teams with {key} first.", key=key_to("choose-and-stay"))
            )
            return
        first, second = (Path(self._teams[number].row.source) for number in self._marked)
        self.app.push_screen(CompareScreen(self._rubric, (first, second)))

    def on_resize(self) -> None:
        """Fit the rows to the width."""
        if self in self.app.screen_stack:
            self._show(self.query_one("#teams", ChoiceList).highlighted)

    def _show(self, highlighted: int | None = None) -> None:
        choices = self.query_one("#teams", ChoiceList)
        choices.clear_options()
        told = self.query_one("#told", TextBlock)
        found = self._portfolio
        if found is None:
            told.show(line((str(self._place or ""), "bold"), "  ", self._waiting()))
            return
        width = max(50, self.size.width - 7)
        choices.add_options(list(portfolio_rows(found, self._marked, width)))
        choices.highlighted = 1 if highlighted is None else highlighted
        told.show(lines([line((text, style)) for text, style in _told(found)]))

    def _waiting(self) -> str:
        if self._place is not None:
            return sentence("reading …")
        return sentence("Choose a folder with {key}.", key=key_to("portfolio"))


def _told(portfolio: Portfolio) -> list[tuple[str, str]]:
    """Return what is said above the rows, each with its style."""
    said = [(say_portfolio(portfolio), "bold")]
    said += [(say_levels_held(figures), "bold $success") for figures in portfolio.editions]
    remarks = list(say_left_out(portfolio)) + [say_clash(clash) for clash in portfolio.clashes]
    if len(portfolio.editions) > 1:
        remarks.append(say_apart())
    return said + [(text, "$quiet") for text in remarks[:3]]
