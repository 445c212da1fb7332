"""What goes with every response, and what becomes of a fault."""

import logging
import traceback
from collections.abc import Awaitable, Callable, Mapping

from aiohttp import web

from advisor.plain_text import plain
from advisor.translation import sentence

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

_HEADERS = {
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "Server": "advisor",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src {style}; img-src 'self' data:; "
    "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)


def headers(style: str = "'self'") -> Mapping[str, str]:
    """Return the headers of every response; `style` says where styles may come from."""
    return {**_HEADERS, "Content-Security-Policy": _POLICY.format(style=style)}


async def contained(
    request: web.Request, handler: Handler, log: logging.Logger
) -> web.StreamResponse:
    """Answer a request, and let no fault of it become a traceback."""
    try:
        return await handler(request)
    except (web.HTTPException, ConnectionError):
        raise
    except Exception as error:  # noqa: BLE001 whatever it is, others are served on
        log.error("A request failed: %s", _last_line(error))  # noqa: TRY400 a line, no traceback
        raise web.HTTPInternalServerError(text=sentence("This failed.\n")) from None


def _last_line(error: Exception) -> str:
    return traceback.format_exception_only(error)[-1].strip()


class _Line(logging.Formatter):
    """One line for each, whatever a visitor has put into it, and never a traceback."""

    def format(self, record: logging.LogRecord) -> str:
        return plain(" ".join(record.getMessage().split()))


def log_in_lines() -> None:
    """Tell of what fails, on stderr; what is wrong with a request is told to whoever sent it."""
    handler = logging.StreamHandler()
    handler.setFormatter(_Line())
    logging.basicConfig(level=logging.WARNING, handlers=[handler])
    logging.getLogger("aiohttp").setLevel(logging.CRITICAL + 1)
