"""The screens in a browser."""

import asyncio
import logging
import shlex
import sys
from collections.abc import Awaitable, Callable
from typing import Any, cast
from urllib.parse import urlsplit

from aiohttp import web
from textual_serve.server import Server

from advisor.shipped import shipped

_PATIENCE_SECONDS = 5
_LOOPBACK = {"localhost", "127.0.0.1", "::1"}
_Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


def serve(host: str, port: int) -> None:
    """Serve until interrupted; each visitor gets a process of their own."""
    command = shlex.join([sys.executable, "-P", "-m", "advisor"])
    pages = shipped("templates") / "web"
    _Server(command, host=host, port=port, title="advisor", templates_path=pages).serve()


class _Server(Server):
    """Answers only pages it served itself.

    Without this, any page open in the same browser could drive the screens, and with them write
    files, because a browser lets pages connect to sockets of other origins.
    """

    def __init__(self, command: str, **more: Any) -> None:
        super().__init__(command, **more)
        self._visits: set[asyncio.Task[Any]] = set()

    async def handle_websocket(self, request: web.Request) -> web.WebSocketResponse:
        """Drive one visitor's process, which `on_shutdown` can end."""
        visit = cast("asyncio.Task[Any]", asyncio.current_task())
        self._visits.add(visit)
        try:
            return await super().handle_websocket(request)
        finally:
            self._visits.discard(visit)

    async def on_shutdown(self, app: web.Application) -> None:  # noqa: ARG002 as it is declared
        """Let the visitors' processes end by themselves, so that each lets go of its file."""
        for visit in self._visits:
            visit.cancel()
        if self._visits:
            await asyncio.wait(self._visits, timeout=_PATIENCE_SECONDS)

    async def _make_app(self) -> web.Application:
        app = await super()._make_app()

        @web.middleware
        async def own_pages_only(request: web.Request, handler: _Handler) -> web.StreamResponse:
            if not trusted(self.host, request.host, request.headers.get("Origin")):
                raise web.HTTPForbidden(text="This address serves its own pages alone.")
            # The page must come back to the name it was asked for by, not the one listened on.
            self.public_url = f"http://{request.host}"
            return await handler(request)

        app.middlewares.append(own_pages_only)
        return app

    def initialize_logging(self) -> None:
        """Tell of what fails, on stderr, and not of each request."""
        logging.basicConfig(level=logging.WARNING, format="%(message)s")

    async def on_startup(self, app: web.Application) -> None:
        """Print nothing: stdout is for data."""


def trusted(served: str, asked: str, origin: str | None) -> bool:
    """Tell whether a request was meant for this server and comes from one of its own pages.

    `served` is the address listened on, `asked` the Host header, `origin` the page's origin.
    """
    if served in _LOOPBACK and urlsplit(f"//{asked}").hostname not in _LOOPBACK:
        return False
    return origin is None or urlsplit(origin).netloc == asked
