"""What all screens of one assessment share: its session, the question at hand, the live score."""

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Literal

from advisor.assessment.change import Change, Part
from advisor.assessment.criteria import Known, by_level, with_said
from advisor.assessment.model import NOT_APPLICABLE, Assessment, Waiver
from advisor.assessment.recent import remember
from advisor.assessment.session.autosave import SaveState
from advisor.plain_text import as_sentence
from advisor.translation import sentence
from advisor.tui.workspace.live_score import (
    say_blockers,
    say_change,
)
from advisor.tui.workspace.questionnaire import Questionnaire
from advisor.words.answer import say_answered
from advisor.words.change import How, say_changes
from advisor.words.phrase import join_words
from advisor.words.standing_bar import say_standing

if TYPE_CHECKING:
    from advisor.assessment.session.edit import Edits
    from advisor.assessment.session.session import Session
    from advisor.scan.kept_proposals import KeptProposals
    from advisor.tui.screens.export.report_export import ReportExport
    from advisor.tui.what_if.what_if_session import WhatIfSession
    from advisor.tui.workspace.proposal_walk import ProposalWalk


_WIDENED = sentence("It is not a quick question: all are asked now.")


class Workspace(Questionnaire):
    """One open assessment. Every change is on disk when its method returns."""

    def __init__(self, session: "Session", *, passing: bool = False) -> None:
        super().__init__(session)
        self.passing = passing
        self.news = ""
        self._remembered: Assessment | None = None
        self.what_ifs: WhatIfSession | None = None
        self.report_export: ReportExport | None = None
        self.proposals: ProposalWalk | None = None
        self._others = ("", "")
        self._asked_about: list[tuple[Part, object]] = []

    def remember(self) -> None:
        """Put the file on the list of recent assessments, unless it is a passing copy."""
        assessment = self.assessment
        if self.passing or self._remembered is assessment:
            return
        self._remembered = assessment
        settled, asked = self.progress(self.practices)
        first = self.standing.sides[0]
        remember(
            self.session.path,
            assessment,
            level=first.claimed,
            answered=settled,
            total=asked,
            says=say_standing(first.features, first.thin, brief=True),
        )

    def has_new_conflicts(self) -> bool:
        """Tell, once for each, whether somebody else's change contradicts an answer."""
        now = [(conflict.part, conflict.theirs) for conflict in self.session.conflicts]
        before, self._asked_about = self._asked_about, now
        return any(conflict not in before for conflict in now)

    def close(self) -> str:
        """Let go of the file; return what the team must know of it, or nothing."""
        if self.session.unsaved:
            self.session.check_disk()
        self.remember()
        self.session.close()
        return self.session.message if self.session.unsaved else ""

    def go_to(self, practice_id: str) -> None:
        """Turn to a question, asking all of them when the quick assessment leaves it out.

        `news` says so.
        """
        self.here = practice_id
        if practice_id not in {practice.id for practice in self.practices}:
            self.quick = False
            self.news = _WIDENED

    def answer(
        self,
        practice_id: str,
        level: int | str | None,
        reason: str | None = None,
        *,
        seen: Assessment | None = None,
    ) -> None:
        """Answer a question and put what that does to the level into `news`.

        `seen` is the assessment that was in view while the answer was written.
        """
        self._change(
            practice_id,
            lambda draft: self._say(draft, practice_id, level, reason),
            say_answered(level),
            seen,
        )

    def _say(
        self, draft: "Edits", practice_id: str, level: int | str | None, reason: str | None
    ) -> None:
        """Let an answer speak for the criteria shown, and no others."""
        if level == NOT_APPLICABLE or not self._shows_some(practice_id):
            draft.answer(practice_id, level, reason)
        else:
            draft.criteria(practice_id, self._states(practice_id, level))

    def _shows_some(self, practice_id: str) -> bool:
        """Tell whether a key speaks for a part of the criteria of a practice."""
        return len(self._asked_of(practice_id)) < len(self._by_id[practice_id].criteria)

    def _states(self, practice_id: str, level: int | str | None) -> dict[str, Known | None]:
        shown = {criterion.id for criterion in self.shown(practice_id)}
        said = {
            c.id: by_level(c, level) for c in self._by_id[practice_id].criteria if c.id in shown
        }
        return {name: state for name, state in said.items() if not isinstance(state, Waiver)}

    def leave_out(
        self,
        practice_id: str,
        criterion_id: str | None,
        waiver: Waiver,
        *,
        seen: Assessment | None = None,
    ) -> None:
        """Say that a criterion, or all that is shown of a practice, does not apply, and why."""
        names = [criterion_id] if criterion_id else []
        if not names and self._shows_some(practice_id):
            names = [criterion.id for criterion in self.shown(practice_id)]
        by, approved_by, until = waiver.by, waiver.approved_by, waiver.until

        def make(draft: "Edits") -> None:
            for name in names:
                draft.waive(
                    practice_id, name, waiver.reason, by=by, approved_by=approved_by, until=until
                )
            if not names:
                draft.answer(
                    practice_id,
                    NOT_APPLICABLE,
                    waiver.reason,
                    approved_by=approved_by,
                    until=until,
                )
                draft.by(practice_id, by)

        what = f"{join_words(names)} waived" if names else say_answered(NOT_APPLICABLE)
        self._change(practice_id, make, what, seen)

    def turn(self, practice_id: str, criterion_id: str, state: Known | None) -> None:
        """Say of one criterion what it is, and what that does to the level into `news`."""
        what = f"{criterion_id} {state or 'open'}"
        self._change(
            practice_id, lambda draft: draft.criterion(practice_id, criterion_id, state), what
        )

    def open_proposals(self, kept: "KeptProposals | None" = None) -> None:
        """Have what a scan proposed at hand, by default what the file beside the answers keeps.

        Raises AdvisorError when that cannot be used.
        """
        from advisor.tui.workspace.proposal_walk import ProposalWalk, kept_beside  # noqa: PLC0415 reading takes pydantic

        self.proposals = ProposalWalk(kept or kept_beside(self.session.path), self.rubric)

    def change(
        self, practice_id: str, make: "Callable[[Edits], None]", say: Callable[[], str]
    ) -> None:
        """Change an answer, and put what `say` then says, and what that does, into `news`."""
        self._change(practice_id, make, say)

    def _change(
        self,
        practice_id: str,
        make: "Callable[[Edits], None]",
        what: str | Callable[[], str],
        seen: Assessment | None = None,
    ) -> None:
        """Change an answer, and put what that does to the level into `news`."""
        before = self.standing
        with self.session.together(seen) as draft:
            make(draft)
        what = what if isinstance(what, str) else what()
        own = ("answers", practice_id)
        self.note_others(c for c in self.session.taken_over if c.part != own)
        title = self._by_id[practice_id].title
        after = self.standing
        left_out = self.exclusion(self._by_id[practice_id])
        if left_out and practice_id in self.assessment.answers:
            self.news = sentence(
                "{title}: {what} is kept, but does not count: {left_out}.",
                title=title,
                what=what,
                left_out=left_out,
            )
            return
        moved = say_change(before, after)
        told = as_sentence(moved) if moved else f"{say_blockers(after)}."
        self.news = f"{title}: {what}. {told}"

    def preview(self, practice_id: str) -> Mapping[int, str]:
        """Return for each level what claiming it would do to where the team stands."""
        levels = range(self.rubric.top + 1)
        if not self.live.decides(practice_id):
            return dict.fromkeys(levels, "")
        return {
            level: self._effect(practice_id, self._states(practice_id, level)) for level in levels
        }

    def effect_of(self, practice_id: str, criterion_id: str, state: Known) -> str:
        """Return what turning one criterion would do to where the team stands."""
        return self._effect(practice_id, {criterion_id: state})

    def _effect(self, practice_id: str, states: Mapping[str, Known | None]) -> str:
        practice, old = self._by_id[practice_id], self.answer_to(practice_id)
        answer = with_said(practice, old, states, self.rubric.top)
        return self.live.effect(self.standing, self.assessment, practice_id, answer)

    @property
    def can_take_over(self) -> bool:
        """Whether the file is open for reading only because another session writes to it."""
        return self.read_only and bool(self.session.busy_elsewhere)

    @property
    def is_taken_over(self) -> bool:
        """Whether another session began to write to the file that this one writes to."""
        return not self.read_only and bool(self.session.busy_elsewhere)

    @property
    def taken_over(self) -> str:
        """Who took the file over, or nothing."""
        who = sentence(
            "Another session writes to this file as well now ({busy_elsewhere}).",
            busy_elsewhere=self.session.busy_elsewhere,
        )
        return who if self.is_taken_over else ""

    @property
    def read_only(self) -> bool:
        """Whether the session may change nothing."""
        return self.session.state is SaveState.READ_ONLY

    def step(self, which: Literal["undo", "redo"]) -> bool:
        """Undo or redo a change and put what came of it into `news`; tell whether there was one."""
        done = (self.session.undo if which == "undo" else self.session.redo)() is not None
        if not done:
            self.news = sentence("Nothing to {which}.", which=which)
            return False
        how: How = "again" if which == "undo" else "made"
        head = "Undone" if which == "undo" else sentence("Made again")
        self.news = f"{head}: {say_changes(self.rubric, self.session.moved, how)}."
        return True

    def note_others(self, made: Iterable[Change]) -> None:
        """Keep which answers somebody else changed, to be told with the session's message."""
        answers = [change for change in made if change.part[0] == "answers"]
        if answers:
            self._others = (self.session.message, say_changes(self.rubric, answers, "now"))

    @property
    def message(self) -> str:
        """What the team must know of the file, with the answers that somebody else changed."""
        message = self.session.message or self.taken_over
        told, which = self._others
        return f"{message} {which}." if message and message == told else message
