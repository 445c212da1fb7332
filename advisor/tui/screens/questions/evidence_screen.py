"""What backs an answer: the list, and a form to add to it."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType
from textual.containers import Horizontal
from textual.widget import Widget
from textual.widgets import Input, Label, Static

from advisor.assessment.criteria import has_only_level_criteria
from advisor.assessment.model import Answer, Evidence
from advisor.errors import AdvisorError
from advisor.translation import sentence
from advisor.tui.forms.discard_question import DiscardQuestion, question
from advisor.tui.forms.form_keys import FORM_KEYS
from advisor.tui.keyboard.key_table import bound
from advisor.tui.screens.base.application import application
from advisor.tui.screens.base.entry_screen import WordsInput
from advisor.tui.screens.base.panel_screen import PanelScreen
from advisor.tui.screens.questions.question_text import letters
from advisor.tui.widgets.choice_list import ChoiceList
from advisor.tui.widgets.selector import Selector
from advisor.tui.widgets.text import hanging, line

if TYPE_CHECKING:
    from advisor.tui.workspace.workspace import Workspace

_DAY = "YYYY-MM-DD"
_SHOWS = sentence("letters, such as a c; empty: all that are met")


class EvidenceInput(WordsInput):
    """A field of the form; enter saves what the form says."""

    BINDINGS: ClassVar[list[BindingType]] = [bound("entry-save", "submit", "save")]


class EvidenceList(ChoiceList):
    """What is there already; enter edits the item marked, delete takes it away."""

    BINDINGS: ClassVar[list[BindingType]] = [
        bound("clear", "screen.clear", "remove", sentence("Take the marked item away")),
    ]


class EvidenceScreen(PanelScreen[bool]):
    """Lists evidence; adds some, edits or takes away what is marked; returns whether it did."""

    CSS_PATH = "../../styles/forms.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        *FORM_KEYS,
    ]

    _edited: Evidence | None = None

    def __init__(self, workspace: "Workspace") -> None:
        super().__init__(f"Evidence: {workspace.practice.title}")
        self._workspace = workspace
        self._discard = DiscardQuestion()
        self._clean: list[object] = []
        self._here = workspace.here
        described = has_only_level_criteria(workspace.practice)
        self._letters = {} if described else letters(workspace)
        self._before = workspace.answer_to(self._here).evidence
        self._seen = workspace.assessment  # what the list and the form were filled from

    def body(self) -> Iterable[Widget]:
        """Yield the list and the form."""
        rubric = self._workspace.rubric
        kinds = [
            (k.id, sentence("{title}: supports up to level {caps}", title=k.title, caps=k.caps))
            for k in rubric.evidence_kinds
        ]
        best = max(rubric.evidence_kinds, key=lambda kind: kind.caps)
        yield Static(id="none", classes="hint", markup=False)
        yield EvidenceList("edit", id="listed")
        with Horizontal(classes="row"):
            yield Label("Kind", classes="label")
            yield Selector(kinds, best.id, id="kind")
        yield Static(id="kind-says", classes="hint", markup=False)
        for name, title, hint in (
            ("ref", sentence("Where it is"), sentence("a link, a path, a page, a person")),
            ("observed", sentence("Seen on"), sentence("{day}, or empty", day=_DAY)),
            ("expires", sentence("Expires on"), sentence("{day}, or empty", day=_DAY)),
            ("by", sentence("Given by"), sentence("a name, or empty")),
            *([("shows", "Shows", _SHOWS)] if self._letters else []),
        ):
            with Horizontal(classes="row"):
                yield Label(title, classes="label")
                yield EvidenceInput(id=name, placeholder=hint, compact=True, select_on_focus=False)
        yield Static(id="wrong", classes="wrong", markup=False)

    def begin(self) -> None:
        """Begin with the reference."""
        self._write_days()
        self.query_one("#ref", Input).focus()
        self._show()
        self._show_kind()
        self._clean = self._form

    def on_selector_submitted(self) -> None:
        """Save what the form says, from the kind."""
        self.on_input_submitted()

    @property
    def _form(self) -> list[object]:
        return [self.query_one(Selector).value, *(field.value for field in self.query(Input))]

    def on_selector_changed(self) -> None:
        """Say what the kind is."""
        self._show_kind()

    @property
    def _evidence(self) -> tuple[Evidence, ...]:
        return self._workspace.answer_to(self._here).evidence

    def _show_kind(self) -> None:
        kind = self.query_one("#kind", Selector).value
        kinds = self._workspace.rubric.evidence_kinds
        told = next(item.summary for item in kinds if item.id == kind)
        self.query_one("#kind-says", Static).update(line((told, "$quiet")))

    def _show(self, marked: int | None = None) -> None:
        if self._edited is None:
            self._seen = self._workspace.assessment
        listed = self.query_one("#listed", EvidenceList)
        listed.clear_options()
        width = max(30, min(94, int(self.size.width * 0.9) - 8))
        sign = line(("▣ ", "$success"))
        listed.add_options(
            hanging(
                sign, line(item.ref, (f"  {item.kind}{self._days_and_more(item)}", "$quiet")), width
            )
            for item in self._evidence
        )
        count = listed.option_count
        listed.display = count > 0
        self.refresh_bindings()
        if count:
            listed.highlighted = count - 1 if marked is None else min(marked, count - 1)
        none = self.query_one("#none", Static)
        none.display = not count
        none.update(sentence("Nothing yet: without evidence an answer supports level 0."))

    def on_option_list_option_selected(self, event: ChoiceList.OptionSelected) -> None:
        """Put the item chosen into the form, to be edited there."""
        event.stop()
        item = self._evidence[event.option_index]
        self._edited, self._seen = item, self._workspace.assessment
        self.query_one("#kind", Selector).show(item.kind)
        self._write("ref", item.ref)
        self._write("observed", item.observed_on.isoformat() if item.observed_on else "")
        self._write("expires", item.expires_on.isoformat() if item.expires_on else "")
        self._write("by", item.by or "")
        if self._letters:
            self._write("shows", self._written(item.shows))
        self.query_one("#ref", Input).focus()
        self._show_kind()
        self._clean = self._form
        self._say(sentence("Editing the marked item: enter saves it."), "bold $accent")

    def on_input_submitted(self) -> None:
        """Add what the form says, or put it in place of the item that is edited."""
        edited = self._edited is not None
        wrong = self._save()
        if wrong:
            self._say(wrong)
            return
        self._write("ref", "")
        if edited:  # its days are those of no other item
            self._write_days()
        self._clean = self._form
        self._say("")
        self.query_one("#ref", Input).focus()

    def _save(self) -> str:
        """Save what the form says; return what is wrong with it, or nothing."""
        edited = self._edited
        place = self._evidence.index(edited) if edited in self._evidence else None
        try:
            item = Evidence(
                kind=str(self.query_one("#kind", Selector).value),
                ref=_required(self._typed("ref")),
                observed_on=_day(self._typed("observed")),
                expires_on=_day(self._typed("expires")),
                by=self._typed("by").strip() or None,
                shows=self._shows(),
            )
            seen = self._seen.answers.get(self._here, Answer()).evidence
            if edited in seen:
                self._change([item if old == edited else old for old in seen])
            else:
                self._change([*seen, item])
        except (AdvisorError, ValueError) as error:
            return str(error)
        self._edited = None
        self._show(place)
        return ""

    def _shows(self) -> tuple[str, ...]:
        """Return the criteria whose letters or ids are typed. Raises ValueError."""
        if not self._letters:
            return ()
        words = self._typed("shows").replace(",", " ").split()
        known = {criterion.id for criterion in self._workspace.practice.criteria}
        found = [self._letters.get(word, word) for word in words]
        wrong = next((word for word in found if word not in known), None)
        if wrong is not None:
            raise ValueError(
                sentence("`{wrong}` is no letter and no id of a criterion here.", wrong=wrong)
            )
        return tuple(dict.fromkeys(found))

    def _written(self, names: Iterable[str]) -> str:
        of_letters = {name: letter for letter, name in self._letters.items()}
        return " ".join(of_letters.get(name, name) for name in names)

    def _days_and_more(self, item: Evidence) -> str:
        """Return the days of a piece of evidence, what it shows and who gave it."""
        shows = f", shows {self._written(item.shows)}" if item.shows else ""
        return _days(item) + shows + (f", by {item.by}" if item.by else "")

    def _change(self, items: list[Evidence]) -> None:
        """Make of the evidence that was seen what the user made of it."""
        with self._workspace.session.together(self._seen) as draft:
            draft.evidence(self._here, items)

    def renew(self) -> None:
        """Show what somebody else added or took away, and leave the form as it is."""
        if self.is_mounted:
            self._show(self.query_one("#listed", EvidenceList).highlighted)

    def action_leave(self) -> None:
        """Go back; what is written in the form is let go only when asked twice."""
        if self._discard.may_discard(self._form, self._clean):
            self.close_with(self._evidence != self._before)
        else:
            self._say(question(), "bold $warning")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to remove only what is there."""
        if action == "clear" and self.is_attached:
            return True if self._evidence else None
        return super().check_action(action, parameters)

    def action_clear(self) -> None:
        """Take the marked piece of evidence away; undo brings it back."""
        listed = self.query_one("#listed", EvidenceList)
        place = listed.highlighted
        if place is None or place >= len(self._evidence):
            return
        session, here = self._workspace.session, self._workspace.here
        rest = (*self._evidence[:place], *self._evidence[place + 1 :])
        application(self).attempt(lambda: session.evidence(here, rest))
        self._edited = None
        self._show(place)
        if not self._evidence:
            self.query_one("#ref", Input).focus()

    def _typed(self, name: str) -> str:
        return self.query_one(f"#{name}", Input).value

    def _write(self, name: str, text: str) -> None:
        self.query_one(f"#{name}", Input).value = text

    def _write_days(self) -> None:
        self._write("observed", self._workspace.assessment.assessed_on.isoformat())
        self._write("expires", "")
        if self._letters:
            self._write("shows", "")

    def _say(self, text: str, style: str = "bold $error") -> None:
        self.query_one("#wrong", Static).update(line((text, style)))


def _required(text: str) -> str:
    if not text.strip():
        raise ValueError(sentence("Say where it is: a link, a path, a page, a person."))
    return text.strip()


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text.strip()) if text.strip() else None
    except ValueError:
        raise ValueError(
            sentence("`{text}` is not a date; write it as {day}.", text=text.strip(), day=_DAY)
        ) from None


def _days(item: Evidence) -> str:
    seen = f", seen {item.observed_on}" if item.observed_on else ""
    return seen + (f", until {item.expires_on}" if item.expires_on else "")
