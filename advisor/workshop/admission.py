"""Who is let in where, and how much they may ask for."""

import asyncio
from collections import Counter
from collections.abc import Callable
from typing import Any, Literal, TypeVar

from aiohttp import web

from advisor.errors import UsageError
from advisor.serving.connection_limit import Door
from advisor.serving.hosts import answers_to, same_origin
from advisor.translation import sentence
from advisor.workshop.allowance import Allowances, Rate
from advisor.workshop.keys import Entrance, PassHolder, WorkshopKeys
from advisor.workshop.messages import EnterBody, JoinBody, LeadBody, LeaveBody, VoteBody, read_body
from advisor.workshop.replies import NOT_OF_A_PAGE, NOT_THE_CODE, TOO_MUCH, refused, reply, told
from advisor.workshop.room import Audience, Room

_MOST_CONNECTIONS = 900
_STRANGER_SECONDS = 10
_BODY_SECONDS = 10
_POLL_SECONDS = 25
_MOST_POLLS = 4
_BREATH_SECONDS = 0.05
_COOKIE_SECONDS = 30 * 24 * 3600  # a workshop goes on another day
_REQUESTS = Rate(burst=40, per_second=5)
_JOINS = Rate(burst=250, per_second=1)  # a whole room may come by one address
_WRONG_CODES = Rate(burst=10, per_second=0.3)
_NO_CODE = sentence("Open the address on the screen, and type the code there.\n")
_NOT_OURS = sentence("This server does not answer to that name, or not to that page.\n")
_ENTER = (
    '<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>Workshop</title>'
    '<link rel="icon" href="data:,">'
    '<meta http-equiv="refresh" content="0;url={path}"><a href="{path}">Workshop</a>'
)
_B = TypeVar("_B", EnterBody, JoinBody, VoteBody, LeaveBody, LeadBody)


class Gate:
    """What every page asks before it answers. `names` are those the server answers to."""

    def __init__(self, keys: WorkshopKeys, names: frozenset[str]) -> None:
        self.keys, self._names = keys, names
        self.door = Door(most=_MOST_CONNECTIONS, stranger_seconds=_STRANGER_SECONDS)
        self._requests, self._joins = Allowances(_REQUESTS), Allowances(_JOINS)
        self._wrong_codes = Allowances(_WRONG_CODES)
        self._polls: Counter[str] = Counter()
        self._told: dict[str, float] = {}

    def require_ours(self, request: web.Request) -> None:
        """Raise HTTPForbidden unless a request is for this server, from a page of its own."""
        host, origin = request.headers.get("Host"), request.headers.get("Origin")
        arrived = request.get_extra_info("sockname") or ("",)
        if host is None or not answers_to(self._names, host, arrived[0]):
            raise web.HTTPForbidden(text=_NOT_OURS)
        if (origin is not None or request.method != "GET") and not same_origin(origin, host):
            raise web.HTTPForbidden(text=_NOT_OURS)

    def guest(self, request: web.Request) -> PassHolder | None:
        """Return whoever came in by the code, who may have yet to say who they are."""
        return self.keys.person(self.shown(request, "enter"))

    def require_guest(self, request: web.Request) -> PassHolder:
        """Return whoever came in by the code. Raises HTTPForbidden for a stranger."""
        guest = self.guest(request)
        if guest is None:
            raise self.stranger()
        self.door.let_in(request)
        return guest

    def require_projector(self, request: web.Request) -> None:
        """Raise HTTPForbidden unless the projector's page asks."""
        if not self.keys.opens("show", self.shown(request, "show")):
            raise self.stranger()
        self.door.let_in(request)

    @staticmethod
    def stranger() -> web.HTTPException:
        """Return that somebody has to come in first."""
        return refused(403, _NO_CODE)

    def require_code(self, request: web.Request, *, right: bool, wrong: str = NOT_THE_CODE) -> None:
        """Raise unless a code was right.

        A right one is taken however many wrong ones came, or one guesser would lock out all others
        who come by the same proxy.
        """
        if right:
            return
        if not self._wrong_codes.spend(request.remote or "", _now()):
            raise refused(429, TOO_MUCH)
        raise refused(403, wrong)

    def spend(self, who: str) -> None:
        """Count a request of somebody. Raises where they asked too often."""
        if not self._requests.spend(who, _now()):
            raise refused(429, TOO_MUCH)

    def spend_join(self, request: web.Request) -> None:
        """Count that somebody wants to take part. Raises where too many did, from one address."""
        if not self._joins.spend(request.remote or "", _now()):
            raise refused(429, TOO_MUCH)

    async def body(self, request: web.Request, kind: type[_B]) -> _B:
        """Return what a page sent. Raises where it is too slow, or nothing that a page sends."""
        if request.content_type != "application/json":
            raise refused(415, NOT_OF_A_PAGE)
        try:
            async with asyncio.timeout(_BODY_SECONDS):
                data = await request.read()
            return read_body(data, kind)
        except TimeoutError:
            raise refused(408, sentence("The page sent too slowly.")) from None
        except UsageError as error:
            raise told(error) from None

    async def when_new(
        self,
        request: web.Request,
        room: Room,
        audience: Audience,
        who: str,
        view: Callable[[], dict[str, Any]],
    ) -> web.StreamResponse:
        """Return the whole of what may be seen, or after a while that nothing is new."""
        if audience == "people":
            self.spend(who)
        if self._polls[who] >= _MOST_POLLS:
            raise refused(429, TOO_MUCH)
        since = request.query.get("since", "")
        self._polls[who] += 1
        try:
            if not await room.changed(audience, since, _POLL_SECONDS):
                return reply(version=since, same=True)
            if audience == "leader":
                await self._breathe(who)
        finally:
            self._polls[who] -= 1
            if not self._polls[who]:
                del self._polls[who]
        return reply(**view())

    async def _breathe(self, who: str) -> None:
        """Wait where a page was told something just now: votes of many come in one answer."""
        told = self._told.get(who, 0.0)
        await asyncio.sleep(max(0.0, told + _BREATH_SECONDS - _now()))
        self._told = {who: _now()}

    def shown(self, request: web.Request, door: Entrance | Literal["me"]) -> str | None:
        """Return the cookie of an entrance, or of a person."""
        return request.cookies.get(self.keys.cookie(door))

    def give(self, response: web.Response, door: Entrance | Literal["me"], value: str) -> None:
        """Hand out a cookie, which goes to the workshop's own path alone."""
        response.set_cookie(
            self.keys.cookie(door),
            value,
            path=self.keys.path,
            httponly=True,
            samesite="Strict",
            max_age=_COOKIE_SECONDS,
        )

    def take_back(self, response: web.Response, door: Literal["me"]) -> None:
        """Have a browser forget a cookie."""
        response.del_cookie(self.keys.cookie(door), path=self.keys.path)

    def onward(self, entrance: Entrance, value: str) -> web.Response:
        """Hand out a cookie, and go on to the page it is for."""
        # A redirection would lose the cookie where the address was followed from another page.
        path = f"{self.keys.path}{entrance}/"
        response = web.Response(text=_ENTER.format(path=path), content_type="text/html")
        self.give(response, entrance, value)
        return response


def _now() -> float:
    return asyncio.get_running_loop().time()
