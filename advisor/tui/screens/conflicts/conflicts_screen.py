"""Answers that somebody else changed meanwhile: whose is right is for the team to say."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static
from textual.widgets.option_list import Option

from advisor.assessment.session.merge import Conflict, Whose
from advisor.translation import sentence
from advisor.tui.keyboard.key_table import bound, key_to
from advisor.tui.screens.base.panel_screen import PanelScreen
from advisor.tui.widgets.choice_list import ChoiceList
from advisor.tui.widgets.text import line, lines
from advisor.words.answer import say_part, say_value

if TYPE_CHECKING:
    from advisor.assessment.session.session import Session

_FOLLOW_SECONDS = 0.5


class ConflictsScreen(PanelScreen[None]):
    """Lists what differs; each is settled by one key, and the file is saved at the end."""

    BINDINGS: ClassVar[list[BindingType]] = [
        bound("mine", "take('mine')", "mine"),
        bound("theirs", "take('theirs')", "theirs"),
        bound("back", "leave", "later"),
    ]

    def __init__(self, session: "Session") -> None:
        super().__init__(sentence("Somebody else changed the file: which answers stay?"))
        self._session = session
        self._choices: dict[str, Whose] = {}
        self._shown: tuple[Conflict, ...] = ()

    def body(self) -> Iterable[Widget]:
        """Yield the list."""
        yield ChoiceList("settle", id="conflicts")
        hint = sentence(
            "{mine} keeps yours, {theirs} takes theirs; {choose} settles what is marked, "
            "the rest stays open.",
            mine=key_to("mine"),
            theirs=key_to("theirs"),
            choose=key_to("choose"),
        )
        yield Static(line((hint, "$quiet")), classes="hint", markup=False)

    def begin(self) -> None:
        """Fill the list, and anew whenever the file changes again meanwhile."""
        self._fill()
        self.set_interval(_FOLLOW_SECONDS, self._follow)
        self.query_one("#conflicts", ChoiceList).focus()

    def _follow(self) -> None:
        if not self._session.conflicts:
            self.close_with(None)
        elif self._session.conflicts != self._shown:
            theirs = {conflict.id: conflict.theirs for conflict in self._shown}
            for conflict in self._session.conflicts:
                if conflict.theirs != theirs.get(conflict.id):
                    self._choices.pop(conflict.id, None)  # it was said of another answer
            self._fill()

    def _fill(self) -> None:
        self._shown = self._session.conflicts
        listed = self.query_one("#conflicts", ChoiceList)
        marked = listed.highlighted
        listed.clear_options()
        listed.add_options(Option(self._row(conflict), id=conflict.id) for conflict in self._shown)
        listed.highlighted = marked or 0

    def _row(self, conflict: Conflict) -> Content:
        rubric, part = self._session.rubric, conflict.part
        chosen = self._choices.get(conflict.id)
        rows = [line((say_part(rubric, part), "bold"))]
        for side, value in (("mine", conflict.mine), ("theirs", conflict.theirs)):
            mark = "●" if chosen == side else "○"
            rows.append(
                line((f"  {mark} {side:<7} ", "bold $accent"), say_value(rubric, part, value))
            )
        return lines(rows)

    def action_take(self, side: Whose) -> None:
        """Mark whose value stays, and go to the next."""
        listed = self.query_one("#conflicts", ChoiceList)
        place = listed.highlighted
        if place is None:
            return
        self._choices[self._shown[place].id] = side
        self._fill()
        listed.highlighted = min(place + 1, listed.option_count - 1)

    def on_option_list_option_selected(self) -> None:
        """Settle what is marked, unless the file changed since it was marked."""
        if not self._choices:
            return
        if self._session.conflicts != self._shown:
            self._follow()
            return
        self._session.resolve(self._choices)
        self.close_with(None)
