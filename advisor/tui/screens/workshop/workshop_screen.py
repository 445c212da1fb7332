"""A workshop, as whoever facilitates leads it: open, show, decide, park, and keep the time."""

from collections.abc import Awaitable, Iterable
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.geometry import Region
from textual.widget import Widget

from advisor.assessment.votes import events
from advisor.assessment.votes.events import WorkshopEvent
from advisor.assessment.votes.model import AgendaItem, RoundStage
from advisor.errors import AdvisorError
from advisor.scoring.votes.tally import tally
from advisor.serving.hosts import is_loopback
from advisor.translation import sentence
from advisor.tui.keyboard.key_table import key_to
from advisor.tui.screens.workshop import voted_question, workshop_text
from advisor.tui.screens.workshop.decision_draft import DecisionDraft
from advisor.tui.screens.workshop.workshop_keys import WORKSHOP_KEYS
from advisor.tui.screens.workshop.workshop_panels import WorkshopPanels
from advisor.tui.screens.workshop.workshop_text import Entrance
from advisor.tui.widgets.backdrop import Backdrop
from advisor.tui.widgets.key_bar import KeyBar
from advisor.tui.widgets.text import line
from advisor.tui.widgets.text_block import TextBlock
from advisor.words.phrase import quoted
from advisor.workshop.actions import next_question
from advisor.workshop.address import qr_text
from advisor.workshop.question import practice_of

if TYPE_CHECKING:
    from advisor.workshop.hosting import Hosted

_PATIENCE = 30.0  # seconds, after which is looked again whether something happened
_TICK = 1.0
_ALONE = sentence("Phones do not reach this computer; --host 0.0.0.0 lets them.")
_OPEN = sentence("What is typed travels unencrypted in this network.")
_ON_SHOWN = frozenset(("answer", "turn", "unknown", "clear", "note", "save", "leave_out", "again"))
_ON_CURRENT = frozenset(("park", "grant"))


class _WorkshopColumns(Horizontal, Backdrop):
    """Holds the question, and who is here."""


class _WorkshopScroll(VerticalScroll, Backdrop):
    """Scrolls what is longer than the screen."""


class WorkshopScreen(WorkshopPanels, Backdrop):
    """Shows one question; of its votes nothing until they are shown, and of levels no effect."""

    ABOUT = sentence(
        "People vote on their phones. {{next-open}} opens a question, {{uncover}} shows its votes; "
        "so does the clock, or the last vote. Then a number decides a level, or {{down}} marks a "
        "fact, {{choose}} turns it and {{save}} records all; {{leave-out}} says that something "
        "does not apply, and why. {{park}} puts a question off, {{pause}} stops the clock, "
        "{{frame}} sets the time, {{people}} lets somebody go. What a decision does to the level "
        "is told nowhere here. All is saved at once: {{quit}} ends the program, and the same "
        "command goes on."
    )
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [*WORKSHOP_KEYS]
    CSS_PATH = "../../styles/workshop.tcss"

    def __init__(self, hosted: "Hosted") -> None:
        super().__init__()
        self._hosted = hosted
        self.room, self.guests = hosted.room, hosted.site.guests
        self._news = ""
        self._entrance = Entrance(
            address=hosted.address,
            code=hosted.keys.code,
            qr=qr_text(hosted.address, hosted.keys.code),
            projector=hosted.page("show"),
            remark=_ALONE if is_loopback(hosted.place.host) else _OPEN,
        )

    def compose(self) -> ComposeResult:
        """Lay out the head, the question beside the people, and the keys."""
        yield TextBlock(id="pace")
        yield TextBlock(id="attendance")
        yield from self.body()
        yield TextBlock(id="news")
        yield KeyBar()

    def body(self) -> Iterable[Widget]:
        """Yield the columns."""
        with _WorkshopColumns(id="workshop"):
            with _WorkshopScroll(id="question", can_focus=False):
                yield TextBlock(id="told")
            with _WorkshopScroll(id="aside", can_focus=False):
                yield TextBlock(id="people")

    def on_mount(self) -> None:
        """Follow what happens, from whatever page."""
        self.run_worker(self._follow())
        self.set_interval(_TICK, self._tick)

    async def _follow(self) -> None:
        while True:
            seen = self.room.version("leader")
            self.show_all()
            await self.room.changed("leader", seen, _PATIENCE)

    def on_resize(self) -> None:
        """Fill the columns at their new width."""
        self.call_after_refresh(self.show_all)

    def _tick(self) -> None:
        if self in self.app.screen_stack and self._laid_out:
            clock = self.query_one("#pace", TextBlock)
            clock.show(workshop_text.head(self.room, clock.content_size.width))

    @property
    def _laid_out(self) -> bool:
        return self.query_one("#pace", TextBlock).content_size.width > 0

    def show_all(self) -> None:
        """Show the workshop as it stands."""
        if self not in self.app.screen_stack or not self._laid_out:
            return
        self._renew_draft()
        self._tick()
        workshop = self.room.workshop
        self.query_one("#attendance", TextBlock).show(workshop_text.attendance(workshop))
        self._show_question()
        aside = self.query_one("#aside", VerticalScroll)
        if aside.display and (room := aside.scrollable_content_region.width):
            told = workshop_text.people(self.room, self._entrance, room)
            self.query_one("#people", TextBlock).show(told)
        says = line(("› ", "bold $accent"), self._news) if self._news else line("")
        self.query_one("#news", TextBlock).show(says)
        self.refresh_bindings()

    def _show_question(self) -> None:
        column = self.query_one("#question", VerticalScroll)
        width = max(20, column.scrollable_content_region.width)
        item = self.item
        if item is None:
            told = workshop_text.lobby(self.room, self._entrance, width)
            self.query_one("#told", TextBlock).show(told)
            return
        told, at = voted_question.question_text(self.room, item, self.draft, self.marked, width)
        self.query_one("#told", TextBlock).show(told)
        if self.marked is not None:
            self.call_after_refresh(column.scroll_to_region, Region(0, at, 1, 4), animate=False)

    @property
    def item(self) -> AgendaItem | None:
        """The question under discussion."""
        return self.room.workshop.item(self.room.workshop.current or "")

    @property
    def _shown(self) -> bool:
        """Whether the votes on the question under discussion are shown."""
        current = self.room.workshop.current
        rounds = self.room.workshop.rounds
        return current is not None and rounds[current].stage is RoundStage.REVEALED

    def _renew_draft(self) -> None:
        """Begin a decision once votes are shown, and forget it with the question."""
        item = self.item
        if item is None or not self._shown:
            self.draft = self.marked = None
        elif self.draft is None or self.draft.item != item:
            practice, top = practice_of(self.room, item.practice), self.room.rubric.top
            votes = tally(practice, item, self.room.workshop.rounds[item.practice], top)
            self.draft = DecisionDraft.agreed(practice, item, votes, top)
            self.marked = None
            self.query_one("#question", VerticalScroll).scroll_home(animate=False)

    def say(self, text: str) -> None:
        """Say what a key did, or why it did nothing."""
        self._news, self._ending = text, False
        self.show_all()

    async def do(self, event: WorkshopEvent, news: str = "") -> bool:
        """Have something happen; say what did, or why it did not."""
        return await self.attempt(self.room.submit(event), news)

    async def attempt(self, deed: Awaitable[None], news: str) -> bool:
        """Do something that may be refused; say what happened, or why it did not."""
        try:
            await deed
        except AdvisorError as error:
            problem = error.problems[0]
            self.say(" ".join(filter(None, (f"{problem.message}.", problem.hint))))
            return False
        self.say(news)
        return True

    async def action_jump(self, _where: str) -> None:
        """Open the next question."""
        if self.item is not None:
            self.say(
                sentence("First decide this one, or park it with {park}.", park=key_to("park"))
            )
            return
        upcoming = next_question(self.room)
        if upcoming is None:
            self.say(sentence("Every question is decided; {quit} ends.", quit=key_to("quit")))
        else:
            await self.open(upcoming)

    async def open(self, practice: str) -> None:
        """Let people vote on a question."""
        says = sentence(
            "Open: people vote now. {uncover} shows the votes.", uncover=key_to("uncover")
        )
        await self.do(events.RoundOpened(practice=practice, at=self.room.clock()), says)

    async def action_uncover(self) -> None:
        """Show the votes."""
        says = sentence("Shown. A number decides, or turn single facts and record them.")
        await self.do(events.RoundRevealed(at=self.room.clock()), says)

    async def action_answer(self, level: int) -> None:
        """Decide a level."""
        if self.draft is not None:
            self.draft.say_of_all(level)
            await self.record(self.draft)

    def action_turn(self) -> None:
        """Turn the marked fact over."""
        if self.draft is None:
            return
        if self.marked is None:
            self.say(sentence("Mark a fact with {down}; then it turns.", down=key_to("down")))
            return
        self.draft.turn(self.marked)
        self.say("")

    async def action_unknown(self) -> None:
        """Say that nobody knows: of the marked fact, or of all, which decides the question."""
        if self.draft is None:
            return
        if self.marked is None:
            self.draft.say_of_all("unknown")
            await self.record(self.draft)
        else:
            self.draft.say(self.marked, "unknown")
            self.say("")

    def action_clear(self) -> None:
        """Leave the marked fact open, or all of them."""
        if self.draft is None:
            return
        if self.marked is None:
            self.draft.said.clear()
        else:
            self.draft.say(self.marked, None)
        self.say("")

    async def action_save(self) -> None:
        """Record what is said of the facts."""
        if self.draft is None:
            return
        if not self.draft.said:
            self.say(sentence("Nothing is decided yet: a number decides a level."))
            return
        await self.record(self.draft)

    async def record(self, draft: DecisionDraft) -> None:
        """Record what is said of a question."""
        decided = events.RoundDecided(
            practice=draft.item.practice,
            said=dict(draft.said),
            waivers=draft.waivers,
            note=draft.note,
            by=(self.room.workshop.facilitators or (None,))[-1],
            at=self.room.clock(),
        )
        title = quoted(draft.practice.title)
        told = sentence("Recorded: {title}, {said}.", title=title, said=draft.told())
        if draft.level is not None:
            told = sentence(
                "Recorded: {title}, level {level}, {said}.",
                title=title,
                level=draft.level,
                said=draft.told(),
            )
        await self.do(decided, told)

    def action_mark(self, by: int) -> None:
        """Move the cursor over the facts, once the votes are shown."""
        item = self.item
        if item is None or self.draft is None:
            self.action_scroll(by)
            return
        names = item.criteria
        start = names.index(self.marked) if self.marked in names else -1 if by > 0 else len(names)
        self.marked = names[max(0, min(len(names) - 1, start + by))]
        self.show_all()

    async def action_pause(self) -> None:
        """Stop the clock, or let it run again."""
        at = self.room.clock()
        if self.room.workshop.running:
            says = sentence("A break: the clock stands. {pause} goes on.", pause=key_to("pause"))
            await self.do(events.BreakBegan(at=at), says)
        else:
            await self.do(events.BreakEnded(at=at), sentence("The clock runs."))

    async def action_grant(self, seconds: int) -> None:
        """Give the question more time, or less."""
        if self.room.workshop.timebox is None:
            self.say(
                sentence("No question has a timebox; {frame} sets one.", frame=key_to("frame"))
            )
            return
        await self.do(events.TimeGranted(seconds=seconds, at=self.room.clock()))

    def action_entrance(self) -> None:
        """Show the way in, large."""
        from advisor.tui.screens.workshop.entrance_screen import EntranceScreen  # noqa: PLC0415 loaded when asked for

        self.app.push_screen(EntranceScreen(self._entrance))

    def action_hand_over(self) -> None:
        """Draw a code by which another page leads."""
        says = sentence(
            "Whoever leads next opens {address}/lead and types {code}; it works once.",
            address=self._hosted.address,
            code=self._hosted.site.hand_over(),
        )
        self.say(says)

    def action_scroll(self, by: int) -> None:
        """Scroll what is longer than the screen."""
        column = self.query_one("#question", VerticalScroll)
        (column.scroll_page_down if by > 0 else column.scroll_page_up)(animate=False)

    async def leave(self) -> None:
        """Let the clock stand, and note the end where nothing is left to decide."""
        workshop = self.room.workshop
        at = self.room.clock()
        if not workshop.ended and next_question(self.room) is None and workshop.current is None:
            await self.do(events.WorkshopEnded(at=at))
        elif workshop.running:
            await self.do(events.BreakBegan(at=at))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer no level that the rubric lacks, and to decide only what is shown."""
        level = parameters[0] if action == "answer" else None
        if isinstance(level, int) and level > self.room.rubric.top:
            return False
        if action in _ON_SHOWN and not self._shown:
            return None
        if action in _ON_CURRENT and self.room.workshop.current is None:
            return None
        if action == "uncover" and (self.item is None or self._shown):
            return None
        return super().check_action(action, parameters)
