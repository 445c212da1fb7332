"""The server: it takes connections for as long as a block runs, in whatever loop that is."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from aiohttp import web

from advisor.workshop.room import Room
from advisor.workshop.site import Site

_KEEP_ALIVE_SECONDS = 75  # phones that poll keep their connection
_log = logging.getLogger("advisor.workshop")


@asynccontextmanager
async def serving(room: Room, site: Site, host: str, port: int) -> AsyncIterator[None]:
    """Serve a room until the block ends. Raises OSError when the address cannot be listened on."""
    runner = web.AppRunner(
        site.app(),
        access_log=None,
        keepalive_timeout=_KEEP_ALIVE_SECONDS,
        shutdown_timeout=1,
        handler_cancellation=True,  # a phone that went to sleep waits for nothing
    )
    await runner.setup()
    watching = asyncio.create_task(room.watch())
    try:
        assert runner.server is not None  # noqa: S101 it is set up
        site.door.leads_to(runner.server)
        server = await asyncio.get_running_loop().create_server(site.door, host, port)
        try:
            yield
        finally:
            server.close()
    finally:
        watching.cancel()
        with suppress(asyncio.CancelledError):
            await watching
        await runner.cleanup()
