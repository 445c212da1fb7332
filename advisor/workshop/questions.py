"""Which questions a workshop votes on, and how a decision gets into the answers."""

from collections.abc import Callable

from advisor.assessment.model import (
    NOT_APPLICABLE,
    UNKNOWN,
    Answer,
    AnswerState,
    Assessment,
    Waiver,
)
from advisor.assessment.session.edit import Edits
from advisor.assessment.session.session import Session
from advisor.assessment.votes.ballot import agenda, whole_vote
from advisor.assessment.votes.events import RoundDecided
from advisor.assessment.votes.model import AgendaItem
from advisor.errors import UsageError
from advisor.rubric.model import Rubric
from advisor.scoring.score import concern_of
from advisor.translation import sentence


def questions(rubric: Rubric, assessment: Assessment, *, again: bool) -> tuple[AgendaItem, ...]:
    """Return the questions that the answers file lists and leaves open or flags.

    With `again` also those that are answered. Raises UsageError where there is none.
    """
    left_out = _left_out(rubric, assessment)
    listed = assessment.answers or {practice.id: Answer() for practice in rubric.practices}
    asked = [name for name, answer in listed.items() if _asked(answer, again=again)]
    found = agenda(rubric, asked, left_out)
    if not found:
        raise UsageError(
            sentence("every question of the file is answered, and none is flagged"),
            hint=sentence("To vote on all of them: --again"),
        )
    return found


def _left_out(rubric: Rubric, assessment: Assessment) -> set[str]:
    """Return the criteria that do not concern the team, as ``practice/criterion``."""
    concern = concern_of(rubric, assessment)
    return {
        f"{practice.id}/{criterion.id}"
        for practice in rubric.practices
        for criterion in practice.criteria
        if concern(practice.applies_when) or concern(criterion.applies_when)
    }


def _asked(answer: Answer, *, again: bool) -> bool:
    if answer.level == NOT_APPLICABLE:
        return False
    return again or answer.flag or answer.state is not AnswerState.ANSWERED


def writing_into(session: Session) -> Callable[[RoundDecided], None]:
    """Return what writes a decision into an answers file that is open, saved when it returns."""

    def write(event: RoundDecided) -> None:
        session.check_disk()
        with session.together() as draft:
            _say(draft, event)
            for waiver in event.waivers:
                _waive(draft, event, waiver)
            if event.note:
                draft.note(event.practice, event.note)
            if event.by and not any(waiver.criterion == "" for waiver in event.waivers):
                draft.by(event.practice, event.by)

    return write


def _say(draft: Edits, event: RoundDecided) -> None:
    """Say of each criterion what was decided: by a level, as a number key does, where one will do.

    Of criteria that do not concern the team nothing is said; what a file said of all at once, that
    nobody knows, would hold for them still, and so for the practice.
    """
    practice = next(p for p in draft.rubric.practices if p.id == event.practice)
    (item,) = agenda(draft.rubric, [practice.id], _left_out(draft.rubric, draft.assessment))
    known = {name: said for name, said in event.said.items() if said != "waived"}
    for level in (*range(draft.rubric.top + 1), UNKNOWN):
        if event.said == whole_vote(practice, item, level).said:
            draft.answer(practice.id, level)
            return
    before = draft.assessment.answers.get(practice.id, Answer())
    settled = {*item.criteria} <= {*event.said} and "unknown" not in known.values()
    if before.level == UNKNOWN and settled:
        draft.answer(practice.id, None)
    if known:
        draft.criteria(practice.id, known)


def _waive(draft: Edits, event: RoundDecided, waiver: Waiver) -> None:
    """Say that a criterion, or the whole practice, does not apply, and why."""
    practice, by, approved_by = event.practice, waiver.by or event.by, waiver.approved_by
    if waiver.criterion:
        draft.waive(
            practice,
            waiver.criterion,
            waiver.reason,
            by=by,
            approved_by=approved_by,
            until=waiver.until,
        )
        return
    draft.answer(
        practice, NOT_APPLICABLE, waiver.reason, approved_by=approved_by, until=waiver.until
    )
    draft.by(practice, by)
