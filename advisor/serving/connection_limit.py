"""How many connections there may be, and how long those of strangers last."""

import asyncio

from aiohttp import web


class Door:
    """Takes a bounded number of connections, and soon ends those of whom is not let in.

    It is what a loop's `create_server` asks for a protocol; the handler of a request calls
    `let_in` once it knows who asks.
    """

    def __init__(self, *, most: int, stranger_seconds: float) -> None:
        self._most, self._stranger_seconds = most, stranger_seconds
        self._strangers: dict[asyncio.BaseProtocol, asyncio.TimerHandle] = {}
        self._server: web.Server | None = None

    def leads_to(self, server: web.Server) -> None:
        """Say which server the connections are for."""
        self._server = server

    def __call__(self) -> asyncio.Protocol:
        server = self._server
        if server is None or len(server.connections) >= self._most:
            return _Refusal()
        connection = server()
        self._strangers[connection] = asyncio.get_running_loop().call_later(
            self._stranger_seconds, self._end, connection
        )
        return connection

    def let_in(self, request: web.Request) -> None:
        """Let the connection of a request stay."""
        if request.protocol in self._strangers:
            self._strangers.pop(request.protocol).cancel()

    def _end(self, connection: web.RequestHandler) -> None:
        del self._strangers[connection]
        connection.force_close()


class _Refusal(asyncio.Protocol):
    """Closes at once."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        transport.close()
