"""The questions, one at a time."""

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widget import Widget

from advisor.assessment.model import NOT_APPLICABLE, Assessment
from advisor.plain_text import counted
from advisor.tui.keyboard.key_table import key_to
from advisor.tui.screens.base.tab_screen import TabScreen
from advisor.tui.screens.questions.question_keys import QUESTION_KEYS
from advisor.tui.screens.questions.question_text import aside, news, question_text, say_open
from advisor.tui.widgets.navigator import Navigator
from advisor.tui.widgets.question_pane import QuestionPane
from advisor.tui.widgets.text import hung, line
from advisor.tui.widgets.text_block import TextBlock
from advisor.tui.workspace.user_settings import remember_stays, stays
from advisor.tui.workspace.workspace import Workspace

_CHANGES = frozenset(
    "answer answer_marked answer_and_stay clear leave_out evidence note flag urgent".split()  # noqa: SIM905 one line, not eight
)
_ON_THE_QUESTION = _CHANGES | {"step", "mark", "why"}


class QuestionsScreen(TabScreen):
    """Asks a question, takes an answer by one key, and goes on."""

    TAB = "walk"
    ABOUT = (
        "Talk the question over and press the number of the card that an outsider would agree "
        "with. Choose the highest level of which every sentence is true; if none is, 0. The answer "
        "is saved and the next question shown; {stay} has answers stay on their question instead, "
        "for evidence or a note. Nothing is final: go back with {left}, or undo with {undo}."
    )
    SHOWS_NEWS = True
    CHANGES = TabScreen.CHANGES | _CHANGES
    BINDINGS: ClassVar[list[BindingType]] = [*QUESTION_KEYS]
    CSS_PATH = "../../styles/questions.tcss"

    _marked: int | None = None
    _why = False
    _left: str | None = None

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._stays = stays()

    def body(self) -> Iterable[Widget]:
        """Yield the list of questions beside the one at hand."""
        with Horizontal(id="walk"):
            yield Navigator(self.workspace)
            with VerticalScroll(id="question", can_focus=False):
                yield QuestionPane()
            with VerticalScroll(id="aside", can_focus=False):
                yield TextBlock(id="beside")
        yield TextBlock(id="news")

    def renew(self) -> None:
        """Show the question as it is answered now."""
        self.ask()

    def ask(self) -> None:
        """Show the question at hand, and right after it what stands around it."""
        self.show_notice()
        told = news(self.workspace)
        self._show_question(told)
        self.query_one("#news", TextBlock).show(told)
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

    def fit(self) -> None:
        """Fill the body."""
        self.ask()

    def _show_question(self, told: Content) -> None:
        """Show the question in the room that the news below it leave."""
        height = self.query_one("#question", VerticalScroll).container_size.height
        growth = (
            len(told.wrap(self.size.width - 2)) - self.query_one("#news", TextBlock).size.height
        )
        self.query_one(QuestionPane).show(
            question_text(self.workspace, why=self._why),
            marked=self._marked,
            roomy=self.has_class("-high"),
            room=height - growth,
        )

    def on_question_pane_chosen(self, event: QuestionPane.Chosen) -> None:
        """Answer by the mouse."""
        if self.workspace.read_only:
            self.say_locked()
        else:
            self.action_answer(event.level)

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
            self._marked = None
        self.ask()

    def action_answer(self, level: int | str) -> None:
        """Answer the question, and go on unless answers stay."""
        self._answer(level)

    def action_clear(self) -> None:
        """Take the answer away."""
        self._answer(None)

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

    def _answer(
        self,
        level: int | str | None,
        reason: str | None = None,
        *,
        stay: bool = False,
        seen: Assessment | None = None,
    ) -> None:
        workspace = self.workspace
        if not self.attempt(lambda: workspace.answer(workspace.here, level, reason, seen=seen)):
            return
        self._left = None
        stay = stay or self._stays or level is None
        following = None if stay else workspace.beside(1)
        if following is None and not stay:
            workspace.news += say_open(workspace)
        self._turn_to(following, workspace.news)

    def action_answer_marked(self) -> None:
        """Answer with the card under the cursor."""
        if self._marked is not None:
            self._answer(self._marked)

    def action_answer_and_stay(self) -> None:
        """Answer with the card under the cursor, and stay for evidence or a note."""
        if self._marked is not None:
            self._answer(self._marked, stay=True)
        else:
            up, down, stay = key_to("up"), key_to("down"), key_to("choose-and-stay")
            self._turn_to(None, f"Mark a card with {up}{down}; {stay} answers with it and stays.")

    def action_mark(self, by: int) -> None:
        """Move the cursor over the cards."""
        top = self.workspace.rubric.top
        start = self._marked
        if start is None:
            level = self.workspace.answer_to(self.workspace.here).level
            start = level if isinstance(level, int) else (-1 if by > 0 else top + 1)
        self._marked = max(0, min(top, start + by))
        rows = self.query_one(QuestionPane).mark(self._marked)
        self.query_one("#question", VerticalScroll).scroll_to_region(rows, animate=False)

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

    def action_flag(self) -> None:
        """Flag the question for discussion, or take the flag away."""
        workspace = self.workspace
        on = not workspace.is_flagged(workspace.here)
        if not self.attempt(lambda: workspace.session.flag(workspace.here, on)):
            return
        workspace.news = (
            f"Flagged for discussion; {key_to('next-flagged')} goes to the next one."
            if on
            else "Flag taken away."
        )
        self.renew()

    def action_urgent(self) -> None:
        """Say that what is lacking hurt lately, so that it is mended first, or no longer."""
        workspace = self.workspace
        on = not workspace.answer_to(workspace.here).urgent
        if self.attempt(lambda: workspace.session.urgent(workspace.here, on)):
            workspace.news = (
                "Urgent: its lack hurt lately, so its step comes first." if on else "Not urgent."
            )
            self.renew()

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
            workspace.news = f"{counted(workspace.asked.asked, 'question')} are asked."
        self.ask()

    def action_scroll(self, by: int) -> None:
        """Scroll a question that is longer than the screen, and what stands beside it."""
        for name in ("#question", "#aside"):
            column = self.query_one(name, VerticalScroll)
            (column.scroll_page_down if by > 0 else column.scroll_page_up)(animate=False)

    def action_leave_out(self) -> None:
        """Ask why the practice does not apply."""
        from advisor.tui.screens.base.entry_screen import EntryScreen  # noqa: PLC0415 loaded when asked for

        seen, here = self.workspace.assessment, self.workspace.here
        answer = self.workspace.answer_to(here)
        screen = EntryScreen(
            f"Not applicable: {self.workspace.practice.title}",
            "Why does it not concern this team?",
            answer.reason or "",
            required=True,
        )
        self.app.push_screen(screen, lambda reason: self._leave_out(here, seen, reason))

    def _leave_out(self, here: str, seen: Assessment, reason: str | None) -> None:
        if reason:
            self.workspace.here = here
            self._answer(NOT_APPLICABLE, reason, seen=seen)

    def action_note(self) -> None:
        """Write a note."""
        from advisor.tui.screens.base.entry_screen import EntryScreen  # noqa: PLC0415 loaded when asked for

        seen, here = self.workspace.assessment, self.workspace.here
        note = self.workspace.answer_to(here).note or ""
        screen = EntryScreen(
            f"Note: {self.workspace.practice.title}",
            "Who does it, since when, what is planned?",
            note,
            several_lines=True,
        )
        self.app.push_screen(screen, lambda text: self._noted(here, seen, text))

    def _noted(self, here: str, seen: Assessment, text: str | None) -> None:
        if text is None:
            return
        workspace = self.workspace

        def note() -> None:
            with workspace.session.together(seen) as draft:
                draft.note(here, text.strip() or None)

        if not self.attempt(note):
            return
        workspace.news = "Note saved." if text.strip() else "No note."
        self.renew()

    def action_evidence(self) -> None:
        """List the evidence and add to it."""
        from advisor.tui.screens.questions.evidence_screen import EvidenceScreen  # noqa: PLC0415

        self.app.push_screen(EvidenceScreen(self.workspace), self._evidence_done)

    def _evidence_done(self, changed: bool | None) -> None:
        if changed:
            self.workspace.news = "Evidence saved."
        self.renew()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer no level that the rubric lacks, nor to change a question that the list hides."""
        level = parameters[0] if action == "answer" else None
        if isinstance(level, int) and level > self.workspace.rubric.top:
            return False
        if action in _ON_THE_QUESTION and self._hides_the_question():
            return None
        return super().check_action(action, parameters)
