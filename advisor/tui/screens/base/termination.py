"""How the screens end when the system asks for it, and not the person before them."""

import asyncio
import signal
from contextlib import suppress
from functools import partial

from textual.app import App

_TERMINATED = 128 + signal.SIGTERM


def run_until_left(app: App[None]) -> int:
    """Run an application on this terminal until it is left or terminated; return its exit code.

    Terminated, it gives the terminal back as if it had been left by its own key: an exception
    raised wherever the program happens to be would end in one of Textual's tasks, and be told as
    a fault of ours.
    """
    before = signal.getsignal(signal.SIGTERM)
    try:
        asyncio.run(_run(app))
    finally:
        signal.signal(signal.SIGTERM, before)  # the loop takes its own away when it closes
    return app.return_code or 0


async def _run(app: App[None]) -> None:
    with suppress(NotImplementedError):  # where there is no such signal, the loop knows none
        loop = asyncio.get_running_loop()
        loop.add_signal_handler(signal.SIGTERM, partial(app.exit, return_code=_TERMINATED))
    await app.run_async()
