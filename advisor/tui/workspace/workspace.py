"""What all screens of one assessment share: its session, the question at hand, the live score."""

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Literal

from advisor.assessment.change import Change, Part
from advisor.assessment.criteria import Known, by_level, quick_criteria, with_said
from advisor.assessment.model import NOT_APPLICABLE, Answer, Assessment, Waiver
from advisor.assessment.recent import remember
from advisor.assessment.session.autosave import SaveState
from advisor.plain_text import sentence
from advisor.rubric.model import Practice, Rubric
from advisor.scoring.model import CriterionScore, CriterionState, PracticeScore
from advisor.tui.workspace.live_score import (
    LiveScore,
    LiveStanding,
    Progress,
    say_blockers,
    say_change,
)
from advisor.tui.workspace.question_order import (
    Group,
    Grouping,
    following,
    groups,
    in_order,
    neighbour,
)
from advisor.tui.workspace.reading_time import minutes
from advisor.words.answer import say_answered
from advisor.words.change import How, say_changes
from advisor.words.exclusion import say_exclusion
from advisor.words.standing import say_standing

if TYPE_CHECKING:
    from advisor.assessment.session.edit import Edits
    from advisor.assessment.session.session import Session
    from advisor.tui.screens.export.report_export import ReportExport
    from advisor.tui.what_if.what_if_session import WhatIfSession


_WIDENED = "It is not a quick question: all are asked now."
_OUT = CriterionState.LEFT_OUT


class Workspace:
    """One open assessment. Every change is on disk when its method returns."""

    def __init__(self, session: "Session", *, passing: bool = False) -> None:
        self.session = session
        self.passing = passing
        self.quick = session.quick
        self.grouping: Grouping = "stage"
        self.live = LiveScore(session.rubric)
        self.news = ""
        self._remembered: Assessment | None = None
        self._stood: tuple[Assessment, LiveStanding] | None = None
        self._open: tuple[Assessment | None, bool, frozenset[str]] = (None, False, frozenset())
        self._by_id = {practice.id: practice for practice in session.rubric.practices}
        self._shown: dict[str, tuple[PracticeScore, bool, tuple[CriterionScore, ...]]] = {}
        self.what_ifs: WhatIfSession | None = None
        self.report_export: ReportExport | None = None
        self._others = ("", "")
        self._asked_about: list[tuple[Part, object]] = []
        self.here = ""
        self.here = self.next_where(self.is_open) or self.first

    @property
    def rubric(self) -> Rubric:
        """The rubric the answers are for."""
        return self.session.rubric

    @property
    def assessment(self) -> Assessment:
        """The answers as they are on disk."""
        return self.session.assessment

    @property
    def groups(self) -> tuple[Group, ...]:
        """The questions asked, in groups."""
        return groups(self.rubric, self.grouping, quick=self.quick)

    @property
    def practices(self) -> tuple[Practice, ...]:
        """The questions asked, in order."""
        return in_order(self.groups)

    @property
    def practice(self) -> Practice:
        """The question at hand."""
        return self._by_id[self.here]

    @property
    def standing(self) -> LiveStanding:
        """Where the team stands now."""
        assessment = self.assessment
        if self._stood is None or self._stood[0] is not assessment:
            self._stood = (assessment, self.live.standing(assessment))
        return self._stood[1]

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

    @property
    def first(self) -> str:
        """The first question that concerns the team."""
        return self.next_where(self.concerns, after="") or self.practices[0].id

    def beside(self, by: int) -> str | None:
        """Return the question before or after the one at hand, or None beyond the ends.

        Those that the profile leaves out are passed over.
        """
        found = neighbour(self.practices, self.here, by)
        while found is not None and not self.concerns(found):
            found = neighbour(self.practices, found, by)
        return found

    def scored(self, practice_id: str) -> PracticeScore:
        """Return a practice as answered, with the state of each criterion."""
        return self.live.practices(self.assessment)[practice_id]

    def shown(self, practice_id: str) -> tuple[CriterionScore, ...]:
        """Return the criteria that are asked of the team: all that concern it, or the quick ones.

        A practice that is not asked quickly shows all.
        """
        scored = self.scored(practice_id)
        known = self._shown.get(practice_id)
        if known is None or known[0] is not scored or known[1] is not self.quick:
            asked = self._asked_of(practice_id)
            found = tuple(c for c in scored.criteria if c.id in asked and c.state is not _OUT)
            known = self._shown[practice_id] = (scored, self.quick, found)
        return known[2]

    def _asked_of(self, practice_id: str) -> set[str]:
        practice = self._by_id[practice_id]
        quick = quick_criteria(practice) if self.quick else ()
        return {criterion.id for criterion in quick or practice.criteria}

    def concerns(self, practice_id: str) -> bool:
        """Tell whether a question concerns a team of this profile."""
        return bool(self.shown(practice_id))

    def answer_to(self, practice_id: str) -> Answer:
        """Return what is answered, or an empty answer."""
        return self.assessment.answers.get(practice_id, Answer())

    def exclusion(self, practice: Practice) -> str | None:
        """Return why the team's profile leaves a question out, or None."""
        if self.concerns(practice.id):
            return None
        scored, asked = self.scored(practice.id), self._asked_of(practice.id)
        barring = [c.excluded for c in scored.criteria if c.id in asked and c.excluded]
        found = scored.excluded or next(iter(barring), ())
        return "; ".join(say_exclusion(each, self.rubric.profile) for each in found)

    def is_open(self, practice_id: str) -> bool:
        """Tell whether something asked of the team has no answer yet."""
        assessment = self.assessment
        if self._open[0] is not assessment or self._open[1] is not self.quick:
            open_ones = frozenset(name for name in self._by_id if self._lacks_answer(name))
            self._open = (assessment, self.quick, open_ones)  # asked for hundreds of times a key
        return practice_id in self._open[2]

    def _lacks_answer(self, practice_id: str) -> bool:
        return any(c.state is CriterionState.UNANSWERED for c in self.shown(practice_id))

    def is_flagged(self, practice_id: str) -> bool:
        """Tell whether a question is flagged for discussion."""
        return self.answer_to(practice_id).flag

    def is_blocking(self, practice_id: str) -> bool:
        """Tell whether a question keeps the team from the next level."""
        return any(blocker.practice == practice_id for blocker in self.standing.blockers)

    def next_where(self, wanted: Callable[[str], bool], after: str | None = None) -> str | None:
        """Return the next question after the one at hand, or another, that is wanted."""
        return following(self.practices, self.here if after is None else after, wanted)

    def next_blocking(self) -> str | None:
        """Return the next question that blocks, asked or not; those asked come first."""
        found = self.next_where(self.is_blocking)
        if found is not None:
            return found
        everything = in_order(groups(self.rubric, self.grouping, quick=False))
        return following(everything, self.here, self.is_blocking)

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
        """Say that a criterion, or the whole practice, does not apply, and why."""
        if criterion_id is None:

            def make(draft: "Edits") -> None:
                draft.answer(
                    practice_id,
                    NOT_APPLICABLE,
                    waiver.reason,
                    approved_by=waiver.approved_by,
                    until=waiver.until,
                )
                draft.by(practice_id, waiver.by)

            self._change(practice_id, make, say_answered(NOT_APPLICABLE), seen)
            return
        self._change(
            practice_id,
            lambda draft: draft.waive(
                practice_id,
                criterion_id,
                waiver.reason,
                by=waiver.by,
                approved_by=waiver.approved_by,
                until=waiver.until,
            ),
            f"{criterion_id} waived",
            seen,
        )

    def turn(self, practice_id: str, criterion_id: str, state: Known | None) -> None:
        """Say of one criterion what it is, and what that does to the level into `news`."""
        what = f"{criterion_id} {state or 'open'}"
        self._change(
            practice_id, lambda draft: draft.criterion(practice_id, criterion_id, state), what
        )

    def _change(
        self,
        practice_id: str,
        make: "Callable[[Edits], None]",
        what: str,
        seen: Assessment | None = None,
    ) -> None:
        """Change an answer, and put what that does to the level into `news`."""
        before = self.standing
        with self.session.together(seen) as draft:
            make(draft)
        own = ("answers", practice_id)
        self.note_others(c for c in self.session.taken_over if c.part != own)
        title = self._by_id[practice_id].title
        after = self.standing
        left_out = self.exclusion(self._by_id[practice_id])
        if left_out and practice_id in self.assessment.answers:
            self.news = f"{title}: {what} is kept, but does not count: {left_out}."
            return
        moved = say_change(before, after)
        told = sentence(moved) if moved else f"{say_blockers(after)}."
        self.news = f"{title}: {what}. {told}"

    def preview(self, practice_id: str) -> Mapping[int, str]:
        """Return for each level what claiming it would do to where the team stands."""
        return {
            level: self._effect(practice_id, self._states(practice_id, level))
            for level in range(self.rubric.top + 1)
        }

    def effect_of(self, practice_id: str, criterion_id: str, state: Known) -> str:
        """Return what turning one criterion would do to where the team stands."""
        return self._effect(practice_id, {criterion_id: state})

    def _effect(self, practice_id: str, states: Mapping[str, Known | None]) -> str:
        practice, old = self._by_id[practice_id], self.answer_to(practice_id)
        answer = with_said(practice, old, states, self.rubric.top)
        return self.live.effect(self.standing, self.assessment, practice_id, answer)

    def progress(self, practices: Iterable[Practice]) -> tuple[int, int]:
        """Return how many questions are settled, and how many concern the team."""
        asked = [practice.id for practice in practices if self.concerns(practice.id)]
        return sum(not self.is_open(name) for name in asked), len(asked)

    @property
    def asked(self) -> Progress:
        """How far the team is with the questions asked."""
        settled, total = self.progress(self.practices)
        return Progress(settled=settled, asked=total, quick=self.quick)

    @property
    def minutes_left(self) -> float:
        """How many minutes the open questions take."""
        open_ones = [p for p in self.practices if self.is_open(p.id)]
        return minutes((p, self.shown(p.id)) for p in open_ones)

    @property
    def not_asked(self) -> tuple[str, ...]:
        """What blocks the next level but is not among the quick questions."""
        asked = {practice.id for practice in self.practices}
        blocking = (blocker.practice for blocker in self.standing.blockers)
        return tuple(dict.fromkeys(name for name in blocking if name not in asked))

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
        who = f"Another session writes to this file as well now ({self.session.busy_elsewhere})."
        return who if self.is_taken_over else ""

    @property
    def read_only(self) -> bool:
        """Whether the session may change nothing."""
        return self.session.state is SaveState.READ_ONLY

    def step(self, which: Literal["undo", "redo"]) -> bool:
        """Undo or redo a change and put what came of it into `news`; tell whether there was one."""
        done = (self.session.undo if which == "undo" else self.session.redo)() is not None
        if not done:
            self.news = f"Nothing to {which}."
            return False
        how: How = "again" if which == "undo" else "made"
        head = "Undone" if which == "undo" else "Made again"
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
