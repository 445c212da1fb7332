"""The page of whoever leads, from a browser."""

from aiohttp import web

from advisor.assessment.votes.events import HandedOver
from advisor.errors import AdvisorError
from advisor.translation import sentence
from advisor.workshop.about import abouts
from advisor.workshop.actions import led, text
from advisor.workshop.admission import Gate
from advisor.workshop.guests import Guests
from advisor.workshop.keys import HandOverCode, PassHolder, new_nonce
from advisor.workshop.lead_view import WayIn, lead_view
from advisor.workshop.messages import EnterBody, LeadBody
from advisor.workshop.pages import page
from advisor.workshop.replies import refused, reply, told
from advisor.workshop.room import Room

_LONGEST_NAME = 60


class LeadPages:
    """Opening, showing, deciding; one page leads at a time, and can hand over to another."""

    def __init__(self, gate: Gate, room: Room, guests: Guests, address: str) -> None:
        self._gate, self._room, self._guests = gate, room, guests
        keys, show = gate.keys, "/show"
        projector = f"{show}?token={keys.token('show')}"
        self._way_in = WayIn(address=address, code=keys.code, projector=projector)
        self._leader: str | None = None
        self.hand_over = HandOverCode()

    def routes(self) -> list[web.RouteDef]:
        """Return what this page asks for."""
        path = f"{self._gate.keys.path}lead/"
        return [
            web.get("/lead", self.enter),
            web.post("/lead", self.take_over),
            web.get(path, self.lead),
            web.get(f"{path}state", self.state),
            web.get(f"{path}abouts", self.abouts),
            web.post(f"{path}do", self.do),
        ]

    async def enter(self, request: web.Request) -> web.StreamResponse:
        """Exchange the token for a cookie, or ask for the code of a hand-over."""
        token = request.query.get("token")
        if token is None:
            return page("lead.html")
        if not self._gate.keys.opens("lead", token):
            raise self._gate.stranger()
        return self._gate.onward("lead", self._new_leader())

    async def take_over(self, request: web.Request) -> web.Response:
        """Exchange a hand-over's code for a cookie: whoever has it leads from now on."""
        body = await self._gate.body(request, EnterBody)
        name = text(body.name)
        if name is None or len(name) > _LONGEST_NAME:
            raise refused(400, sentence("Say who leads now: a name."))
        self._gate.require_code(request, right=self.hand_over.use(body.code))
        try:
            await self._room.submit(HandedOver(to=name, at=self._room.clock()))
        except AdvisorError as error:
            raise told(error) from None
        response = reply(path=f"{self._gate.keys.path}lead/")
        self._gate.give(response, "lead", self._new_leader())
        return response

    async def lead(self, request: web.Request) -> web.StreamResponse:
        """Return the leader's page."""
        self._require_leader(request)
        return page("lead.html")

    async def state(self, request: web.Request) -> web.StreamResponse:
        """Return what whoever leads sees, once there is something new."""
        nonce = self._require_leader(request)
        return await self._gate.when_new(
            request,
            self._room,
            "leader",
            f"lead {nonce}",
            lambda: lead_view(
                self._room, self._way_in, self._elsewhere(nonce), closed=self._guests.closed
            ),
        )

    async def abouts(self, request: web.Request) -> web.Response:
        """Return what an action can be about: questions, and steps of the rubric."""
        self._require_leader(request)
        return reply(titles=[title for _, title in abouts(self._room)])

    async def do(self, request: web.Request) -> web.Response:
        """Do what whoever leads wants done."""
        nonce = self._require_leader(request)
        body = await self._gate.body(request, LeadBody)
        elsewhere = self._elsewhere(nonce)
        if elsewhere is not None:
            raise refused(409, elsewhere)
        if body.do == "hand-over":
            return reply(code=self.hand_over.draw())
        try:
            await self._do(body)
        except AdvisorError as error:
            raise told(error) from None
        return reply(said="")

    async def _do(self, body: LeadBody) -> None:
        if body.do in {"close", "admit"}:
            self._guests.close(closed=body.do == "close")
        elif body.do == "remove":
            await self._guests.let_go(body.name)
        else:
            await self._room.submit(led(self._room, body))

    def _new_leader(self) -> str:
        self._leader = new_nonce()
        self._room.ring("leader")
        return self._gate.keys.pass_for(PassHolder(name="", nonce=self._leader))

    def _require_leader(self, request: web.Request) -> str:
        """Return the nonce of a page that leads, or led. Raises HTTPForbidden for any other."""
        person = self._gate.keys.person(self._gate.shown(request, "lead"))
        if person is None or person.name != "":
            raise self._gate.stranger()
        self._gate.door.let_in(request)
        self._leader = self._leader or person.nonce  # the program was started anew
        return person.nonce

    def _elsewhere(self, nonce: str) -> str | None:
        """Return that somebody else leads by now, if so."""
        if nonce == self._leader:
            return None
        name = (self._room.workshop.facilitators or (sentence("Another page"),))[-1]
        return sentence("{name} leads now.", name=name)
