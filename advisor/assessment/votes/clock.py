"""How long a workshop and its questions took, and its pace. The time comes from outside."""

from dataclasses import replace
from datetime import datetime

from advisor.assessment.votes.model import Round, RoundStage, Workshop
from advisor.frozen import dataclass

_MINUTE = 60
_SETTLED = (RoundStage.DECIDED, RoundStage.PARKED)


@dataclass(frozen=True, kw_only=True)
class Pace:
    """Where a workshop stands in its time, in seconds.

    `number` of `questions` is the one under discussion, or else the next. `behind` is negative
    where there is time in hand, None where no time was set; `question_left` is negative where the
    timebox is over, None where there is none.
    """

    number: int
    questions: int
    spent: int
    question_spent: int
    behind: int | None
    question_left: int | None


def seconds_between(since: datetime | None, now: datetime) -> int:
    """Return the seconds since something began, none where it did not, or only after `now`."""
    return 0 if since is None else max(0, int((now - since).total_seconds()))


def pace(workshop: Workshop, now: datetime) -> Pace:
    """Return how a workshop keeps its time.

    Every question is given the same share. The one under discussion puts it behind only once it
    takes longer than its own.
    """
    questions = len(workshop.agenda)
    behind_us = len(workshop.in_stage(*_SETTLED))
    round_ = workshop.rounds.get(workshop.current or "")
    spent = workshop.seconds + seconds_between(workshop.since, now)
    own = 0 if round_ is None else round_.seconds + seconds_between(round_.since, now)
    behind = left = None
    if workshop.minutes is not None and questions:
        share = workshop.minutes * _MINUTE / questions
        behind = int(spent - behind_us * share - min(own, share))
    if workshop.timebox is not None and round_ is not None:
        left = workshop.timebox + round_.extra - own
    return Pace(
        number=min(behind_us + 1, questions),
        questions=questions,
        spent=spent,
        question_spent=own,
        behind=behind,
        question_left=left,
    )


def stopped(workshop: Workshop, now: datetime) -> Workshop:
    """Return the workshop with its clock, and that of its question, standing."""
    return replace(
        workshop,
        seconds=workshop.seconds + seconds_between(workshop.since, now),
        since=None,
        rounds={
            name: round_stopped(r, now) if r.since else r for name, r in workshop.rounds.items()
        },
    )


def round_stopped(round_: Round, now: datetime) -> Round:
    """Return a round with its clock standing."""
    return replace(round_, seconds=round_.seconds + seconds_between(round_.since, now), since=None)


def started(workshop: Workshop, now: datetime) -> Workshop:
    """Return the workshop with its clock, and that of the question under discussion, running."""
    if workshop.running:
        return workshop
    rounds = dict(workshop.rounds)
    if workshop.current is not None:
        rounds[workshop.current] = replace(rounds[workshop.current], since=now)
    return replace(workshop, since=now, rounds=rounds)
