"""Who is there for the plan, how much of their time, and from when: tried out as one types."""

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from typing import Any, ClassVar

from textual import events
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from advisor.document.share import percent_of, written_share
from advisor.frozen import dataclass
from advisor.rubric.model import Rubric
from advisor.translation import sentence
from advisor.tui.forms.discard_question import DiscardQuestion, question
from advisor.tui.forms.value_checks import (
    count_problem,
    needed_day_problem,
    number,
    people_problem,
    percent_problem,
    shown,
)
from advisor.tui.keyboard.key_table import bound
from advisor.tui.screens.base.panel_screen import PanelScreen
from advisor.tui.what_if.what_if import PlanRequest
from advisor.tui.widgets.amount import Amount, AmountInput
from advisor.tui.widgets.text import ACTION, clickable, line
from advisor.tui.widgets.text_block import TextBlock
from advisor.words.person import say_person
from advisor.words.titles import Titles

_HALF, _TENTH, _WHOLE = 0.5, 10, 100
_DIGITS = 3
_WEEK = timedelta(weeks=1)


@dataclass(frozen=True, kw_only=True)
class People:
    """What the panel holds: people by role, and share, parallel and start by these names.

    Roles that named people fill are left out as long as their number stays.
    """

    capacity: dict[str, float]
    values: dict[str, Any]


class PeopleScreen(PanelScreen[bool]):
    """One line a role, and three for the time; `tried` is told of every value that will do.

    Named people stand above, to be read: the number of a role stands for whoever fills it. It
    returns whether that is kept.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        bound(
            "entry-abandon",
            "leave",
            "leave",
            sentence("As before; asks first when something changed"),
        ),
        bound("next-part", "app.focus_next", sentence("next line"), show=False),
        bound("previous-part", "app.focus_previous", sentence("line before"), show=False),
    ]

    def __init__(
        self,
        rubric: Rubric,
        now: PlanRequest,
        saved: PlanRequest,
        tried: Callable[[People], None],
    ) -> None:
        super().__init__(sentence("What if the people or their time were others?"))
        self._roles = rubric.roles
        self._titles = Titles(rubric)
        self._now = now
        self._saved = saved
        self._tried = tried
        self._discard = DiscardQuestion()
        self._before: list[str] = []

    def body(self) -> Iterable[Widget]:
        """Yield the lines, where they lead, and the ways out."""
        given, saved = self._now.conditions, self._saved.conditions
        now, before = given.full_time_equivalents, saved.full_time_equivalents
        with VerticalScroll(id="people", can_focus=False):
            for person in given.people:
                yield Static(line(say_person(person, self._titles)), classes="person", markup=False)
            for role in self._roles:
                says = f"full-time, saved {_figure(before.get(role.id, 0))}"
                value = _figure(now.get(role.id, 0))
                yield Amount(role.title, value, says, people_problem, _people_stepped)
            says = f"%, saved {saved.share:g}"
            yield Amount(
                sentence("Share of their time"),
                str(written_share(given.share)),
                says,
                percent_problem,
                _share,
            )
            says = sentence("at most, saved {at_once}", at_once=saved.at_once)
            value = shown(given.parallel)
            yield Amount(sentence("Steps at a time"), value, says, count_problem, _count_stepped)
            start = given.start.isoformat() if given.start else ""
            says = f"saved {saved.start}"
            yield Amount(sentence("Work starts on"), start, says, needed_day_problem, _week_stepped)
        yield TextBlock(id="leads-to")
        yield Static(
            clickable("[ Keep ]", "keep", "bold $accent")
            + "   "
            + clickable(sentence("[ As before ]"), "leave", "bold $accent"),
            id="ways-out",
            markup=False,
        )

    def begin(self) -> None:
        """Begin with the first line."""
        self._before = self._texts
        self.query(AmountInput).first().focus()

    @property
    def _texts(self) -> list[str]:
        return [amount.value for amount in self.query(Amount)]

    def action_leave(self) -> None:
        """Go back to what was before; what was changed is let go only when asked twice."""
        if self._discard.may_discard(self._texts, self._before):
            super().action_leave()
        else:
            self.show(line((question(), "bold $warning")))

    def show(self, leads_to: Content) -> None:
        """Show where the values lead."""
        if self.is_mounted:
            self.query_one("#leads-to", TextBlock).show(leads_to)

    def on_amount_changed(self) -> None:
        """Have the values tried out if all will do."""
        if not self._is_wrong:
            self._try()

    @property
    def _is_wrong(self) -> bool:
        return any(amount.wrong for amount in self.query(Amount))

    def _try(self) -> None:
        texts = self._texts
        named = {role for person in self._now.conditions.people for role in person.roles}
        roles = zip((role.id for role in self._roles), texts, self._before, strict=False)
        share, parallel, start = texts[-3:]
        self._tried(
            People(
                capacity={
                    role: number(text) or 0.0
                    for role, text, before in roles
                    if role not in named or text != before
                },
                values={
                    "share": percent_of(share),
                    "parallel": int(parallel) if parallel else None,
                    "start": date.fromisoformat(start),
                },
            )
        )

    def on_input_submitted(self) -> None:
        """Keep it, from a line."""
        self.action_keep()

    def action_keep(self) -> None:
        """Keep what is there, unless a line says what is wrong with it."""
        if not self._is_wrong:
            self._try()  # the last key may not have been heard of yet
            self.close_with(True)

    async def on_click(self, event: events.Click) -> None:
        """Do what the button under the pointer says."""
        action = event.style.meta.get(ACTION)
        if action in {"keep", "leave"}:
            await self.run_action(action)


def _figure(people: float) -> str:
    return shown(round(people, _DIGITS))


def _people_stepped(text: str, by: int) -> str:
    return shown(max(0.0, (number(text) or 0.0) + by * _HALF))


def _share(text: str, by: int) -> str:
    return shown(max(_TENTH, min(_WHOLE, percent_of(text) + by * _TENTH)))


def _count_stepped(text: str, by: int) -> str:
    count = int(text or 0) + by
    return str(count) if count > 0 else ""


def _week_stepped(text: str, by: int) -> str:
    try:
        return (date.fromisoformat(text) + by * _WEEK).isoformat()
    except OverflowError:
        return text
