"""A new assessment: the team's name, and the file its answers go into."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType
from textual.containers import Horizontal
from textual.widget import Widget
from textual.widgets import Input, Label, Static

from advisor.document.presence import is_there
from advisor.plain_text import slug
from advisor.rubric.catalogue import find_rubric
from advisor.translation import sentence
from advisor.tui.forms.discard_question import LEAVE_HINT, DiscardQuestion, question
from advisor.tui.keyboard.key_table import bound
from advisor.tui.screens.base.entry_screen import WordsInput
from advisor.tui.screens.base.panel_screen import PanelScreen
from advisor.tui.widgets.selector import Selector
from advisor.tui.widgets.text import line
from advisor.tui.workspace.reading_time import whole_minutes
from advisor.words.standing_bar import say_time

if TYPE_CHECKING:
    from advisor.rubric.model import Rubric

NewAssessment = tuple[str, Path, bool]


class NewAssessmentInput(WordsInput):
    """A field; enter goes to the next, and from the last begins."""

    BINDINGS: ClassVar[list[BindingType]] = [bound("entry-save", "submit", "begin")]


class NewAssessmentScreen(PanelScreen[NewAssessment]):
    """Returns the team's name, the path of its file, and whether it is the quick assessment."""

    CSS_PATH = "../../styles/forms.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        bound("next-part", "app.focus_next", sentence("next field")),
        bound("previous-part", "app.focus_previous", sentence("field before"), show=False),
        bound("entry-abandon", "leave", "leave", LEAVE_HINT),
    ]

    def __init__(self, rubric: "Rubric | None", *, quick: bool) -> None:
        super().__init__(sentence("A new assessment"))
        self._rubric = rubric
        self._quick = quick
        self._suggested = ""
        self._discard = DiscardQuestion()

    def body(self) -> Iterable[Widget]:
        """Yield the fields."""
        with Horizontal(classes="row"):
            yield Label("Team", classes="label")
            yield NewAssessmentInput(
                id="team", placeholder=sentence("how people call the team"), compact=True
            )
        with Horizontal(classes="row"):
            yield Label("File", classes="label")
            yield NewAssessmentInput(
                id="file", placeholder=sentence("where the answers go"), compact=True
            )
        with Horizontal(classes="row"):
            yield Label("Questions", classes="label")
            rubric = self._rubric or find_rubric()
            every, few = (say_time(whole_minutes(rubric, {}, quick=q)) for q in (False, True))
            kinds = [
                (False, sentence("all of them, {every}", every=every)),
                (True, f"quick, {few}"),
            ]
            yield Selector(kinds, self._quick, id="kind")
        hint = sentence("Each answer is saved in the file at once. You can stop at any time.")
        yield Static(line((hint, "$quiet")), classes="hint", markup=False)
        yield Static(id="wrong", classes="wrong", markup=False)

    def begin(self) -> None:
        """Begin with the name."""
        self.query_one("#team", Input).focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Name the file after the team until it is named by hand."""
        path = self.query_one("#file", Input)
        if event.input.id == "team" and path.value in {"", self._suggested}:
            self._suggested = str(_free_path(slug(event.value)))
            path.value = self._suggested

    def action_leave(self) -> None:
        """Leave; what was typed is let go only when asked twice."""
        typed = [field.value for field in self.query(Input)]
        if self._discard.may_discard(typed, ["", ""]) or typed == ["", self._suggested]:
            super().action_leave()
        else:
            self.query_one("#wrong", Static).update(line((question(), "bold $warning")))

    def on_selector_submitted(self) -> None:
        """Begin, from the choice."""
        self.on_input_submitted()

    def on_input_submitted(self) -> None:
        """Begin, when both fields will do."""
        team = self.query_one("#team", Input).value.strip()
        path = self.query_one("#file", Input).value.strip()
        problem = _problem(team, path)
        if problem:
            self.query_one("#wrong", Static).update(line((problem, "bold $error")))
            self.query_one("#team" if not team else "#file", Input).focus()
            return
        quick = self.query_one("#kind", Selector).value is True
        self.close_with((team, Path(path).expanduser(), quick))


def _free_path(name: str) -> Path:
    """Return a path in the folder at hand that nothing stands at."""
    candidates = (f"{name}{'' if n == 1 else f'-{n}'}.yaml" for n in range(1, 1000))
    return next((Path(c) for c in candidates if not is_there(Path(c))), Path(f"{name}.yaml"))


def _problem(team: str, path: str) -> str | None:
    if not team:
        return sentence("The team needs a name.")
    if not path:
        return sentence("The answers need a file.")
    if is_there(Path(path).expanduser()):
        return sentence("This file is there already: choose another name, or open it from home.")
    return None
