"""The questions, one at a time."""

from collections.abc import Iterable
from typing import ClassVar, Literal

from textual import events
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widget import Widget

from advisor.assessment.criteria import Known
from advisor.assessment.model import UNKNOWN
from advisor.translation import counted
from advisor.tui.keyboard.key_table import key_to
from advisor.tui.screens.base.tab_screen import TabScreen
from advisor.tui.screens.questions.question_entries import QuestionEntries
from advisor.tui.screens.questions.question_keys import QUESTION_KEYS
from advisor.tui.screens.questions.question_text import (
    aside,
    letters,
    news,
    question_text,
    say_open,
    turned_state,
)
from advisor.tui.widgets.backdrop import Backdrop
from advisor.tui.widgets.navigator import Navigator
from advisor.tui.widgets.question_pane import Place, QuestionPane
from advisor.tui.widgets.text import hung, line, wrap
from advisor.tui.widgets.text_block import TextBlock
from advisor.tui.workspace.user_settings import remember_stays, stays
from advisor.tui.workspace.workspace import Workspace

_CHANGES = frozenset(
    "answer answer_marked answer_and_stay unknown clear leave_out evidence note flag urgent said_by letters".split()  # noqa: SIM905, E501 one line, not eleven
)
_ON_THE_QUESTION = _CHANGES | {"step", "mark", "why"}


class _Columns(Horizontal, Backdrop):
    """Holds the columns."""


class _Scrolled(VerticalScroll, Backdrop):
    """Scrolls what is longer than the screen."""


class QuestionsScreen(QuestionEntries):
    """Asks a question, takes an answer by one key, and goes on."""

    TAB = "walk"
    ABOUT = (
        "Talk the question over. A number says that every criterion up to that level is met, and "
        "none above; the next question follows. Where only some are, mark a criterion with {down} "
        "and turn it with {choose-and-stay}, or press {letters} and then the letter beside it. "
        "What nobody knows is {unknown}, never a guess. {stay} has answers stay on their question. "
        "Nothing is final: go back with {left}, or undo with {undo}."
    )
    SHOWS_NEWS = True
    CHANGES = TabScreen.CHANGES | _CHANGES
    BINDINGS: ClassVar[list[BindingType]] = [*QUESTION_KEYS]
    CSS_PATH = "../../styles/questions.tcss"

    _marked: Place | None = None
    _lettered = False  # letters turn criteria
    _why = False
    _left: str | None = None

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._stays = stays()

    def body(self) -> Iterable[Widget]:
        """Yield the list of questions beside the one at hand."""
        with _Columns(id="walk"):
            yield Navigator(self.workspace)
            with _Scrolled(id="question", can_focus=False):
                yield QuestionPane()
            with _Scrolled(id="aside", can_focus=False):
                yield TextBlock(id="beside")
        yield TextBlock(id="news")

    def renew(self) -> None:
        """Show the question as it is answered now."""
        self.ask()

    def ask(self, *, stay: bool = False) -> None:
        """Show the question at hand, and right after it what stands around it.

        `stay` leaves it scrolled as it is, with the cursor in view.
        """
        self.show_notice()
        told = news(self.workspace)
        self._show_question(told)
        self.query_one("#news", TextBlock).show(told)
        if not stay:
            self.query_one("#question", VerticalScroll).scroll_home(animate=False)
        # Takes as long again, and nobody waits for it: what was asked for is painted first.
        self.call_after_refresh(self._show_around)

    def _show_around(self) -> None:
        """Show the standing above the question, and what is beside it."""
        if self not in self.app.screen_stack:  # it was left meanwhile
            return
        self.show_standing()
        self.query_one(Navigator).show()
        if self.has_class("-very-wide"):
            beside = self.query_one("#aside", VerticalScroll)
            room = beside.scrollable_content_region.width
            backing = aside(self.workspace)
            self.query_one("#beside", TextBlock).show(hung(backing, room) if room else backing)
            beside.scroll_home(animate=False)
        self.call_after_refresh(self._prepare)

    def _prepare(self) -> None:
        """Lay out the question that an answer leads to, so that it is there at once."""
        following = self.workspace.beside(1)
        if following is None or self not in self.app.screen_stack:
            return
        with self.workspace.turned_to(following):
            question = question_text(self.workspace, why=self._why)
        self.query_one(QuestionPane).prepare(question)

    def fit(self) -> None:
        """Fill the body."""
        self.ask()

    def _show_question(self, told: Content) -> None:
        """Show the question in the room that the news below it leave."""
        height = self.query_one("#question", VerticalScroll).container_size.height
        growth = (
            len(wrap(told, self.size.width - 2)) - self.query_one("#news", TextBlock).size.height
        )
        self.query_one(QuestionPane).show(
            question_text(self.workspace, why=self._why),
            marked=self._marked,
            roomy=self.has_class("-high"),
            room=height - growth,
        )

    def on_question_pane_chosen(self, event: QuestionPane.Chosen) -> None:
        """Answer, or turn a criterion, by the mouse."""
        if self.workspace.read_only:
            self.say_locked()
        elif isinstance(event.place, int):
            self.action_answer(event.place)
        else:
            self._turn(event.place)

    def on_navigator_moved(self, event: Navigator.Moved) -> None:
        """Show the question under the cursor where there is room for it beside the list."""
        if not self._hides_the_question() and event.practice_id != self.workspace.here:
            self._left = self._left or self.workspace.here
            self._turn_to(event.practice_id)

    def on_navigator_picked(self, event: Navigator.Picked) -> None:
        """Go to the question picked."""
        self._close_list()
        self._turn_to(event.practice_id)

    def on_navigator_closed(self) -> None:
        """Go back to the question that was left for the list."""
        left = self._left
        self._close_list()
        if left is not None:
            self._turn_to(left)

    def _close_list(self) -> None:
        self._left = None
        self.remove_class("-listing")
        self.refresh_bindings()
        self.set_focus(None)

    def _hides_the_question(self) -> bool:
        return self.has_class("-listing") and self.has_class("-narrow")

    def _turn_to(self, practice_id: str | None, otherwise: str = "") -> None:
        if practice_id is None:
            self.workspace.news = otherwise
        else:
            self.workspace.go_to(practice_id)
            self._marked, self._lettered = None, False
        self.ask()

    def action_answer(self, level: int | str) -> None:
        """Answer the question, and go on unless answers stay."""
        self._answer(level)

    def action_unknown(self) -> None:
        """Say that nobody here knows: of the marked criterion, or of all."""
        name = self.marked_criterion()
        if name is None:
            self._answer(UNKNOWN)
        else:
            self._turn(name, "unknown")

    def action_clear(self) -> None:
        """Take the answer away, or that to the marked criterion."""
        name = self.marked_criterion()
        if name is None:
            self._answer(None)
        else:
            self._turn(name, None)

    def marked_criterion(self) -> str | None:
        """Return the criterion that the cursor stands on."""
        return self._marked if isinstance(self._marked, str) else None

    def left_out(self) -> None:
        """Go on after the practice was left out; stay where a criterion was."""
        if self.marked_criterion() is None:
            self._go_on()
        else:
            self._show_turned()

    def _turn(self, name: str, state: Known | Literal["turned"] | None = "turned") -> None:
        """Turn a criterion over, or say of it what it is, and stay."""
        workspace = self.workspace
        now = next(c.state for c in workspace.scored(workspace.here).criteria if c.id == name)
        wanted = turned_state(now) if state == "turned" else state
        if self.attempt(lambda: workspace.turn(workspace.here, name, wanted)):
            self._marked = name
            self._show_turned()

    def _show_turned(self) -> None:
        self.ask(stay=True)
        self._reveal_mark()

    def _reveal_mark(self) -> None:
        if self._marked is not None:
            rows = self.query_one(QuestionPane).rows_of(self._marked)
            self.query_one("#question", VerticalScroll).scroll_to_region(rows, animate=False)

    def action_letters(self) -> None:
        """Let the letter beside a criterion turn it, until one goes on, or no longer."""
        self._lettered = not self._lettered and bool(letters(self.workspace))
        back = key_to("back")
        self.workspace.news = (
            f"The letter beside a criterion turns it now; {back} ends that."
            if self._lettered
            else "Letters are keys again."
        )
        self.refresh_bindings()
        self.ask(stay=True)

    def action_letters_off(self) -> None:
        """Let letters be keys again."""
        if self._lettered:
            self.action_letters()

    def on_key(self, event: events.Key) -> None:
        """Turn the criterion beside the letter pressed, while letters do that."""
        name = letters(self.workspace).get(event.key) if self._lettered else None
        if name is not None and not self._hides_the_question() and not self.workspace.read_only:
            event.stop()
            event.prevent_default()
            self._turn(name)

    def action_stay(self) -> None:
        """Stay on a question when it is answered, or go on again; it is remembered."""
        self._stays = not self._stays
        remember_stays(stay=self._stays)
        self.workspace.news = (
            f"An answer stays on its question now: {key_to('evidence')} gives evidence, "
            f"{key_to('right')} goes on."
            if self._stays
            else "An answer goes on to the next question again."
        )
        self.ask()

    def _answer(self, level: int | str | None, *, stay: bool = False) -> None:
        workspace = self.workspace
        if self.attempt(lambda: workspace.answer(workspace.here, level)):
            self._go_on(stay=stay or level is None)

    def _go_on(self, *, stay: bool = False) -> None:
        """Go on to the next question unless answers stay."""
        workspace = self.workspace
        self._left = None
        stay = stay or self._stays
        following = None if stay else workspace.beside(1)
        if following is None and not stay:
            workspace.news += say_open(workspace)
        self._turn_to(following, workspace.news)

    def action_answer_marked(self) -> None:
        """Answer with the level under the cursor, or turn the criterion there."""
        if isinstance(self._marked, int):
            self._answer(self._marked)
        elif self._marked is not None:
            self._turn(self._marked)

    def action_answer_and_stay(self) -> None:
        """Turn the criterion under the cursor; a level is answered with, and stays."""
        if isinstance(self._marked, int):
            self._answer(self._marked, stay=True)
        elif self._marked is not None:
            self._turn(self._marked)
        else:
            up, down, turns = key_to("up"), key_to("down"), key_to("choose-and-stay")
            says = f"Mark a criterion with {up}{down}; {turns} turns it, {turns} on a level stays."
            self._turn_to(None, says)

    def action_mark(self, by: int) -> None:
        """Move the cursor over levels and criteria."""
        pane = self.query_one(QuestionPane)
        places = pane.places
        if not places:
            return
        start = self._marked if self._marked in places else self._answered_level()
        at = places.index(start) if start in places else (-1 if by > 0 else len(places))
        self._marked = places[max(0, min(len(places) - 1, at + by))]
        rows = pane.mark(self._marked)
        self.query_one("#question", VerticalScroll).scroll_to_region(rows, animate=False)

    def _answered_level(self) -> int | None:
        level = self.workspace.answer_to(self.workspace.here).level
        return level if isinstance(level, int) else None

    def action_step(self, by: int) -> None:
        """Go to a neighbouring question."""
        self.workspace.news = ""
        end = "This is the first question." if by < 0 else "This is the last question."
        self._turn_to(self.workspace.beside(by), end)

    def action_jump(self, where: str) -> None:
        """Go to the next open, flagged or blocking question."""
        workspace = self.workspace
        found, otherwise = {
            "open": (workspace.next_where(workspace.is_open), "Nothing is left to answer."),
            "flagged": (
                workspace.next_where(workspace.is_flagged),
                f"Nothing is flagged; {key_to('flag')} flags a question.",
            ),
            "blocking": (workspace.next_blocking(), "Nothing blocks."),
        }[where]
        workspace.news = ""
        self._turn_to(found, otherwise)

    def action_list(self) -> None:
        """Turn to the list of questions."""
        self.add_class("-listing")
        self.refresh_bindings()
        choose, back = key_to("choose"), key_to("back")
        says = f"{choose} goes to the question marked, {back} goes back."
        self.query_one("#news", TextBlock).show(line((says, "$quiet")))
        navigator = self.query_one(Navigator)
        self.call_after_refresh(navigator.focus)

    def action_why(self) -> None:
        """Show what would convince an outsider, or hide it."""
        self._why = not self._why
        self.ask()
        if self._why:
            self.query_one("#question", VerticalScroll).scroll_end(animate=False)

    def action_regroup(self) -> None:
        """Group questions by stage, or by dimension."""
        workspace = self.workspace
        workspace.grouping = "dimension" if workspace.grouping == "stage" else "stage"
        workspace.news = f"Questions are grouped by {workspace.grouping}."
        self.ask()

    def action_all(self) -> None:
        """Ask all questions, or those of the quick assessment."""
        workspace = self.workspace
        if any(practice.quick for practice in workspace.rubric.practices):
            workspace.quick = not workspace.quick
            if workspace.here not in {practice.id for practice in workspace.practices}:
                workspace.here = workspace.first
            workspace.news = counted(
                "{n} question is asked.", "{n} questions are asked.", workspace.asked.asked
            )
        self.ask()

    def action_scroll(self, by: int) -> None:
        """Scroll a question that is longer than the screen, and what stands beside it."""
        for name in ("#question", "#aside"):
            column = self.query_one(name, VerticalScroll)
            (column.scroll_page_down if by > 0 else column.scroll_page_up)(animate=False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer no level that the rubric lacks, nor to change a question that the list hides."""
        level = parameters[0] if action == "answer" else None
        if isinstance(level, int) and level > self.workspace.rubric.top:
            return False
        if action in _ON_THE_QUESTION and self._hides_the_question():
            return None
        return super().check_action(action, parameters)
