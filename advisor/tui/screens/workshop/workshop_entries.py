"""What is asked of whoever facilitates, each on a small screen: notes, reasons, actions, names."""

from collections.abc import Awaitable
from datetime import date

from textual.screen import Screen

from advisor.assessment.votes import events
from advisor.assessment.votes.events import WorkshopEvent
from advisor.assessment.votes.model import AgendaItem
from advisor.errors import UsageError
from advisor.translation import sentence
from advisor.tui.screens.workshop.decision_draft import DecisionDraft
from advisor.workshop.about import about_of
from advisor.workshop.question import practice_of
from advisor.workshop.room import Room


class WorkshopEntries(Screen[None]):
    """Asks for what goes with a question of a workshop."""

    room: Room
    draft: DecisionDraft | None = None

    @property
    def item(self) -> AgendaItem | None:
        """The question under discussion."""
        raise NotImplementedError

    async def do(self, event: WorkshopEvent, news: str = "") -> bool:
        """Have something happen; say what did, or why it did not."""
        raise NotImplementedError

    async def attempt(self, deed: Awaitable[None], news: str) -> bool:
        """Do something that may be refused; say what happened, or why it did not."""
        raise NotImplementedError

    def say(self, text: str) -> None:
        """Say what a key did, or why it did nothing."""
        raise NotImplementedError

    async def open(self, practice: str) -> None:
        """Let people vote on a question."""
        raise NotImplementedError

    def show_all(self) -> None:
        """Show the workshop as it stands."""
        raise NotImplementedError

    def action_note(self) -> None:
        """Ask for words to go with the decision."""
        from advisor.tui.screens.base.entry_screen import EntryScreen  # noqa: PLC0415 loaded when asked for

        draft = self.draft
        if draft is None:
            return
        screen = EntryScreen(
            sentence("Note: {title}", title=draft.practice.title),
            sentence("What was said, what convinced?"),
            draft.note or "",
        )
        self.app.push_screen(screen, lambda text: self._noted(draft, text))

    def _noted(self, draft: DecisionDraft, text: str | None) -> None:
        if text is not None:
            draft.note = text.strip() or None
            self.show_all()

    def action_park(self) -> None:
        """Ask what is waited for, and put the question off."""
        from advisor.tui.screens.base.entry_screen import EntryScreen  # noqa: PLC0415 loaded when asked for

        item = self.item
        if item is None:
            return
        screen = EntryScreen(
            sentence("Park: {title}", title=practice_of(self.room, item.practice).title),
            sentence("What is waited for? It may stay empty."),
            "",
        )
        self.app.push_screen(screen, self._park)

    def _park(self, why: str | None) -> None:
        if why is not None:
            event = events.RoundParked(why=why or None, at=self.room.clock())
            says = sentence("Parked; it comes again at the end.")
            self.run_worker(self.do(event, says))

    def action_agree(self) -> None:
        """Ask who does what by when."""
        from advisor.tui.forms.value_checks import day_problem  # noqa: PLC0415 loaded when asked for
        from advisor.tui.screens.base.form_screen import FormField, FormScreen  # noqa: PLC0415 likewise

        item = self.item
        screen = FormScreen(
            sentence("An action"),
            sentence("It goes into the minutes, with what it is about."),
            [
                FormField(name="what", title=sentence("What"), required=True),
                FormField(name="owner", title=sentence("Who")),
                FormField(
                    name="due",
                    title=sentence("By"),
                    hint=sentence("YYYY-MM-DD, or empty"),
                    check=day_problem,
                ),
                FormField(
                    name="about",
                    title=sentence("About"),
                    hint=sentence("a question or a step, by title or id"),
                    value="" if item is None else practice_of(self.room, item.practice).title,
                    check=self._about_problem,
                ),
            ],
        )
        self.app.push_screen(screen, self._agreed)

    def _about_problem(self, text: str) -> str | None:
        try:
            about_of(self.room, text)
        except UsageError as error:
            return error.problems[0].message
        return None

    def _agreed(self, typed: dict[str, str] | None) -> None:
        if typed is None:
            return
        event = events.ActionAgreed(
            what=typed["what"],
            owner=typed["owner"] or None,
            due=date.fromisoformat(typed["due"]) if typed["due"] else None,
            about=about_of(self.room, typed["about"]),
            at=self.room.clock(),
        )
        self.run_worker(self.do(event, sentence("Noted as an action.")))

    def action_list(self) -> None:
        """Show all questions, and open the one chosen."""
        from advisor.tui.screens.workshop.agenda_screen import AgendaScreen  # noqa: PLC0415 loaded when asked for

        self.app.push_screen(AgendaScreen(self.room), self._chosen)

    def _chosen(self, practice: str | None) -> None:
        if practice is not None:
            self.run_worker(self.open(practice))

    def action_said_by(self) -> None:
        """Ask who facilitates."""
        from advisor.tui.screens.base.entry_screen import EntryScreen  # noqa: PLC0415 loaded when asked for

        name = (self.room.workshop.facilitators or ("",))[-1]
        screen = EntryScreen(
            sentence("Who leads"), sentence("Your name: it stands beside decisions."), name
        )
        self.app.push_screen(screen, self._named)

    def _named(self, name: str | None) -> None:
        if name:
            event = events.HandedOver(to=name, at=self.room.clock())
            says = sentence("{name} leads.", name=name)
            self.run_worker(self.do(event, says))
