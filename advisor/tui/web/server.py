"""The server: what it answers, to whom, and how it ends."""

import asyncio
import logging
import signal
import traceback
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path
from typing import Any, cast

from aiohttp import web

from advisor.plain_text import plain
from advisor.shipped import shipped
from advisor.translation import sentence
from advisor.tui.web.access import Access, same_origin
from advisor.tui.web.screens_process import PATIENCE_SECONDS
from advisor.tui.web.visit import visit

_TERMINAL = Path(str(files("textual_serve"))) / "static"
_MOST_CONNECTIONS = 200
_STRANGER_SECONDS = 10
_KEEP_ALIVE_SECONDS = 10
_HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; "
    "style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "Server": "advisor",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
_ENTER = (
    '<!DOCTYPE html><meta charset="utf-8"><title>advisor</title>'
    '<link rel="icon" href="data:,">'
    '<meta http-equiv="refresh" content="0;url={path}"><a href="{path}">advisor</a>'
)
_NO_TOKEN = sentence("Open the address that advisor printed: it holds the token.\n")
_NOT_OURS = sentence("This server does not answer to that name, or not to that page.\n")

_Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
_log = logging.getLogger("advisor.web")


def serve(
    host: str, port: int, access: Access, *, visitors: int, ready: Callable[[], object]
) -> None:
    """Serve until interrupted or terminated; call `ready` once visitors can come.

    Raises OSError when the address cannot be listened on.
    """
    _log_in_lines()
    asyncio.run(_serve(_Site(access=access, visitors=visitors), host, port, ready))


@dataclass(kw_only=True)
class _Site:
    """What is served, and who is visiting."""

    access: Access
    visitors: int
    visits: set[asyncio.Task[Any]] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.places = asyncio.Semaphore(self.visitors)
        self.strangers: dict[asyncio.BaseProtocol, asyncio.TimerHandle] = {}
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
    async def guard(self, request: web.Request, handler: _Handler) -> web.StreamResponse:
        """Let in only who may come in, and let no fault of a request become a traceback."""
        try:
            self.check(request)
            return await handler(request)
        except (web.HTTPException, ConnectionError):
            raise
        except Exception as error:  # noqa: BLE001 whatever it is, others are served on
            _log.error("A request failed: %s", traceback.format_exception_only(error)[-1].strip())
            raise web.HTTPInternalServerError(text=sentence("This failed.\n")) from None

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
        if request.path != "/" and request.protocol in self.strangers:
            self.strangers.pop(request.protocol).cancel()

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
        server = await loop.create_server(_Door(site, runner.server), host, port)
        ready()
        await ended.wait()
        server.close()
    finally:
        await runner.cleanup()


class _Door:
    """Takes a bounded number of connections, and soon ends those of whom is not let in."""

    def __init__(self, site: _Site, server: web.Server) -> None:
        self._site, self._server = site, server

    def __call__(self) -> asyncio.Protocol:
        if len(self._server.connections) >= _MOST_CONNECTIONS:
            return _Refusal()
        connection = self._server()
        self._site.strangers[connection] = asyncio.get_running_loop().call_later(
            _STRANGER_SECONDS, self._end_stranger, connection
        )
        return connection

    def _end_stranger(self, connection: web.RequestHandler) -> None:
        del self._site.strangers[connection]
        connection.force_close()


class _Refusal(asyncio.Protocol):
    """Closes at once."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        transport.close()


def _is_websocket(request: web.Request) -> bool:
    return request.headers.get("Upgrade", "").lower() == "websocket"


async def _add_headers(_request: web.Request, response: web.StreamResponse) -> None:
    response.headers.update(_HEADERS)


class _Line(logging.Formatter):
    """One line for each, whatever a visitor has put into it, and never a traceback."""

    def format(self, record: logging.LogRecord) -> str:
        return plain(" ".join(record.getMessage().split()))


def _log_in_lines() -> None:
    """Tell of what fails, on stderr; what is wrong with a request is told to whoever sent it."""
    handler = logging.StreamHandler()
    handler.setFormatter(_Line())
    logging.basicConfig(level=logging.WARNING, handlers=[handler])
    logging.getLogger("aiohttp").setLevel(logging.CRITICAL + 1)
