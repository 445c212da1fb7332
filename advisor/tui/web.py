"""The screens in a browser."""

import shlex
import sys
from collections.abc import Awaitable, Callable
from urllib.parse import urlsplit

from aiohttp import web
from textual_serve.server import Server

_LOOPBACK = {"localhost", "127.0.0.1", "::1"}
_Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


def serve(host: str, port: int) -> None:
    """Serve until interrupted; each visitor gets a process of their own."""
    command = shlex.join([sys.executable, "-P", "-m", "advisor"])
    _Server(command, host=host, port=port, title="advisor").serve()


class _Server(Server):
    """Answers only pages it served itself.

    Without this, any page open in the same browser could drive the screens, and with them write
    files, because a browser lets pages connect to sockets of other origins.
    """

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

    async def on_startup(self, app: web.Application) -> None:
        """Print nothing: stdout is for data."""


def trusted(served: str, asked: str, origin: str | None) -> bool:
    """Tell whether a request was meant for this server and comes from one of its own pages.

    `served` is the address listened on, `asked` the Host header, `origin` the page's origin.
    """
    if served in _LOOPBACK and urlsplit(f"//{asked}").hostname not in _LOOPBACK:
        return False
    return origin is None or urlsplit(origin).netloc == asked
