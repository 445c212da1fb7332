"""Time: of all, of a question, and whether a workshop keeps its pace."""

from advisor.assessment.votes import events
from advisor.assessment.votes.apply import apply_all
from advisor.assessment.votes.clock import pace
from advisor.assessment.votes.model import Workshop
from tests.assessment.votes.happenings import QUESTIONS, at, new

FIRST, SECOND, THIRD = QUESTIONS


def framed(*happened: events.TimedEvent) -> Workshop:
    """Return a workshop of three questions in 30 minutes, of which each may take 5."""
    frame = events.FrameSet(minutes=30, timebox=300, at=at(0))
    return apply_all(new(), [frame, events.RoundOpened(practice=FIRST, at=at(0)), *happened])


def test_a_question_puts_the_workshop_behind_only_once_it_takes_more_than_its_share() -> None:
    found = pace(framed(), at(400))
    assert (found.number, found.questions, found.behind, found.question_left) == (1, 3, 0, -100)
    assert pace(framed(), at(720)).behind == 120


def test_a_question_that_was_quick_leaves_time_in_hand() -> None:
    decided = events.RoundDecided(practice=FIRST, said={}, at=at(120))
    found = pace(framed(decided, events.RoundOpened(practice=SECOND, at=at(120))), at(120))
    assert (found.number, found.behind, found.question_left) == (2, -480, 300)


def test_a_break_costs_no_time() -> None:
    workshop = framed(events.BreakBegan(at=at(60)))
    assert pace(workshop, at(9_000)).spent == 60
    resumed = framed(events.BreakBegan(at=at(60)), events.BreakEnded(at=at(9_000)))
    found = pace(resumed, at(9_030))
    assert (found.spent, found.question_spent) == (90, 90)


def test_a_question_may_be_given_more_time() -> None:
    assert pace(framed(events.TimeGranted(seconds=60, at=at(9))), at(60)).question_left == 300


def test_without_a_frame_nothing_is_late() -> None:
    workshop = apply_all(new(), [events.RoundOpened(practice=THIRD, at=at(0))])
    found = pace(workshop, at(86_400))
    assert (found.behind, found.question_left) == (None, None)


def test_after_the_last_question_the_number_stays() -> None:
    decided = [events.RoundDecided(practice=name, said={}, at=at(9)) for name in QUESTIONS]
    assert pace(framed(*decided), at(9)).number == 3
