"""What happens in a workshop, and the laws that hold whatever happens."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.assessment.votes import events
from advisor.assessment.votes.apply import apply, apply_all, interruption
from advisor.assessment.votes.events import WorkshopEvent
from advisor.assessment.votes.model import RoundStage, Workshop
from advisor.assessment.votes.people import awaited, missing_apart
from advisor.assessment.votes.refusal import RefusedEventError
from tests.assessment.votes.happenings import (
    QUESTIONS,
    SEATS,
    at,
    happenings,
    new,
    taken,
    vote,
)

FIRST, SECOND, _ = QUESTIONS


def joined(*names: str, seats: Sequence[str] = ()) -> Workshop:
    came = [events.Joined(name=name) for name in names]
    return apply_all(new(), [*came, *(events.Joined(seat=seat) for seat in seats)])


def opened(*names: str, seats: Sequence[str] = ()) -> Workshop:
    return apply(joined(*names, seats=seats), events.RoundOpened(practice=FIRST, at=at(0)))


def cast(said: str, *, name: str | None = None, seat: str | None = None) -> events.VoteCast:
    return events.VoteCast(practice=FIRST, vote=vote(said), name=name, seat=seat)


def test_everybody_here_is_waited_for_by_name_or_as_one_of_the_unnamed() -> None:
    workshop = opened("Anna", "Ben", seats=("s1", "s2"))
    workshop = apply_all(workshop, [cast("met", name="Ben"), cast("met", seat="s2")])
    assert (awaited(workshop, FIRST).names, awaited(workshop, FIRST).unnamed) == (("Anna",), 1)
    workshop = apply_all(
        workshop, [events.Departed(name="Anna"), events.Departed(seat="s2"), cast("met", seat="s1")]
    )
    assert awaited(workshop, FIRST).count == 0
    assert len(workshop.rounds[FIRST].votes) == 3  # what who left has said stays


def test_a_vote_can_be_changed_until_it_is_shown() -> None:
    workshop = opened("Anna")
    workshop = apply_all(workshop, [cast("met", name="Anna"), cast("unmet", name="Anna")])
    shown = apply(workshop, events.RoundRevealed(at=at(9)))
    assert shown.rounds[FIRST].named == {"Anna": vote("unmet")}
    with pytest.raises(RefusedEventError, match="not being voted on"):
        apply(shown, cast("met", name="Anna"))
    again = apply(shown, events.RoundOpened(practice=FIRST, at=at(12)))
    assert apply(again, cast("met", name="Anna")).rounds[FIRST].named == {"Anna": vote("met")}


@pytest.mark.parametrize(
    "refused",
    [
        cast("met", name="Nobody"),
        cast("met", seat="nowhere"),
        cast("perhaps", name="Anna"),
        events.VoteCast(practice="no.question", vote=vote("met"), name="Anna"),
        events.VoteCast(practice=SECOND, vote=vote("met", practice=SECOND), name="Anna"),
        events.VoteCast(practice=FIRST, vote=vote("met", practice=SECOND), name="Anna"),
        events.VoteCast(practice=FIRST, vote=vote("met", note="n" * 501), name="Anna"),
        events.Joined(name=" "),
        events.Joined(name="n" * 61),
        events.Joined(),
        events.RoundOpened(practice="no.question", at=at(1)),
        events.RoundDecided(practice=FIRST, said={"share": "met"}, at=at(1)),
        events.FrameSet(minutes=0, at=at(1)),
        events.HandedOver(to=" ", at=at(1)),
        events.ActionAgreed(what="", at=at(1)),
        events.ActionDropped(number=0, at=at(1)),
    ],
)
def test_what_cannot_be_is_refused_with_a_reason(refused: WorkshopEvent) -> None:
    with pytest.raises(RefusedEventError):
        apply(opened("Anna"), refused)


def test_only_so_many_can_take_part() -> None:
    full = joined(*map(str, range(150)), seats=[f"s{n}" for n in range(50)])
    for more in (events.Joined(name="one more"), events.Joined(seat="one more")):
        with pytest.raises(RefusedEventError, match="200"):
            apply(full, more)
    assert apply(full, events.Joined(name="149")) == full


def test_another_question_parks_the_one_under_discussion_with_its_votes() -> None:
    workshop = apply(opened("Anna"), cast("met", name="Anna"))
    workshop = apply(workshop, events.RoundOpened(practice=SECOND, at=at(30)))
    assert workshop.in_stage(RoundStage.PARKED) == (FIRST,)
    assert workshop.rounds[FIRST].named
    assert workshop.rounds[FIRST].seconds == 30


def test_a_device_that_comes_back_after_a_restart_changes_its_own_vote_and_adds_none() -> None:
    workshop = opened(seats=("s1", "s2"))
    workshop = apply_all(workshop, [cast("met", seat="s1"), cast("unmet", seat="s2")])
    after = workshop.unseated
    with pytest.raises(RefusedEventError, match="not joined"):
        apply(after, cast("met", seat="s1"))
    back = apply_all(after, [events.Joined(seat=seat, known=True) for seat in ("s1", "s2")])
    assert (back.unnamed, awaited(back, FIRST).count) == (2, 0)
    with pytest.raises(RefusedEventError, match="you among them"):
        apply(back, cast("unknown", seat="s1"))
    changed = apply(back, replace(cast("unknown", seat="s1"), former=vote("met")))
    assert changed.rounds[FIRST].unnamed == (vote("unknown"), vote("unmet"))


def test_nobody_is_passed_over_after_a_restart_because_somebody_who_left_had_voted() -> None:
    workshop = apply(opened(seats=("s1", "s2")), cast("met", seat="s1"))
    after = apply(workshop, events.Departed(seat="s1")).unseated
    assert awaited(after, FIRST).unnamed == 1


def test_who_votes_apart_sees_nothing_and_votes_on_all_until_a_day() -> None:
    workshop = apply(joined("Anna"), events.Joined(name="Ben", apart=True))
    late = events.VoteCast(practice=FIRST, vote=vote("met"), name="Ben", day=date(2026, 12, 9))
    with pytest.raises(RefusedEventError, match="is over"):
        apply(workshop, late)
    until = events.FrameSet(open_until=date(2026, 12, 9), at=at(0))
    workshop = apply_all(workshop, [until, events.RoundOpened(practice=FIRST, at=at(0))])
    assert awaited(workshop, FIRST).names == ("Anna",)
    workshop = apply_all(workshop, [events.RoundRevealed(at=at(1)), events.WorkshopEnded(at=at(2))])
    assert missing_apart(workshop) == {"Ben": 3}
    voted = apply(workshop, late)
    assert missing_apart(voted) == {"Ben": 2}
    with pytest.raises(RefusedEventError, match="stays as it is"):
        apply(voted, late)
    with pytest.raises(RefusedEventError, match="is over"):
        apply(workshop, replace(late, day=date(2026, 12, 10)))


def test_a_program_that_ended_amid_a_question_had_a_break_since_the_last_thing_known() -> None:
    workshop = opened("Anna")
    ended = interruption(workshop)
    assert ended == events.BreakBegan(at=at(0))
    assert interruption(apply(workshop, ended)) is None


@given(happenings())
def test_at_most_one_question_is_under_discussion(tried: list[WorkshopEvent]) -> None:
    workshop, _ = taken(new(), tried)
    under = workshop.in_stage(RoundStage.OPEN, RoundStage.REVEALED)
    assert under == (() if workshop.current is None else (workshop.current,))


@given(happenings())
def test_no_question_takes_longer_than_the_whole(tried: list[WorkshopEvent]) -> None:
    workshop, _ = taken(new(), [*tried, events.WorkshopEnded(at=at(100_000))])
    assert sum(round_.seconds for round_ in workshop.rounds.values()) <= workshop.seconds


@given(happenings())
def test_a_refusal_says_why_and_the_same_events_make_the_same(tried: list[WorkshopEvent]) -> None:
    workshop, took = taken(new(), tried)
    assert apply_all(new(), took) == workshop


@given(happenings())
def test_votes_that_were_shown_stay_until_the_question_is_opened_again(
    tried: list[WorkshopEvent],
) -> None:
    workshop = new()
    for event in tried:
        before = workshop
        workshop, took = taken(workshop, [event])
        for name, round_ in before.rounds.items():
            if took and round_.stage in (RoundStage.REVEALED, RoundStage.DECIDED):
                assert workshop.rounds[name].votes == round_.votes


@given(happenings())
def test_there_are_no_more_unnamed_votes_than_unnamed_people(tried: list[WorkshopEvent]) -> None:
    workshop = new()
    for place, event in enumerate(tried):
        workshop, _ = taken(workshop, [event])
        if place % 9 == 8:  # the program is killed, and started anew
            workshop = workshop.unseated
        for round_ in workshop.rounds.values():
            assert len(round_.unnamed) <= workshop.unnamed


@given(happenings(), st.permutations(SEATS))
def test_who_of_the_unnamed_said_what_is_gone_without_seats(
    tried: list[WorkshopEvent], shuffled: list[str]
) -> None:
    workshop, _ = taken(new(), tried)
    other = dict(zip(SEATS, shuffled, strict=True))
    swapped, _ = taken(new(), [_on_other_seat(event, other) for event in tried])
    assert swapped.unseated == workshop.unseated


def _on_other_seat(event: WorkshopEvent, other: dict[str, str]) -> WorkshopEvent:
    if isinstance(event, events.Joined | events.Departed | events.VoteCast) and event.seat:
        return replace(event, seat=other[event.seat])
    return event


@given(happenings(), st.data())
def test_votes_swapped_on_one_question_alone_leave_the_same(
    tried: list[WorkshopEvent], data: st.DataObject
) -> None:
    workshop, _ = taken(new(), tried)
    rounds = {}
    for name, round_ in workshop.rounds.items():
        seats = data.draw(st.permutations(list(round_.seated)))
        seated = dict(zip(seats, round_.seated.values(), strict=True))
        rounds[name] = replace(round_, seated=seated)
    assert replace(workshop, rounds=rounds).unseated == workshop.unseated
