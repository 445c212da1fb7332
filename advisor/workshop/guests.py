"""Who holds which name: each is held by one phone, that which took part by it last."""

from unicodedata import normalize

from advisor.assessment.votes.events import Departed, Joined
from advisor.assessment.votes.people import LONGEST_NAME
from advisor.errors import UsageError
from advisor.plain_text import one_line
from advisor.translation import sentence
from advisor.workshop.keys import PassHolder, WorkshopKeys
from advisor.workshop.messages import JoinBody
from advisor.workshop.room import Room


class Guests:
    """Lets people take part, and knows them again by their passes."""

    def __init__(self, room: Room, keys: WorkshopKeys) -> None:
        self._room, self._keys = room, keys
        self._holders: dict[str, str] = {}
        self._coming: set[str] = set()
        self.closed = False

    async def welcome(self, body: JoinBody, guest: PassHolder) -> PassHolder:
        """Let a guest take part; return who they are from now on. Raises AdvisorError.

        Asked again, as where the answer was lost on its way, they are who they were.
        """
        if self.closed:
            raise UsageError(
                sentence("nobody else is let in"),
                hint=sentence("Ask whoever leads to open the door."),
            )
        apart = body.apart and self._room.workshop.open_until is not None
        if body.unnamed:
            back = self._keys.seat_of(body.back or "")
            person = PassHolder(seat=back or self._keys.seat_for(guest.nonce), apart=apart)
            joined = Joined(seat=person.seat, known=back is not None, apart=apart)
            await self._room.submit(joined)
            return person
        name = _clean(body.name or "")
        if self._holders.get(name) != guest.nonce:
            self._require_free(name)
        person = PassHolder(name=name, apart=apart, nonce=guest.nonce)
        self._coming.add(_alike(name))
        self._holders[name] = person.nonce
        try:
            await self._room.submit(Joined(name=name, role=self._role(body.role), apart=apart))
        finally:
            self._coming.remove(_alike(name))
        return person

    async def known(self, person: PassHolder | None) -> PassHolder | None:
        """Return somebody known by a pass, who came back or never left; None for anybody else."""
        if person is None or (person.seat is None and not person.name):
            return None
        if person.seat is not None and person.seat not in self._room.workshop.seats:
            if person.seat in self._holders:
                return None  # they left
            await self._room.submit(Joined(seat=person.seat, known=True, apart=person.apart))
        if person.seat is not None:
            self._holders[person.seat] = ""
        elif person.name is not None:
            self._holders.setdefault(person.name, person.nonce)
        return person if self.holds(person) else None

    def holds(self, person: PassHolder) -> bool:
        """Tell whether somebody takes part, under a name that nobody else has taken over."""
        workshop = self._room.workshop
        if person.seat is not None:
            return person.seat in workshop.seats
        found = workshop.participants.get(person.name or "")
        return found is not None and found.here and self._holders.get(found.name) == person.nonce

    def close(self, *, closed: bool) -> None:
        """Let nobody else in, or others in again."""
        self.closed = closed
        self._room.ring("leader")

    async def let_go(self, name: str | None) -> None:
        """Let somebody go, or without a name all who take part unnamed. Raises AdvisorError."""
        if name is not None:
            await self._room.submit(Departed(name=name))
            self._holders[name] = ""
            return
        for seat in sorted(self._room.workshop.seats - self._room.workshop.apart_seats):
            self._holders[seat] = ""
            await self._room.submit(Departed(seat=seat))

    def _role(self, given: str | None) -> str | None:
        return given if any(role.id == given for role in self._room.rubric.roles) else None

    def _require_free(self, name: str) -> None:
        taken = {_alike(p.name) for p in self._room.workshop.participants.values() if p.here}
        if _alike(name) in taken | self._coming:
            raise UsageError(
                sentence("somebody named {name} takes part already", name=name),
                hint=sentence(
                    "Add an initial. If that is you on another device, ask whoever leads to let "
                    "you in again."
                ),
            )


def _clean(name: str) -> str:
    """Return a name as it is shown and kept. Raises UsageError where nothing is left of it."""
    cleaned = one_line(normalize("NFC", name))
    if not cleaned or len(cleaned) > LONGEST_NAME:
        raise UsageError(
            sentence("a name has 1 to {most} characters", most=LONGEST_NAME),
            hint=sentence("Shorten it, or take part unnamed."),
        )
    return cleaned


def _alike(name: str) -> str:
    return normalize("NFKC", name).casefold()
