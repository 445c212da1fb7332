"""Answers that a page shows in its own words."""

from typing import Any

from aiohttp import web
from msgspec.json import encode

from advisor.errors import AdvisorError, UsageError
from advisor.plain_text import one_line
from advisor.translation import sentence

TOO_MUCH = sentence("That was too much at once. Wait a moment.")
NOT_OF_A_PAGE = sentence("The page sent something that it should not.")
NOT_A_SEAT = sentence("That code leads back to nobody. Leave it empty to take part anew.")
NOT_THE_CODE = sentence("That is not the code on the screen.")
_JSON = "application/json"
_KINDS: dict[int, type[web.HTTPException]] = {
    400: web.HTTPBadRequest,
    403: web.HTTPForbidden,
    408: web.HTTPRequestTimeout,
    409: web.HTTPConflict,
    415: web.HTTPUnsupportedMediaType,
    429: web.HTTPTooManyRequests,
}


def reply(**data: Any) -> web.Response:
    """Return what was asked for."""
    return web.Response(body=encode(data), content_type=_JSON)


def refused(status: int, said: str) -> web.HTTPException:
    """Return an answer that says why something was not done."""
    return _KINDS[status](text=encode({"said": said.strip()}).decode(), content_type=_JSON)


def told(error: AdvisorError) -> web.HTTPException:
    """Return an error as an answer."""
    problem = error.problems[0]
    said = one_line(f"{problem.message[:1].upper()}{problem.message[1:]}. {problem.hint or ''}")
    return refused(400 if isinstance(error, UsageError) else 409, said)
