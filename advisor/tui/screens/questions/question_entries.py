"""What is written beside an answer: a note, who said so, why not, what hurt, what backs it."""

from collections.abc import Callable
from datetime import date

from advisor.assessment.model import Assessment, Urgent, Waiver
from advisor.assessment.session.edit import Edits
from advisor.translation import sentence
from advisor.tui.forms.value_checks import day_problem
from advisor.tui.keyboard.key_table import key_to
from advisor.tui.screens.base.tab_screen import TabScreen

_URGENT = sentence("Urgent: its lack hurt lately, so its step comes first.")
_DAY = sentence("YYYY-MM-DD, or empty")


class QuestionEntries(TabScreen):
    """Asks for what goes with the answer to the question at hand, each on a small screen."""

    def marked_criterion(self) -> str | None:
        """Return the criterion that the cursor stands on."""
        raise NotImplementedError

    def left_out(self) -> None:
        """Go on after something was left out."""
        raise NotImplementedError

    def _write(self, here: str, seen: Assessment, make: Callable[[Edits], None], news: str) -> None:
        """Change what goes with an answer as it was seen, and say so."""
        workspace = self.workspace

        def write() -> None:
            with workspace.session.together(seen) as draft:
                make(draft)

        if self.attempt(write):
            workspace.here = here
            workspace.news = news
            self.renew()

    def action_flag(self) -> None:
        """Flag the question for discussion, or take the flag away."""
        here, on = self.workspace.here, not self.workspace.is_flagged(self.workspace.here)
        says = sentence(
            "Flagged for discussion; {next_flagged} goes to the next one.",
            next_flagged=key_to("next-flagged"),
        )
        news = says if on else sentence("Flag taken away.")
        self._write(here, self.workspace.assessment, lambda draft: draft.flag(here, on), news)

    def action_urgent(self) -> None:
        """Ask what is lacking hurt lately, and how, so that it is mended first; or no longer."""
        from advisor.tui.screens.base.form_screen import FormField, FormScreen  # noqa: PLC0415 loaded when asked for

        seen, here = self.workspace.assessment, self.workspace.here
        if self.workspace.answer_to(here).urgent:
            self._write(
                here, seen, lambda draft: draft.urgent(here, False), sentence("Not urgent.")
            )
            return
        screen = FormScreen(
            f"Urgent: {self.workspace.practice.title}",
            sentence("Its lack hurt lately. Say how, as far as is known; all may stay empty."),
            [
                FormField(name="what", title="What", hint=sentence("wrong model live for 9 h")),
                FormField(name="cost", title="Cost", hint="310000 EUR"),
                FormField(name="date", title="When", hint=_DAY, check=day_problem),
            ],
        )
        self.app.push_screen(screen, lambda typed: self._hurt(here, seen, typed))

    def _hurt(self, here: str, seen: Assessment, typed: dict[str, str] | None) -> None:
        if typed is None:
            return
        day = date.fromisoformat(typed["date"]) if typed["date"] else None
        hurt = Urgent(what=typed["what"] or None, cost=typed["cost"] or None, date=day)
        said = True if hurt == Urgent() else hurt
        self._write(here, seen, lambda draft: draft.urgent(here, said), _URGENT)

    def action_said_by(self) -> None:
        """Ask who gave the answer."""
        from advisor.tui.screens.base.entry_screen import EntryScreen  # noqa: PLC0415 loaded when asked for

        seen, here = self.workspace.assessment, self.workspace.here
        name = self.workspace.answer_to(here).by or ""
        title = sentence("Said by: {title}", title=self.workspace.practice.title)
        screen = EntryScreen(title, sentence("Who gave this answer?"), name)
        self.app.push_screen(screen, lambda by: self._said(here, seen, by))

    def _said(self, here: str, seen: Assessment, by: str | None) -> None:
        if by is not None:
            news = sentence("Said by {by}.", by=by) if by else sentence("Nobody is named.")
            self._write(here, seen, lambda draft: draft.by(here, by), news)

    def action_leave_out(self) -> None:
        """Ask why the marked criterion, or the whole practice, does not apply."""
        from advisor.tui.screens.base.form_screen import FormField, FormScreen  # noqa: PLC0415 loaded when asked for

        workspace = self.workspace
        seen, here, name = workspace.assessment, workspace.here, self.marked_criterion()
        answer = workspace.answer_to(here)
        known = next((w for w in answer.waived if w.criterion == name), None)
        given: Waiver = known or Waiver(
            criterion="",
            reason=(answer.reason or "") if name is None else "",
            by=answer.by,
            approved_by=answer.approved_by,
            until=answer.until,
        )
        title = sentence("Not applicable: {title}", title=workspace.practice.title)
        text = next((c.text for c in workspace.shown(here) if c.id == name), "")
        screen = FormScreen(
            title if name is None else sentence("Does not apply: {text}", text=text),
            sentence("It counts only when somebody else approves it; without, it is not known."),
            [
                FormField(
                    name="reason",
                    title="Why",
                    hint=sentence("why it does not concern this team"),
                    value=given.reason,
                    required=True,
                ),
                FormField(name="by", title=sentence("Said by"), value=given.by or ""),
                FormField(
                    name="approved_by", title=sentence("Approved by"), value=given.approved_by or ""
                ),
                FormField(
                    name="until",
                    title="Until",
                    hint=_DAY,
                    value=given.until.isoformat() if given.until else "",
                    check=day_problem,
                ),
            ],
        )
        self.app.push_screen(screen, lambda typed: self._leave_out(here, name, seen, typed))

    def _leave_out(
        self, here: str, name: str | None, seen: Assessment, typed: dict[str, str] | None
    ) -> None:
        if typed is None:
            return
        workspace = self.workspace
        workspace.here = here
        waiver = Waiver(
            criterion=name or "",
            reason=typed["reason"],
            by=typed["by"] or None,
            approved_by=typed["approved_by"] or None,
            until=date.fromisoformat(typed["until"]) if typed["until"] else None,
        )
        if self.attempt(lambda: workspace.leave_out(here, name, waiver, seen=seen)):
            self.left_out()

    def action_note(self) -> None:
        """Write a note."""
        from advisor.tui.screens.base.entry_screen import EntryScreen  # noqa: PLC0415 loaded when asked for

        seen, here = self.workspace.assessment, self.workspace.here
        note = self.workspace.answer_to(here).note or ""
        screen = EntryScreen(
            f"Note: {self.workspace.practice.title}",
            sentence("Who does it, since when, what is planned?"),
            note,
            several_lines=True,
        )
        self.app.push_screen(screen, lambda text: self._noted(here, seen, text))

    def _noted(self, here: str, seen: Assessment, text: str | None) -> None:
        if text is not None:
            words = text.strip() or None
            news = sentence("Note taken.") if words else sentence("No note.")
            self._write(here, seen, lambda draft: draft.note(here, words), news)

    def action_evidence(self) -> None:
        """List the evidence and add to it."""
        from advisor.tui.screens.questions.evidence_screen import EvidenceScreen  # noqa: PLC0415

        self.app.push_screen(EvidenceScreen(self.workspace), self._evidence_done)

    def _evidence_done(self, changed: bool | None) -> None:
        if changed:
            self.workspace.news = sentence("Evidence saved.")
        self.renew()
