import asyncio
from typing import Any

import pytest

from advisor.assessment.votes.events import Joined, RoundDecided, RoundRevealed, VoteCast
from advisor.assessment.votes.model import RoundStage, Vote
from advisor.assessment.votes.refusal import RefusedEventError
from advisor.errors import OutputError
from advisor.workshop.room import Room
from tests.workshop.scene import RUBRIC, MemoryStore, Scene, eventually, finish, new_workshop


def cast(room: Scene, name: str) -> VoteCast:
    return VoteCast(practice=room.question, name=name, vote=Vote(said={room.facts[0]: "met"}))


class CountingStore(MemoryStore):
    """Counts how often the disk was waited for."""

    waits = 0

    def record_each(self, tried: Any, /) -> Any:
        self.waits += 1
        return super().record_each(tried)


def test_votes_that_come_together_wait_for_the_disk_together() -> None:
    async def scene() -> None:
        store = CountingStore(new_workshop())
        room = Scene(store=store)
        room.crowd(101)
        await room.open_question()
        store.waits = 0
        votes = (room.room.submit(cast(room, f"Person {n}")) for n in range(100))
        await asyncio.gather(*votes)
        assert store.waits < 5
        assert len(room.room.workshop.rounds[room.question].votes) == 100

    finish(scene())


def test_one_refused_event_keeps_no_other_back() -> None:
    async def scene() -> None:
        room = Scene()
        await room.open_question()
        await room.room.submit(Joined(name="Ana"))
        await room.room.submit(Joined(name="Ben"))
        tried = (cast(room, "Nobody"), cast(room, "Ana"))
        found = await asyncio.gather(*map(room.room.submit, tried), return_exceptions=True)
        assert isinstance(found[0], RefusedEventError)
        assert found[1] is None

    finish(scene())


def test_all_have_voted_shows_the_votes_and_a_late_vote_is_refused() -> None:
    async def scene() -> None:
        room = Scene()
        room.crowd(2)
        await room.open_question()
        await asyncio.gather(*(room.room.submit(cast(room, f"Person {n}")) for n in range(2)))
        await eventually(lambda: room.stage is RoundStage.REVEALED)
        assert room.room.workshop.rounds[room.question].revealed_by == "everybody"
        with pytest.raises(RefusedEventError):
            await room.room.submit(cast(room, "Person 0"))

    finish(scene())


def test_the_vote_of_the_only_one_there_shows_when_whoever_leads_says_so() -> None:
    async def scene() -> None:
        room = Scene()
        room.crowd(1)
        await room.open_question()
        await room.room.submit(cast(room, "Person 0"))
        await asyncio.sleep(0.05)
        assert room.room.workshop.rounds[room.question].revealed_by is None
        await room.room.submit(RoundRevealed(by="facilitator", at=room.clock()))
        assert room.room.workshop.rounds[room.question].revealed_by == "facilitator"

    finish(scene())


def test_a_decision_that_cannot_be_written_is_not_taken() -> None:
    def refuse(_event: RoundDecided) -> None:
        raise OutputError("the answers are read-only")

    async def scene() -> None:
        store = MemoryStore(new_workshop())
        room = Room(store, RUBRIC, refuse)
        event = RoundDecided(practice=store.workshop.agenda[0].practice, said={}, at=room.clock())
        with pytest.raises(OutputError, match="read-only"):
            await room.submit(event)
        assert store.happened == []

    finish(scene())


def test_somebody_who_stops_waiting_stops_nothing() -> None:
    async def scene() -> None:
        room = Scene()
        await room.room.submit(Joined(name="Ana"))
        await room.room.submit(Joined(name="Ben"))
        await room.open_question()
        impatient = asyncio.create_task(room.room.submit(cast(room, "Ana")))
        await asyncio.sleep(0)
        impatient.cancel()
        await room.room.submit(cast(room, "Ben"))
        assert set(room.room.workshop.rounds[room.question].named) == {"Ana", "Ben"}

    finish(scene())
