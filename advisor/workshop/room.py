"""A workshop that goes on: what happens is kept on the disk first, and then told to the pages."""

import asyncio
import secrets
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import date, datetime
from typing import Any, Literal, Protocol, TypeVar

from advisor.assessment.votes.apply import apply
from advisor.assessment.votes.clock import pace
from advisor.assessment.votes.events import (
    ActionAgreed,
    ActionDropped,
    Departed,
    HandedOver,
    Joined,
    RoundDecided,
    RoundRevealed,
    VoteCast,
    WorkshopEvent,
)
from advisor.assessment.votes.model import RevealedBy, Round, RoundStage, Workshop
from advisor.assessment.votes.people import awaited
from advisor.assessment.votes.store import TriedEvent
from advisor.errors import AdvisorError
from advisor.rubric.model import Rubric

Audience = Literal["people", "leader"]
_Made = TypeVar("_Made")
_TICK_SECONDS = 0.5
# What changes nothing that people see who take part.
_UNSEEN = (VoteCast, Joined, ActionAgreed, ActionDropped, HandedOver)


class KeepsWorkshop(Protocol):
    """Where a workshop is kept."""

    @property
    def workshop(self) -> Workshop:
        """The workshop as it stands."""

    def record_each(self, tried: Sequence[WorkshopEvent], /) -> Sequence[TriedEvent]:
        """Have each event happen that is not refused, and return once the disk has them."""


def now() -> datetime:
    """Return the time here, to the second."""
    return datetime.now().astimezone().replace(microsecond=0)


def votes_on(round_: Round) -> int:
    """Return how many voted, without putting votes in any order."""
    return len(round_.named) + len(round_.seated) + len(round_.loose)


class Room:
    """The one place where events come in.

    Those that come together are kept together. `write` puts a decision into the answers before
    the workshop takes it.
    """

    def __init__(
        self,
        store: KeepsWorkshop,
        rubric: Rubric,
        write: Callable[[RoundDecided], None],
        clock: Callable[[], datetime] = now,
    ) -> None:
        self.rubric, self.clock = rubric, clock
        self._start = secrets.token_hex(4)
        self._store, self._write = store, write
        self._waiting: list[_Submitted] = []
        self._made: dict[str, Any] = {}
        self._work: asyncio.Task[None] | None = None
        self._numbers: dict[Audience, int] = {"people": 0, "leader": 0}
        self._bells: dict[Audience, asyncio.Event] = {
            "people": asyncio.Event(),
            "leader": asyncio.Event(),
        }

    @property
    def workshop(self) -> Workshop:
        """The workshop as it stands."""
        return self._store.workshop

    def version(self, audience: Audience) -> str:
        """Return what changes when there is something new to show."""
        return f"{self._start}-{self._numbers[audience]}"

    async def changed(self, audience: Audience, since: str, patience: float) -> bool:
        """Wait until there is something newer than `since`; tell whether there is."""
        if self.version(audience) == since:
            try:
                async with asyncio.timeout(patience):
                    await self._bells[audience].wait()
            except TimeoutError:
                return False
        return True

    def once(self, what: str, make: Callable[[], _Made]) -> _Made:
        """Return what is the same for all phones, made once until they are told something new."""
        if what not in self._made:
            self._made[what] = make()
        found: _Made = self._made[what]
        return found

    def today(self) -> date:
        """Return the day where the workshop is."""
        return self.clock().astimezone().date()

    async def submit(self, event: WorkshopEvent) -> None:
        """Have an event happen; return once the disk has it.

        Raises RefusedEventError for one that the workshop does not take, and whatever error kept
        it from the disk.
        """
        done = asyncio.get_running_loop().create_future()
        self._waiting.append((event, done))
        if self._work is None or self._work.done():
            self._work = asyncio.create_task(self._keep_all())
        await asyncio.shield(done)

    async def watch(self) -> None:
        """Show votes when the time of a question is up, for as long as this runs."""
        while True:
            await asyncio.sleep(_TICK_SECONDS)
            left = pace(self.workshop, self.clock()).question_left
            if left is not None and left <= 0 and self.workshop.running:
                await self._show("time")

    def ring(self, audience: Audience) -> None:
        """Say that there is something new to show."""
        self._numbers[audience] += 1
        if audience == "people":
            self._made.clear()
        self._bells[audience].set()
        self._bells[audience] = asyncio.Event()

    async def _keep_all(self) -> None:
        while self._waiting:
            batch, self._waiting = self._waiting, []
            await self._keep(batch)
            if any(isinstance(event, VoteCast | Departed) for event, _ in batch) and self._complete:
                self._waiting.append((self._shown("everybody"), _unheard()))

    async def _keep(self, batch: "list[_Submitted]") -> None:
        """Have what was submitted happen, and tell everybody what became of it."""
        tried = [one for one in batch if self._written(*one)]
        if not tried:
            return
        happened = [event for event, _ in tried]
        try:
            outcomes = await asyncio.to_thread(self._store.record_each, happened)
        except Exception as error:  # noqa: BLE001 whoever sent it is told
            for _, done in tried:
                _end(done, error)
            return
        for (_, done), outcome in zip(tried, outcomes, strict=True):
            _end(done, outcome.refused)
        self.ring("leader")
        if not all(isinstance(event, _UNSEEN) for event in happened):
            self.ring("people")

    def _written(self, event: WorkshopEvent, done: "asyncio.Future[None]") -> bool:
        """Write a decision into the answers; tell whether the event may happen then."""
        if not isinstance(event, RoundDecided):
            return True
        try:
            apply(self.workshop, event)
            self._write(event)
        except AdvisorError as error:
            _end(done, error)
            return False
        return True

    @property
    def _complete(self) -> bool:
        """Whether all have voted on an open question, and they are several.

        A single vote would be shown before the others have come in, and tell whose it is. Where
        they vote once more, whoever leads says when: the first to change a vote is not the last.
        """
        name = self.workshop.current
        round_ = self.workshop.rounds.get(name or "")
        if name is None or round_ is None or round_.stage is not RoundStage.OPEN or round_.shown:
            return False
        return votes_on(round_) > 1 and not awaited(self.workshop, name).count

    async def _show(self, by: RevealedBy) -> None:
        name = self.workshop.current
        if name is not None and self.workshop.rounds[name].stage is RoundStage.OPEN:
            with suppress(
                AdvisorError
            ):  # somebody was quicker; or the disk refuses, next time then
                await self.submit(self._shown(by))

    def _shown(self, by: RevealedBy) -> RoundRevealed:
        return RoundRevealed(by=by, at=self.clock())


_Submitted = tuple[WorkshopEvent, asyncio.Future[None]]


def _end(done: asyncio.Future[None], error: Exception | None) -> None:
    if error is None:
        done.set_result(None)
    else:
        done.set_exception(error)


def _unheard() -> asyncio.Future[None]:
    """Return where nobody waits for what became of an event."""
    done = asyncio.get_running_loop().create_future()
    done.add_done_callback(lambda ended: ended.exception())
    return done
