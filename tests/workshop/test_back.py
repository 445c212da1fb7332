"""Somebody unnamed who comes back in another browser."""

import pytest

from advisor.workshop.keys import WorkshopKeys
from tests.workshop.scene import Scene, finish, served


def test_a_seat_is_one_of_ours_by_the_secret_alone_however_it_is_typed() -> None:
    keys = WorkshopKeys()
    seat = keys.seat_for("nonce")
    assert seat == WorkshopKeys(secret=keys.secret).seat_for("nonce")
    assert keys.seat_of(seat.lower().replace("-", " ")) == seat
    assert keys.seat_for("other") != seat


@pytest.mark.parametrize("wrong", ["", "-", "ABCDE-FGHJK", "ä", "\ud800", "A" * 1000])
def test_what_is_no_seat_leads_to_nobody(wrong: str) -> None:
    assert WorkshopKeys().seat_of(wrong) is None
    assert WorkshopKeys().seat_of(WorkshopKeys().seat_for("n")) is None


def test_in_another_browser_somebody_unnamed_is_who_they_were_and_changes_their_vote() -> None:
    async def scene() -> None:
        async with served() as room, room.phone() as first, room.phone("Ben"):
            await room.open_question()
            await first.vote(room.facts[0])
            back = (await first.state())["me"]["back"]
            async with room.phone(back=back) as second:
                state = await second.state()
                assert state["vote"][room.facts[0]] == "met"
                assert not state["lost"]
                assert (await second.vote(room.facts[1])).status == 200
                workshop = room.room.workshop
                assert workshop.unnamed == 1
                assert len(workshop.rounds[room.question].votes) == 1
                assert (await first.state())["vote"][room.facts[1]] == "met"

    finish(scene())


def test_after_a_crash_they_are_counted_once_and_told_what_no_other_browser_can() -> None:
    async def scene() -> None:
        first = Scene()
        async with served(first), first.phone() as phone, first.phone("Ben"):
            await first.open_question()
            cast = await phone.vote(first.facts[0])
            back = (await phone.state())["me"]["back"]
            first.store.workshop = first.store.workshop.unseated  # what the disk has of it
            first.__post_init__()
            async with served(first), first.phone(back=back) as other:
                assert (await other.state())["lost"]
                assert first.room.workshop.unnamed == 1
                refused = await other.vote(first.facts[1])
                assert refused.status == 409
                assert "known to your device alone" in refused.said
                # The browser that sent it knows what it was, and is the same person still.
                changed = await phone.vote(first.facts[1], former=cast.data["said"])
                assert changed.status == 200
                assert (await other.state())["vote"][first.facts[1]] == "met"
                assert len(first.room.workshop.rounds[first.question].votes) == 1

    finish(scene())


def test_a_wrong_code_is_refused_and_guesses_are_slowed_down() -> None:
    async def scene() -> None:
        async with served() as room, room.browser() as guesser:
            await guesser.enter()
            join = {"unnamed": True, "back": "ABCDE-FGHJK"}
            found = [(await guesser.post("join", join)).status for _ in range(14)]
            assert found == [403] * 10 + [429] * 4
            assert room.room.workshop.unnamed == 0

    finish(scene())


def test_no_seat_is_in_what_is_kept() -> None:
    async def scene() -> None:
        async with served() as room, room.phone() as phone:
            back = (await phone.state())["me"]["back"]
            assert back in room.room.workshop.seats
            assert back not in repr(room.room.workshop.unseated)

    finish(scene())
