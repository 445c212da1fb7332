"""The page of the projector."""

from aiohttp import web

from advisor.workshop.address import qr_picture
from advisor.workshop.admission import Gate
from advisor.workshop.pages import page
from advisor.workshop.room import Room
from advisor.workshop.show_view import show_view


class ShowPages:
    """One question, large, and the way in. `address` is where people come in, as it is shown."""

    def __init__(self, gate: Gate, room: Room, address: str) -> None:
        self._gate, self._room, self._address = gate, room, address

    def routes(self) -> list[web.RouteDef]:
        """Return what this page asks for."""
        path = f"{self._gate.keys.path}show/"
        return [
            web.get("/show", self.enter),
            web.get(path, self.show),
            web.get(f"{path}state", self.state),
            web.get(f"{path}qr.svg", self.qr),
        ]

    async def enter(self, request: web.Request) -> web.Response:
        """Exchange the token of the projector for a cookie, and go on to its page."""
        if not self._gate.keys.opens("show", request.query.get("token")):
            raise self._gate.stranger()
        return self._gate.onward("show", self._gate.keys.token("show"))

    async def show(self, request: web.Request) -> web.StreamResponse:
        """Return the projector's page."""
        self._gate.require_projector(request)
        return page("show.html")

    async def state(self, request: web.Request) -> web.StreamResponse:
        """Return what the projector shows, once there is something new."""
        self._gate.require_projector(request)
        return await self._gate.when_new(
            request,
            self._room,
            "people",
            "show",
            lambda: show_view(self._room, self._address, self._gate.keys.code),
        )

    async def qr(self, request: web.Request) -> web.Response:
        """Return the picture that leads a phone's camera to the entrance."""
        self._gate.require_projector(request)
        picture = qr_picture(self._address, self._gate.keys.code)
        return web.Response(text=picture, content_type="image/svg+xml")
