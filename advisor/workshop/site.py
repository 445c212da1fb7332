"""The workshop's pages together: people's, the projector's, the leader's."""

import logging

from aiohttp import web

from advisor.serving.connection_limit import Door
from advisor.serving.responses import Handler, contained, headers
from advisor.workshop.admission import Gate
from advisor.workshop.guests import Guests
from advisor.workshop.keys import WorkshopKeys
from advisor.workshop.lead_pages import LeadPages
from advisor.workshop.messages import LARGEST_BODY
from advisor.workshop.pages import asset
from advisor.workshop.people_pages import PeoplePages
from advisor.workshop.room import Room
from advisor.workshop.show_pages import ShowPages

_HEADERS = headers()
_log = logging.getLogger("advisor.workshop")


class Site:
    """What is served of a room.

    `address` is where people come in, as it is shown; `names` are those the server answers to.
    """

    def __init__(self, room: Room, keys: WorkshopKeys, names: frozenset[str], address: str) -> None:
        self._gate = Gate(keys, names)
        self.guests = Guests(room, keys)
        self._lead = LeadPages(self._gate, room, self.guests, address)
        self._pages = (
            PeoplePages(self._gate, room, self.guests),
            ShowPages(self._gate, room, address),
            self._lead,
        )

    @property
    def door(self) -> Door:
        """What takes the connections."""
        return self._gate.door

    def hand_over(self) -> str:
        """Return a code that lets one page lead, once."""
        return self._lead.hand_over.draw()

    def app(self) -> web.Application:
        """Return the application, without a server around it."""
        app = web.Application(middlewares=[self.guard], client_max_size=LARGEST_BODY)
        app.add_routes([web.get("/assets/{name}", asset)])
        for pages in self._pages:
            app.add_routes(pages.routes())
        app.on_response_prepare.append(_add_headers)
        return app

    @web.middleware
    async def guard(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Answer what is for this server alone, and let no fault become a traceback."""
        self._gate.require_ours(request)
        return await contained(request, handler, _log)


async def _add_headers(_request: web.Request, response: web.StreamResponse) -> None:
    response.headers.update(_HEADERS)
