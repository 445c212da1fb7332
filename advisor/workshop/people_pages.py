"""The pages of those who take part."""

from aiohttp import web

from advisor.assessment.votes.events import Departed
from advisor.errors import AdvisorError
from advisor.translation import sentence
from advisor.workshop.actions import vote_cast
from advisor.workshop.admission import Gate
from advisor.workshop.guests import Guests
from advisor.workshop.keys import PassHolder, new_nonce
from advisor.workshop.messages import EnterBody, JoinBody, LeaveBody, VoteBody
from advisor.workshop.pages import page
from advisor.workshop.phone_view import phone_view
from advisor.workshop.replies import NOT_A_SEAT, refused, reply, told
from advisor.workshop.room import Room


class PeoplePages:
    """Coming in by the code, taking part, voting, leaving."""

    def __init__(self, gate: Gate, room: Room, guests: Guests) -> None:
        self._gate, self._room, self._guests = gate, room, guests

    def routes(self) -> list[web.RouteDef]:
        """Return what these pages ask for."""
        path = self._gate.keys.path
        return [
            web.get("/", self.entrance),
            web.post("/enter", self.enter),
            web.get(path, self.phone),
            web.get(f"{path}state", self.state),
            web.post(f"{path}join", self.join),
            web.post(f"{path}vote", self.vote),
            web.post(f"{path}leave", self.leave),
        ]

    async def entrance(self, _request: web.Request) -> web.StreamResponse:
        """Return the page that asks for the code."""
        return page("phone.html")

    async def enter(self, request: web.Request) -> web.Response:
        """Exchange the short code for a cookie and the way to the page."""
        body = await self._gate.body(request, EnterBody)
        keys = self._gate.keys
        self._gate.require_code(request, right=keys.is_code(body.code))
        response = reply(path=keys.path)
        self._gate.give(response, "enter", keys.pass_for(PassHolder(nonce=new_nonce())))
        return response

    async def phone(self, request: web.Request) -> web.StreamResponse:
        """Return the page of somebody who came in."""
        if self._gate.guest(request) is None:
            raise web.HTTPFound("/")
        self._gate.door.let_in(request)
        return page("phone.html")

    async def state(self, request: web.Request) -> web.StreamResponse:
        """Return what a phone may see, once there is something new."""
        guest = self._gate.require_guest(request)
        person = await self._known(request)

        def view() -> dict[str, object]:
            still = person if person is not None and self._guests.holds(person) else None
            return phone_view(self._room, still)

        who = (person or guest).key
        return await self._gate.when_new(request, self._room, "people", who, view)

    async def join(self, request: web.Request) -> web.Response:
        """Let somebody take part, and give them the pass by which they are known."""
        guest = self._gate.require_guest(request)
        before = await self._known(request)
        body = await self._gate.body(request, JoinBody)
        self._gate.spend_join(request)
        if body.unnamed and body.back:
            right = self._gate.keys.seat_of(body.back) is not None
            self._gate.require_code(request, right=right, wrong=NOT_A_SEAT)
        if before is not None:
            raise refused(409, sentence("You take part already."))
        try:
            person = await self._guests.welcome(body, guest)
        except AdvisorError as error:
            raise told(error) from None
        response = reply(said="")
        self._gate.give(response, "me", self._gate.keys.pass_for(person))
        return response

    async def vote(self, request: web.Request) -> web.Response:
        """Take a vote; return what it says of each fact."""
        person = await self._require_person(request)
        body = await self._gate.body(request, VoteBody)
        try:
            event = vote_cast(self._room, person, body)
            await self._room.submit(event)
        except AdvisorError as error:
            raise told(error) from None
        return reply(said=dict(event.vote.said))

    async def leave(self, request: web.Request) -> web.Response:
        """Let somebody go; what they voted stays."""
        person = await self._require_person(request)
        await self._gate.body(request, LeaveBody)
        try:
            await self._room.submit(Departed(name=person.name, seat=person.seat))
        except AdvisorError as error:
            raise told(error) from None
        response = reply(said="")
        self._gate.take_back(response, "me")
        return response

    async def _known(self, request: web.Request) -> PassHolder | None:
        """Return who asks, None for somebody who has yet to say so."""
        return await self._guests.known(self._gate.keys.person(self._gate.shown(request, "me")))

    async def _require_person(self, request: web.Request) -> PassHolder:
        self._gate.require_guest(request)
        person = await self._known(request)
        if person is None:
            raise refused(409, sentence("Say first who you are."))
        self._gate.spend(person.key)
        return person
