"""What backs an answer: the list, and a form to add to it."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, ClassVar, cast

from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Label, Static

from advisor.assessment.model import Evidence
from advisor.errors import AdvisorError
from advisor.tui.screens.entry import WordsInput
from advisor.tui.screens.panel import PanelScreen
from advisor.tui.widgets.choice import Choice
from advisor.tui.widgets.text import line, lines

if TYPE_CHECKING:
    from advisor.tui.app import AdvisorApp
    from advisor.tui.workspace import Workspace

_DAY = "YYYY-MM-DD"


class EvidenceInput(WordsInput):
    """A field of the form; enter adds what the form says."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "submit", "add")]


class EvidenceScreen(PanelScreen[None]):
    """Lists evidence, adds some, takes the last away."""

    CSS_PATH = "../styles/form.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "app.focus_next", "next field"),
        Binding("ctrl+r", "remove", "remove the last"),
        Binding("escape", "leave", "done"),
    ]

    def __init__(self, workspace: "Workspace") -> None:
        super().__init__(f"Evidence: {workspace.practice.title}")
        self._workspace = workspace

    def body(self) -> Iterable[Widget]:
        """Yield the list and the form."""
        rubric = self._workspace.rubric
        kinds = [(k.id, f"{k.title}: supports up to level {k.caps}") for k in rubric.evidence_kinds]
        best = max(rubric.evidence_kinds, key=lambda kind: kind.caps)
        yield Static(id="listed", markup=False)
        with Horizontal(classes="row"):
            yield Label("Kind", classes="label")
            yield Choice(kinds, best.id, id="kind")
        yield Static(id="kind-says", classes="hint", markup=False)
        for name, title, hint in (
            ("ref", "Where it is", "a link, a path, a page, a person"),
            ("observed", "Seen on", f"{_DAY}, or empty"),
            ("expires", "Expires on", f"{_DAY}, or empty"),
        ):
            with Horizontal(classes="row"):
                yield Label(title, classes="label")
                yield EvidenceInput(id=name, placeholder=hint, compact=True)
        yield Static(id="wrong", classes="wrong", markup=False)

    def begin(self) -> None:
        """Begin with the reference."""
        self.query_one(
            "#observed", Input
        ).value = self._workspace.assessment.assessed_on.isoformat()
        self.query_one("#ref", Input).focus()
        self._show()

    def on_choice_changed(self) -> None:
        """Say what the kind is."""
        self._show()

    @property
    def _evidence(self) -> tuple[Evidence, ...]:
        return self._workspace.answer_to(self._workspace.here).evidence

    def _show(self) -> None:
        kind = self.query_one("#kind", Choice).value
        kinds = self._workspace.rubric.evidence_kinds
        told = next(item.summary for item in kinds if item.id == kind)
        self.query_one("#kind-says", Static).update(line((told, "$quiet")))
        rows = [
            line(("▣ ", "$success"), item.ref, (f"  {item.kind}{_days(item)}", "$quiet"))
            for item in self._evidence
        ]
        none = line(("Nothing yet: without evidence an answer supports level 0.", "$quiet"))
        self.query_one("#listed", Static).update(lines(rows) if rows else Content.assemble(none))

    def on_input_submitted(self) -> None:
        """Add what the form says."""
        ref = self.query_one("#ref", Input)
        try:
            item = Evidence(
                kind=str(self.query_one("#kind", Choice).value),
                ref=_required(ref.value),
                observed_on=_day(self.query_one("#observed", Input).value),
                expires_on=_day(self.query_one("#expires", Input).value),
            )
            self._workspace.session.evidence(self._workspace.here, [*self._evidence, item])
        except (AdvisorError, ValueError) as error:
            self.query_one("#wrong", Static).update(line((str(error), "bold $error")))
            return
        ref.value = ""
        self.query_one("#wrong", Static).update("")
        ref.focus()
        self._show()

    def action_remove(self) -> None:
        """Take the last piece of evidence away; undo brings it back."""
        if self._evidence:
            session, here, rest = self._workspace.session, self._workspace.here, self._evidence[:-1]
            cast("AdvisorApp", self.app).attempt(lambda: session.evidence(here, rest))
            self._show()


def _required(text: str) -> str:
    if not text.strip():
        raise ValueError("Say where it is: a link, a path, a page, a person.")
    return text.strip()


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text.strip()) if text.strip() else None
    except ValueError:
        raise ValueError(f"`{text.strip()}` is not a date; write it as {_DAY}.") from None


def _days(item: Evidence) -> str:
    seen = f", seen {item.observed_on}" if item.observed_on else ""
    return seen + (f", until {item.expires_on}" if item.expires_on else "")
