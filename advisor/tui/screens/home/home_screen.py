"""Where one begins: recent assessments, a new one, a file, a sample, two to compare."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static
from textual.widgets.option_list import Option

from advisor.assessment.recent import Recent, forget, recent
from advisor.translation import sentence
from advisor.tui.keyboard.key_table import bound, key_to
from advisor.tui.screens.base.application import Application, application
from advisor.tui.widgets.choice_list import ChoiceList
from advisor.tui.widgets.key_bar import KeyBar
from advisor.tui.widgets.text import cells, cut, cut_left, line, lines
from advisor.tui.workspace.reading_time import whole_minutes
from advisor.words.standing_bar import say_time

if TYPE_CHECKING:
    from advisor.errors import AdvisorError

_PLACE = 12  # of a path, at the least
_NAMES = 40
_ACTIONS = (
    ("new", "new", sentence("New assessment"), sentence("every practice")),
    ("quick", "quick", sentence("Quick assessment"), sentence("what decides the level")),
    (
        "open",
        "open",
        sentence("Open an answers file"),
        sentence("one that you or somebody else began"),
    ),
    (
        "sample",
        "sample",
        sentence("Look at a sample team"),
        sentence("three made-up teams, answered in full"),
    ),
    ("compare", "compare", sentence("Compare two assessments"), sentence("what moved, and why")),
    ("portfolio", "portfolio", sentence("Look at many teams"), sentence("all that is in a folder")),
)
_NUMBERS = range(1, 10)
_STAIRS = (
    ("            ▄▄▄▄▄▄", sentence("2  pipelines under CI/CD")),
    ("      ▄▄▄▄▄▄██████", sentence("1  an automated pipeline")),
    ("▄▄▄▄▄▄████████████", sentence("0  by hand")),
)


class HomeScreen(Screen[None]):
    """Lists what can be opened and begun."""

    ABOUT = sentence(
        "Begin here. An assessment is one file of answers: each answer is saved in it "
        "at once, so you can stop at any moment and go on later."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        *(bound(name, action, text.lower(), show=False) for name, action, text, _ in _ACTIONS),
        *(
            bound(
                f"number-{n}",
                f"recent({n})",
                sentence("open recent"),
                sentence("The one with this number"),
                show=False,
            )
            for n in _NUMBERS
        ),
        bound("quit", "app.quit", "quit"),
        bound(
            "theme", "app.next_theme", sentence("dark or light"), sentence("Dark, light or plain")
        ),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._recent: Sequence[Recent] = ()
        self._filled_for = 0
        self._times: dict[str, str] = {}

    @property
    def application(self) -> Application:
        """The application, which opens what is chosen."""
        return application(self)

    def compose(self) -> ComposeResult:
        """Lay out the title above one list."""
        yield Static(_title(), id="title", markup=False)
        yield ChoiceList("open", id="choices")
        yield KeyBar()

    def on_screen_resume(self) -> None:
        """Show what was worked on meanwhile."""
        if self._filled_for:
            self.fill()

    def on_resize(self) -> None:
        """Fill the list, its columns as wide as the screen allows."""
        if self.size.width != self._filled_for:
            self.fill()
            self.call_after_refresh(self._measure)

    def _measure(self) -> None:
        """Say how long the questions take, once all else is shown: it takes the whole rubric."""
        if self._times or self not in self.app.screen_stack:
            return
        from advisor.rubric.catalogue import find_rubric  # noqa: PLC0415 what needs it comes later

        rubric = self.application.rubric or find_rubric()
        for name, quick in (("new", False), ("quick", True)):
            self._times[name] = f", {say_time(whole_minutes(rubric, {}, quick=quick))}"
        self.fill()

    def fill(self) -> None:
        """Show actions and recent assessments."""
        choices = self.query_one("#choices", ChoiceList)
        marked = choices.highlighted
        self._recent = recent()[:9]
        self._filled_for = self.size.width
        width = max(40, self.size.width - 6)
        choices.clear_options()
        choices.add_options(self._options(width))
        choices.highlighted = marked if marked is not None else 0
        choices.focus()

    def _options(self, width: int) -> list[Option | None]:
        options: list[Option | None] = [
            Option(
                line(
                    (f"{key_to(name)}  ", "bold $accent"),
                    (f"{title:<25}", "bold"),
                    (text + self._times.get(name, ""), "$quiet"),
                ),
                id=action,
            )
            for name, action, title, text in _ACTIONS
        ]
        if self._recent:
            names = min(_NAMES, max(cells(item.team) for item in self._recent))
            options += [None]
            options += [
                Option(_recent_line(number, item, width, names), id=f"recent-{number}")
                for number, item in enumerate(self._recent, 1)
            ]
        return options

    def on_option_list_option_selected(self, event: ChoiceList.OptionSelected) -> None:
        """Do what was chosen."""
        self._choose(event.option_id or "")

    def _choose(self, name: str) -> None:
        if name.startswith("recent-"):
            self.action_recent(int(name.removeprefix("recent-")))
        else:
            getattr(self, f"action_{name}")()

    def action_recent(self, number: int) -> None:
        """Open one of the recent assessments."""
        if 0 < number <= len(self._recent):
            path = self._recent[number - 1].path
            self.application.open_path(Path(path), partial(self._unopened, path))

    def _unopened(self, path: str, error: "AdvisorError") -> None:
        """Say why a recent file does not open, and offer to choose another or to forget it."""
        from advisor.tui.screens.home.unopenable_file_screen import UnopenableFileScreen  # noqa: PLC0415

        def chosen(way: str | None) -> None:
            if way == "choose":
                self.action_open()
            elif way == "forget":
                forget(path)
                self.fill()

        self.app.push_screen(UnopenableFileScreen(path, error), chosen)

    def action_new(self, *, quick: bool = False) -> None:
        """Begin an assessment."""
        from advisor.tui.screens.home.new_assessment_screen import NewAssessmentScreen  # noqa: PLC0415 loaded when asked for

        self.app.push_screen(NewAssessmentScreen(self.application.rubric, quick=quick), self._begin)

    def action_quick(self) -> None:
        """Begin a quick assessment."""
        self.action_new(quick=True)

    def _begin(self, begun: "tuple[str, Path, bool] | None") -> None:
        if begun is not None:
            team, path, quick = begun
            self.application.begin(path, team=team, quick=quick)

    def action_open(self) -> None:
        """Choose a file."""
        from advisor.tui.screens.home.choose_file_screen import ChooseFileScreen  # noqa: PLC0415

        self.app.push_screen(ChooseFileScreen(sentence("Open an answers file")), self._opened)

    def _opened(self, path: Path | None) -> None:
        if path is not None:
            self.application.open_path(path)

    def action_sample(self) -> None:
        """Choose a sample team."""
        from advisor.tui.screens.home.samples_screen import SamplesScreen  # noqa: PLC0415

        self.app.push_screen(SamplesScreen(), self._sampled)

    def _sampled(self, path: Path | None) -> None:
        if path is not None:
            self.application.open_sample(path)

    def action_compare(self) -> None:
        """Choose two files."""
        from advisor.tui.screens.compare.compare_screen import CompareScreen  # noqa: PLC0415

        self.app.push_screen(CompareScreen(self.application.rubric))

    def action_portfolio(self) -> None:
        """Choose a folder of many teams' assessments."""
        from advisor.tui.screens.portfolio.portfolio_screen import PortfolioScreen  # noqa: PLC0415

        self.app.push_screen(PortfolioScreen(self.application.rubric))


def _title() -> Content:
    rows = [line((stairs, "bold $accent"), "   ", (text, "$quiet")) for stairs, text in _STAIRS]
    head = line(
        ("advisor", "bold $accent"),
        (sentence("   how mature is your ML delivery, why, and what to automate next"), "bold"),
    )
    return lines([head, Content(""), *rows])


def _recent_line(number: int, item: Recent, width: int, names: int) -> Content:
    """Return a row with the name in `names` cells, or two rows where it leaves too little room."""
    level = "–" if item.level is None else str(item.level)
    says = item.says or f"Level {level}"
    told = f"{says}  {item.answered:>3} of {item.total:<3}  {item.date}  "
    path = _short(item.path)
    team = line(
        (f"{key_to(f'number-{number}')}  ", "bold $accent"), (cut(item.team, width - 3), "bold")
    )
    place = width - names - len(told) - 5
    if cells(item.team) > names or place < min(_PLACE, cells(path)):
        below = line("   ", told, (cut_left(path, width - len(told) - 3), "$quiet"))
        return lines([team, below])
    gap = " " * (names + 5 - team.cell_length)
    return line(team, gap, told, (cut_left(path, place), "$quiet"))


def _short(path: str | Path) -> str:
    """Return a path from here, or from the user's home, where it lies below one of them."""
    for place, sign in ((Path.cwd(), ""), (Path.home(), "~/")):
        if Path(path).is_relative_to(place):
            return f"{sign}{Path(path).relative_to(place)}"
    return str(path)
