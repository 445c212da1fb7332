"""One visitor: a page on one side, a process that draws its screens on the other."""

import asyncio
import json
import logging
from collections.abc import Coroutine
from typing import Any

from aiohttp import WSMsgType, web

from advisor.translation import counted, sentence
from advisor.tui.web.allowance import Allowance
from advisor.tui.web.messages import Focus, Keys, Ping, TerminalSize, read_message, size_in
from advisor.tui.web.screens_process import ScreensProcess

_LONGEST_MESSAGE = 256 << 10
_HEARTBEAT_SECONDS = 15
_SEND_SECONDS = 30
_PLACE_SECONDS = 8  # a page loaded anew gives back its former place meanwhile
_IDLE_HOURS = 12

_log = logging.getLogger("advisor.web")


async def visit(request: web.Request, places: asyncio.Semaphore, seats: int) -> web.StreamResponse:
    """Serve one page until it closes, the screens are left, or it breaks the rules."""
    page = web.WebSocketResponse(
        heartbeat=_HEARTBEAT_SECONDS, max_msg_size=_LONGEST_MESSAGE, compress=False
    )
    await page.prepare(request)
    try:
        async with asyncio.timeout(_PLACE_SECONDS):
            await places.acquire()
    except TimeoutError:
        room = counted(
            "There is room for {n} visitor at once, and no place is free.",
            "There is room for {n} visitors at once, and no place is free.",
            seats,
        )
        await _close(
            page, sentence("{room} Try again when somebody has closed their page.", room=room)
        )
        return page
    try:
        size = size_in(request.query.get("width", ""), request.query.get("height", ""))
        said = await _screens(page, size)
    finally:
        places.release()
    await _close(page, said)
    return page


async def _screens(page: web.WebSocketResponse, size: TerminalSize) -> str:
    """Run a process for the page; return what its visitor is to be told when it has ended."""
    screens = await ScreensProcess.start(size)
    try:
        reason = await _first(_draw(page, screens), _take(page, screens))
    finally:
        code, last_words = await screens.end()
        if last_words:
            _log.warning("%s", last_words if code == 0 else last_words.splitlines()[-1])
    return reason or (last_words if code == 0 else sentence("The screens ended by an error."))


async def _first(*jobs: Coroutine[Any, Any, str]) -> str:
    """Return what the first job to end returns, and cancel the others."""
    tasks = [asyncio.ensure_future(job) for job in jobs]
    try:
        done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
    return done.pop().result()


async def _draw(page: web.WebSocketResponse, screens: ScreensProcess) -> str:
    """Send what is drawn, as long as somebody takes it."""
    try:
        async for frame in screens.frames():
            async with asyncio.timeout(_SEND_SECONDS):
                await page.send_bytes(frame)
    except (ConnectionError, TimeoutError):
        pass
    return ""


async def _take(page: web.WebSocketResponse, screens: ScreensProcess) -> str:
    """Pass on what the page says, as long as it says what pages say."""
    allowance, now = Allowance(), asyncio.get_running_loop().time
    try:
        async with asyncio.timeout(None) as idle:
            idle.reschedule(now() + _IDLE_HOURS * 3600)
            async for received in page:
                if received.type is not WSMsgType.TEXT:
                    return sentence("The page sent something that it should not.")
                await allowance.spend(len(received.data))
                message = read_message(received.data)
                if message is None:
                    return sentence("The page sent something that it should not.")
                if isinstance(message, Keys):
                    idle.reschedule(now() + _IDLE_HOURS * 3600)
                await _obey(message, page, screens)
    except TimeoutError:
        return sentence("Nothing was typed for {idle_hours} hours.", idle_hours=_IDLE_HOURS)
    except ConnectionError:
        return ""
    return ""


async def _obey(message: object, page: web.WebSocketResponse, screens: ScreensProcess) -> None:
    match message:
        case Keys(typed):
            await screens.type(typed)
        case TerminalSize():
            await screens.resize(message)
        case Focus(gained):
            await screens.focus(gained)
        case Ping(word):
            await page.send_json(["pong", word])


async def _close(page: web.WebSocketResponse, said: str) -> None:
    """Say why it ended, if anybody listens, and close."""
    try:
        async with asyncio.timeout(_SEND_SECONDS):
            if said and not page.closed:
                await page.send_str(json.dumps(["ended", said]))
            await page.close()
    except (ConnectionError, TimeoutError, RuntimeError):
        pass
