"""The votes file beside answers: gone on with, or begun."""

from advisor.assessment.session.session import Session
from advisor.assessment.votes.apply import begin
from advisor.assessment.votes.store import VotesStore, votes_path
from advisor.document.presence import is_file
from advisor.workshop.questions import questions
from advisor.workshop.room import now


def votes_beside(session: Session, *, again: bool = False) -> tuple[VotesStore, bool]:
    """Return the votes on answers that are open, and whether there were any before.

    A new workshop asks what is open or flagged, with `again` also what is answered. Raises
    AdvisorError.
    """
    path = votes_path(session.path)
    if is_file(path):
        return VotesStore.open(path, session.rubric), True
    assessment = session.assessment
    items = questions(session.rubric, assessment, again=again)
    workshop = begin(session.rubric.reference, assessment.team.name, items, now())
    return VotesStore.create(path, workshop), False
