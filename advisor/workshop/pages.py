"""The few files that pages are made of."""

from aiohttp import web

from advisor.shipped import shipped
from advisor.translation import sentence

_ASSETS = ("phone.css", "phone.js", "shared.js", "show.css", "show.js", "lead.css", "lead.js")


def page(name: str) -> web.FileResponse:
    """Return a file that travels with the product."""
    return web.FileResponse(shipped("templates") / "workshop" / name)


async def asset(request: web.Request) -> web.StreamResponse:
    """Return what a page looks like or does; nothing in it is secret."""
    name = request.match_info["name"]
    if name not in _ASSETS:
        raise web.HTTPNotFound(text=sentence("There is no such page.\n"))
    return page(name)
