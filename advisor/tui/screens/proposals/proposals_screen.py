"""What a scan or an agent proposed, one criterion at a time: taken, rejected or left by one key."""

from collections.abc import Iterable
from datetime import date
from typing import ClassVar

from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget

from advisor.assessment.model import Answer
from advisor.scan.proposal import Rejection, Taken
from advisor.scan.taking import take
from advisor.translation import sentence
from advisor.tui.keyboard.key_table import bound, key_to
from advisor.tui.screens.base.tab_screen import TabScreen
from advisor.tui.screens.proposals.proposal_text import no_proposal, proposal_text
from advisor.tui.widgets.text import line
from advisor.tui.widgets.text_block import TextBlock
from advisor.tui.workspace.proposal_walk import Decision, ProposalWalk, Shown
from advisor.tui.workspace.workspace import Workspace
from advisor.words.proposal_review import say_done, say_left, say_rejected

_QUESTIONS = "walk"
_LAST = sentence("This is the last one.")
_FIRST = sentence("This is the first one.")


class ProposalsScreen(TabScreen):
    """Shows a proposal with its places; nothing changes an answer but the key that takes it."""

    TAB = "proposals"
    ABOUT = sentence(
        "What a scan found or an agent proposed, beside what the team said. {{take}} "
        "makes a proposal the team's own, {{reject}} puts it aside with a reason, "
        "{{right}} leaves it open. {{next-part}} looks at its next place, {{which}} "
        "goes through contradictions or open ones alone. {{undo}} takes back what was "
        "done last."
    )
    SHOWS_NEWS = True
    CHANGES = TabScreen.CHANGES | {"take", "reject"}
    CSS_PATH = "../../styles/proposals.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        bound(
            "take",
            "take",
            "take",
            sentence("Met with this evidence, or unmet where it is contradicted"),
        ),
        bound("reject", "reject", "reject", sentence("Put it aside with a reason, or no longer")),
        bound("next-part", "look(1)", sentence("next place"), sentence("Look at the next place")),
        bound(
            "previous-part",
            "look(-1)",
            sentence("place before"),
            sentence("Look at the one before"),
            show=False,
        ),
        bound("left", "step(-1)", "move", sentence("The proposal before")),
        bound("right", "step(1)", "move", sentence("The next proposal: leave this one open")),
        bound("previous", "step(-1)", "back", sentence("The proposal before"), show=False),
        bound("which", "which", "which", sentence("All, contradictions alone, or open ones alone")),
        bound("choose", "question", "question", sentence("Go to the question")),
        bound("undo", "undo", "undo", sentence("Take back what was done last")),
        bound("up", "scroll(-1)", "scroll", sentence("A line up or down"), show=False),
        bound("down", "scroll(1)", "scroll", sentence("A line up or down"), show=False),
        bound("page-up", "scroll(-10)", "page", sentence("Ten lines up or down"), show=False),
        bound("page-down", "scroll(10)", "page", sentence("Ten lines up or down"), show=False),
        bound(
            "first", "step(-9999)", "end", sentence("The first or the last proposal"), show=False
        ),
        bound("last", "step(9999)", "end", sentence("The first or the last proposal"), show=False),
        bound("back", f"app.go('{_QUESTIONS}')", "questions", sentence("The questions")),
    ]

    _by = ""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        if workspace.proposals is None:
            raise ValueError(
                sentence("no proposals were opened")
            )  # who shows the screen opens them first
        self._walk: ProposalWalk = workspace.proposals
        workspace.news = ""

    def body(self) -> Iterable[Widget]:
        """Yield the proposal at hand, and what the last key did."""
        with VerticalScroll(id="proposal", can_focus=False):
            yield TextBlock(id="told")
        yield TextBlock(id="news")

    def begin(self) -> None:
        """Begin with what asks for a decision, as the file has it now."""
        self._walk.kept.read_again()
        self._walk.choose(self._walk.filter, self.workspace.assessment)
        super().begin()

    def renew(self) -> None:
        """Show the proposal beside the answer as it is now."""
        super().renew()
        self._show()

    def fit(self) -> None:
        """Fill the body."""
        self._show()

    @property
    def _item(self) -> Shown | None:
        return self._walk.at_hand(self.workspace.assessment)

    def _show(self) -> None:
        column = self.query_one("#proposal", VerticalScroll)
        width = column.scrollable_content_region.width
        item = self._item
        text = no_proposal(self._walk) if item is None else proposal_text(self._walk, item, width)
        self.query_one("#told", TextBlock).show(text)
        self.query_one("#news", TextBlock).show(self._news())
        column.scroll_home(animate=False)
        self.refresh_bindings()

    def _news(self) -> Content:
        if self.workspace.news:
            return line(("› ", "bold $accent"), self.workspace.news)
        walk, assessment = self._walk, self.workspace.assessment
        against, unanswered = (len(walk.of(f, assessment)) for f in ("contradictions", "open"))
        return line((say_left(against, unanswered), "$quiet"))

    def _say(self, text: str) -> None:
        self.workspace.news = text
        self.renew()

    def action_take(self) -> None:
        """Take the proposal over as one change, and go on; of an agent's, who takes it is noted."""
        item = self._item
        if item is None:
            return
        if item.rejected is not None:
            self._say(
                sentence(
                    "It was rejected; {reject} takes that back first.", reject=key_to("reject")
                )
            )
            return
        if item.beside.proposal.agent and not self._by:
            self._ask_who_takes(item)
        else:
            self._take(item)

    def _ask_who_takes(self, item: Shown) -> None:
        from advisor.tui.screens.base.form_screen import FormField, FormScreen  # noqa: PLC0415 loaded when asked for

        said_by = self.workspace.assessment.answers.get(item.practice.id, Answer()).by
        screen = FormScreen(
            sentence("Who takes it?"),
            sentence("An agent proposes it; the answers name both, the agent and who took it."),
            [
                FormField(
                    name="by",
                    title=sentence("By"),
                    hint=sentence("your name"),
                    value=said_by or "",
                    required=True,
                )
            ],
        )

        def told(typed: dict[str, str] | None) -> None:
            if typed is not None:
                self._by = typed["by"]
                self._take(item)

        self.app.push_screen(screen, told)

    def _take(self, item: Shown) -> None:
        done: list[Taken] = []
        proposal, commit, by = item.beside.proposal, item.scan.commit, self._by or None
        day = date.today()  # noqa: DTZ011 the team's own calendar day is meant
        workspace = self.workspace
        if self.attempt(
            lambda: workspace.change(
                item.practice.id,
                lambda draft: done.append(take(draft, proposal, day=day, commit=commit, by=by)),
                lambda: say_done(done[0], item.criterion.id),
            )
        ):
            self._did(item, taken=True, changed=done[0] != "nothing")

    def action_reject(self) -> None:
        """Ask why the proposal is not taken and note that; or no longer."""
        from advisor.tui.screens.base.form_screen import FormField, FormScreen  # noqa: PLC0415 loaded when asked for

        item = self._item
        if item is None:
            return
        if item.rejected is not None:
            self._reject(item, None)
            return
        screen = FormScreen(
            f"Reject: {item.criterion.text}",
            sentence("It stays in the file of proposals with the reason, and counts no more."),
            [
                FormField(
                    name="reason",
                    title="Reason",
                    hint=sentence("the folder is a demo"),
                    required=True,
                ),
                FormField(name="by", title="By", hint=sentence("a name, or empty"), value=self._by),
            ],
        )

        def told(typed: dict[str, str] | None) -> None:
            if typed is not None:
                self._by = typed["by"]
                self._reject(item, Rejection(reason=typed["reason"], by=typed["by"] or None))

        self.app.push_screen(screen, told)

    def _reject(self, item: Shown, rejected: Rejection | None) -> None:
        if self.attempt(lambda: self._walk.kept.reject(item.name, rejected)):
            self.workspace.news = (
                sentence("No longer rejected.")
                if rejected is None
                else f"{say_rejected(rejected)}."
            )
            self._did(item, taken=False, changed=True)
        else:  # the file may hold others now
            self.renew()

    def _did(self, item: Shown, *, taken: bool, changed: bool) -> None:
        """Note what can be taken back, and go on to the next unless it was opened again."""
        walk, after = self._walk, self.workspace.assessment
        if changed:
            walk.done.append(
                Decision(name=item.name, taken=taken, before=item.rejected, after=after)
            )
        if item.rejected is None and not walk.step(1):
            self.workspace.news += f" {_LAST}"
        self.renew()

    def action_undo(self) -> None:
        """Take back what was done last here, or else the last change of the answers."""
        walk = self._walk
        last = walk.done[-1] if walk.done else None
        if last is None or last.after is not self.workspace.assessment:
            self.application.action_undo()
            return
        if last.taken:
            if not self.application.step("undo"):
                return
        elif self.attempt(lambda: walk.kept.reject(last.name, last.before)):
            again = sentence("rejected again") if last.before else sentence("no longer rejected")
            self.workspace.news = sentence(
                "Undone: {criterion} is {again}.", criterion=last.name.criterion, again=again
            )
        else:
            return
        walk.done.pop()
        walk.go_to(last.name)
        self.renew()

    def action_look(self, by: int) -> None:
        """Look at another place of the proposal."""
        item = self._item
        if item is not None:
            self._walk.look(by, len(item.beside.proposal.findings))
            self._say("")

    def action_step(self, by: int) -> None:
        """Go to another proposal."""
        far = abs(by) > 1
        number, total = self._walk.position
        by = (total - number if by > 0 else 1 - number) if far else by
        moved = self._walk.step(by)
        self._say("" if moved or far else _FIRST if by < 0 else _LAST)

    def action_which(self) -> None:
        """Go through all proposals, contradictions alone, or open ones alone."""
        self._walk.turn(self.workspace.assessment)
        self._say("")

    def action_question(self) -> None:
        """Go to the question of the criterion at hand."""
        item = self._item
        if item is not None:
            self.workspace.news = ""
            self.workspace.go_to(item.practice.id)
            self.application.action_go("walk")

    def action_scroll(self, by: int) -> None:
        """Scroll a proposal that is longer than the screen."""
        self.query_one("#proposal", VerticalScroll).scroll_relative(y=by, animate=False)
