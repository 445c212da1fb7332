"""The server: what it answers, to whom, and how it ends."""

import asyncio
import logging
import signal
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path
from typing import Any, cast

from aiohttp import web

from advisor.serving.connection_limit import Door
from advisor.serving.hosts import same_origin
from advisor.serving.responses import Handler, contained, headers, log_in_lines
from advisor.shipped import shipped
from advisor.translation import sentence
from advisor.tui.web.access import Access
from advisor.tui.web.screens_process import PATIENCE_SECONDS
from advisor.tui.web.visit import visit

_TERMINAL = Path(str(files("textual_serve"))) / "static"
_MOST_CONNECTIONS = 200
_STRANGER_SECONDS = 10
_KEEP_ALIVE_SECONDS = 10
_HEADERS = headers(style="'self' 'unsafe-inline'")  # the terminal styles its own letters
_ENTER = (
    '<!DOCTYPE html><meta charset="utf-8"><title>advisor</title>'
    '<link rel="icon" href="data:,">'
    '<meta http-equiv="refresh" content="0;url={path}"><a href="{path}">advisor</a>'
)
_NO_TOKEN = sentence("Open the address that advisor printed: it holds the token.\n")
_NOT_OURS = sentence("This server does not answer to that name, or not to that page.\n")

_log = logging.getLogger("advisor.web")


def serve(
    host: str, port: int, access: Access, *, visitors: int, ready: Callable[[], object]
) -> None:
    """Serve until interrupted or terminated; call `ready` once visitors can come.

    Raises OSError when the address cannot be listened on.
    """
    log_in_lines()
    asyncio.run(_serve(_Site(access=access, visitors=visitors), host, port, ready))


@dataclass(kw_only=True)
class _Site:
    """What is served, and who is visiting."""

    access: Access
    visitors: int
    visits: set[asyncio.Task[Any]] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.places = asyncio.Semaphore(self.visitors)
        self.door = Door(most=_MOST_CONNECTIONS, stranger_seconds=_STRANGER_SECONDS)
        pages = shipped("templates") / "web"
        self.assets = {
            "": pages / "index.html",
            "page.css": pages / "page.css",
            "page.js": pages / "page.js",
            "textual.js": _TERMINAL / "js" / "textual.js",
            "xterm.css": _TERMINAL / "css" / "xterm.css",
        }

    def app(self) -> web.Application:
        """Return the application, without a server around it."""
        app = web.Application(middlewares=[self.guard], client_max_size=0)
        app.add_routes(
            [
                web.get("/", self.enter),
                web.get(f"{self.access.path}ws", self.websocket),
                web.get(f"{self.access.path}{{name:.*}}", self.asset),
            ]
        )
        app.on_response_prepare.append(_add_headers)
        app.on_shutdown.append(self.end_visits)
        return app

    @web.middleware
    async def guard(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Let in only who may come in, and let no fault of a request become a traceback."""
        self.check(request)
        return await contained(request, handler, _log)

    def check(self, request: web.Request) -> None:
        """Raise HTTPForbidden unless the request may be answered."""
        host, origin = request.headers.get("Host"), request.headers.get("Origin")
        arrived = request.get_extra_info("sockname") or ("",)
        if host is None or not self.access.answers_to(host, arrived[0]):
            raise web.HTTPForbidden(text=_NOT_OURS)
        if (origin is not None or _is_websocket(request)) and not same_origin(origin, host):
            raise web.HTTPForbidden(text=_NOT_OURS)
        if request.path != "/" and not self.access.has_pass(
            request.cookies.get(self.access.cookie)
        ):
            raise web.HTTPForbidden(text=_NO_TOKEN)
        if request.path != "/":
            self.door.let_in(request)

    async def enter(self, request: web.Request) -> web.Response:
        """Exchange the token for a cookie, and go on to the page."""
        access = self.access
        if not access.has_token(request.query.get("token")):
            raise web.HTTPForbidden(text=_NO_TOKEN)
        # A redirection would lose the cookie where the address was followed from another page.
        response = web.Response(text=_ENTER.format(path=access.path), content_type="text/html")
        response.set_cookie(
            access.cookie, access.pass_, path=access.path, httponly=True, samesite="Strict"
        )
        return response

    async def asset(self, request: web.Request) -> web.FileResponse:
        """Return one of the few files there are."""
        path = self.assets.get(request.match_info["name"])
        if path is None:
            raise web.HTTPNotFound(text=sentence("There is no such page.\n"))
        return web.FileResponse(path)

    async def websocket(self, request: web.Request) -> web.StreamResponse:
        """Drive one visitor's process, which `end_visits` can end."""
        if not _is_websocket(request):
            raise web.HTTPBadRequest(text=sentence("This is for the page's own use.\n"))
        task = cast("asyncio.Task[Any]", asyncio.current_task())
        self.visits.add(task)
        try:
            return await visit(request, self.places, self.visitors)
        finally:
            self.visits.discard(task)

    async def end_visits(self, _app: web.Application) -> None:
        """Let the visitors' processes end by themselves, so that each lets go of its file."""
        for task in self.visits:
            task.cancel()
        if self.visits:
            await asyncio.wait(self.visits, timeout=PATIENCE_SECONDS + 1)


async def _serve(site: _Site, host: str, port: int, ready: Callable[[], object]) -> None:
    ended, loop = asyncio.Event(), asyncio.get_running_loop()
    with suppress(NotImplementedError):  # where ctrl+c is no signal, asyncio cancels this
        for number in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(number, ended.set)
    runner = web.AppRunner(
        site.app(), access_log=None, keepalive_timeout=_KEEP_ALIVE_SECONDS, shutdown_timeout=1
    )
    await runner.setup()
    try:
        assert runner.server is not None  # noqa: S101 it is set up
        site.door.leads_to(runner.server)
        server = await loop.create_server(site.door, host, port)
        ready()
        await ended.wait()
        server.close()
    finally:
        await runner.cleanup()


def _is_websocket(request: web.Request) -> bool:
    return request.headers.get("Upgrade", "").lower() == "websocket"


async def _add_headers(_request: web.Request, response: web.StreamResponse) -> None:
    response.headers.update(_HEADERS)
