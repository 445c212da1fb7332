"""Answers files of those who could not come, counted as their votes."""

from collections.abc import Iterator
from datetime import date

from advisor.assessment.model import Answer, Assessment
from advisor.assessment.votes.ballot import vote_of_answer
from advisor.assessment.votes.events import FrameSet, Joined, VoteCast
from advisor.assessment.votes.model import Workshop
from advisor.assessment.votes.people import LONGEST_NAME
from advisor.assessment.votes.store import VotesStore
from advisor.errors import UsageError
from advisor.rubric.model import Rubric
from advisor.translation import sentence
from advisor.workshop.room import now


def take_votes(
    store: VotesStore, rubric: Rubric, name: str, assessment: Assessment, today: date
) -> int:
    """Take what somebody answered as their votes; return on how many questions they count.

    They vote apart: on a question whose votes were shown, a first vote counts and no changed one.
    Raises AdvisorError where they take part in the room, or the time to vote is over.
    """
    workshop = store.workshop
    _require_apart(workshop, name, today)
    if workshop.open_until is None:
        frame = FrameSet(
            minutes=workshop.minutes, timebox=workshop.timebox, open_until=today, at=now()
        )
        store.record(frame)
    store.record(Joined(name=name, apart=True))
    tried = store.record_each([*_votes(workshop, rubric, name, assessment, today)])
    return sum(one.refused is None for one in tried)


def _require_apart(workshop: Workshop, name: str, today: date) -> None:
    if len(name) > LONGEST_NAME:
        raise UsageError(sentence("a name has 1 to {most} characters", most=LONGEST_NAME))
    known = workshop.participants.get(name)
    if known is not None and not known.apart:
        raise UsageError(
            sentence("{name} takes part in the workshop itself", name=name),
            hint=sentence("Name somebody else: NAME=FILE"),
        )
    if workshop.open_until is not None and workshop.open_until < today:
        raise UsageError(
            sentence("the time to vote on one's own was over on {day}", day=workshop.open_until),
            hint=sentence("Give more time: advisor workshop F --open-until DATE"),
        )


def _votes(
    workshop: Workshop, rubric: Rubric, name: str, assessment: Assessment, today: date
) -> Iterator[VoteCast]:
    practices = {practice.id: practice for practice in rubric.practices}
    for item in workshop.agenda:
        answer = assessment.answers.get(item.practice, Answer())
        vote = vote_of_answer(practices[item.practice], item, answer)
        if vote is not None:
            yield VoteCast(practice=item.practice, vote=vote, name=name, day=today)
